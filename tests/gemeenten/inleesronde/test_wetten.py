"""One change of the book is one change in every edition, whatever it is and wherever; nothing new is no change."""

import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeenten.inleesronde.samenvoegen import Canoniek, in_boek, met_sleutels, stel_voor, vul
from gemeenten.kernband.wijzigingen.vormen import met_vorm
from gemeenten.merge import Handeling, Soort, merge
from handleiding.importer.structure import Boekpagina
from handleiding.models import BijeenkomstPage, HoofdstukPage

# Only the types of pages are asked of the database.
pytestmark = pytest.mark.django_db

WOORDEN = [
    "ouder",
    "kind",
    "groep",
    "gesprek",
    "week",
    "vraag",
    "steun",
    "zorg",
    "school",
    "huis",
    "rust",
    "grens",
]
CANONIEK = []


def canoniek():
    if not CANONIEK:
        CANONIEK.append(Canoniek())
    return CANONIEK[0]


@st.composite
def zinnen(draw, merk):
    woorden = draw(st.lists(st.sampled_from(WOORDEN), min_size=4, max_size=8))
    return f"Over {' '.join(woorden)} {merk}."


@st.composite
def items(draw, maak):
    aantal = draw(st.integers(2, 6))
    return [maak(draw, f"{maak.__name__}{n}") for n in range(aantal)]


def onderwerp(draw, merk):
    delen = [draw(zinnen(f"{merk}d{n}")) for n in range(draw(st.integers(0, 3)))]
    return {"type": "onderwerp", "value": {"tekst": draw(zinnen(merk)), "onderdelen": delen}}


def onderdeel(draw, merk):
    alineas = [draw(zinnen(f"{merk}i{n}")) for n in range(draw(st.integers(0, 3)))]
    waarde = {
        "titel": f"Stap {merk}",
        "werkvorm": draw(st.sampled_from(["plenair", "spel", ""])),
        "minuten": draw(st.integers(1, 60)),
        "instructie": "".join(f"<p>{alinea}</p>" for alinea in alineas),
    }
    return {"type": "onderdeel", "value": waarde}


def verwijzing(draw, merk):
    waarde = {
        "auteur": draw(st.sampled_from(["A. Auteur", "B. Schrijver", ""])),
        "titel": draw(zinnen(merk)),
        "jaar": "2011",
        "bron": draw(st.sampled_from(["Een tijdschrift", ""])),
        "soort": "verplicht",
        "moment": "volgende",
    }
    return {"type": "verwijzing", "value": waarde}


def vraag(draw, merk):
    return {"type": "vraag", "value": draw(zinnen(merk))}


def materiaal(draw, merk):
    return {"type": "materiaal", "value": draw(zinnen(merk))}


def punt(draw, merk):
    return {"type": "punt", "value": f"<p>{draw(zinnen(merk))}</p>"}


VELDEN = {
    "onderwerpen": onderwerp,
    "programma": onderdeel,
    "literatuur": verwijzing,
    "voorbereidingsvragen": vraag,
    "materiaal": materiaal,
    "aandachtspunten": punt,
}


@st.composite
def sessies(draw):
    velden = {naam: draw(items(maak)) for naam, maak in VELDEN.items()}
    velden |= {"nummer": 1, "doel": f"<p>{draw(zinnen('doel'))}</p>"}
    return Boekpagina("bijeenkomst", "3.1", "Kennismaken", velden)


TEKST_IN = {
    "onderwerpen": "tekst",
    "programma": "titel",
    "literatuur": "titel",
}


def herschreven(naam, item):
    """The same item with a word more where it is known by."""
    item = copy.deepcopy(item)
    if naam in TEKST_IN:
        item["value"][TEKST_IN[naam]] += " nu"
    elif naam == "aandachtspunten":
        item["value"] = item["value"].replace(".</p>", " nu.</p>")
    else:
        item["value"] += " nu"
    return item


@st.composite
def wijzigingen(draw):
    """A book, the same book with one change, and what the merge should call that."""
    boek = draw(sessies())
    naam = draw(st.sampled_from(sorted(VELDEN)))
    rij = [*boek.velden[naam]]
    plek = draw(st.integers(0, len(rij) - 1))
    wat = draw(st.sampled_from(list(Handeling)[:4]))
    if wat is Handeling.TOEGEVOEGD:
        rij.insert(plek, VELDEN[naam](draw, "erbij"))
    elif wat is Handeling.VERWIJDERD:
        del rij[plek]
    elif wat is Handeling.VERPLAATST:
        anders = draw(st.integers(0, len(rij) - 1).filter(lambda n: n != plek))
        rij.insert(anders, rij.pop(plek))
    else:
        rij[plek] = herschreven(naam, rij[plek])
    ander = Boekpagina("bijeenkomst", "3.1", "Kennismaken", {**boek.velden, naam: rij})
    return boek, ander, wat


def gelezen(boek, model=BijeenkomstPage):
    """What was kept of a first reading."""
    return met_sleutels(model, {}, in_boek(model, boek, canoniek()))


def pagina(velden, model=BijeenkomstPage):
    page = model()
    vul(page, velden)
    return page


def echt(besluiten):
    return [b for b in besluiten if b.handeling is not Handeling.OPMAAK]


RUSTIG = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])


@RUSTIG
@given(wijzigingen())
def test_one_change_of_the_book_is_one_change_in_the_core_and_in_an_edition(geval):
    boek, ander, wat = geval
    was = gelezen(boek)
    voorstel = stel_voor(BijeenkomstPage, ander, was, pagina(was), canoniek())
    assert [b.handeling for b in voorstel.komt] == [wat]
    assert not voorstel.botst
    editie = merge(*(met_vorm(v, BijeenkomstPage) for v in (was, voorstel.inhoud, was)))
    assert [(b.soort, b.handeling) for b in echt(editie.besluiten)] == [(Soort.KERN, wat)]


@RUSTIG
@given(wijzigingen())
def test_the_same_book_again_changes_nothing_whatever_the_editors_did(geval):
    boek, ander, _ = geval
    was = gelezen(boek)
    # What the editors made of the page stands for any text: another book, read by itself.
    eigen = pagina(met_sleutels(BijeenkomstPage, was, in_boek(BijeenkomstPage, ander, canoniek())))
    voorstel = stel_voor(BijeenkomstPage, boek, was, eigen, canoniek())
    assert not voorstel.wijzigt
    assert not voorstel.komt
    assert not voorstel.botst


@RUSTIG
@given(wijzigingen(), st.data())
def test_what_an_editor_wrote_elsewhere_stays_beside_one_change(geval, data):
    boek, ander, wat = geval
    was = gelezen(boek)
    lokaal = copy.deepcopy(was)
    lokaal["doel"] = '<p data-block-key="eigen">Het doel van de redactie.</p>'
    lokaal["programma"].append(
        {
            "type": "onderdeel",
            "id": "eigen",
            "value": {"titel": "Van ons", "werkvorm": "", "minuten": 5, "instructie": ""},
        }
    )
    voorstel = stel_voor(BijeenkomstPage, ander, was, pagina(lokaal), canoniek())
    assert [b.handeling for b in voorstel.komt] == [wat]
    assert voorstel.inhoud["doel"] == lokaal["doel"]
    assert "Van ons" in json.dumps(voorstel.inhoud["programma"])


ALINEAS = [f"Alinea {n} gaat over {woord} en {woord} alleen." for n, woord in enumerate(WOORDEN)]


@pytest.mark.parametrize("plek", [0, 5, 11])
@pytest.mark.parametrize("wat", list(Handeling)[:4])
def test_one_paragraph_of_running_text_is_one_change(wat, plek):
    nieuw = [*ALINEAS]
    if wat is Handeling.TOEGEVOEGD:
        nieuw.insert(plek, "Dit is een nieuwe zin over iets wat er niet stond.")
    elif wat is Handeling.VERWIJDERD:
        del nieuw[plek]
    elif wat is Handeling.VERPLAATST:
        nieuw.insert(7, nieuw.pop(plek))
    else:
        nieuw[plek] = nieuw[plek].replace("alleen", "samen")

    def boek(alineas):
        html = "".join(f"<p>{alinea}</p>" for alinea in alineas)
        return Boekpagina("hoofdstuk", "1", "Een", {"inhoud": [{"type": "tekst", "value": html}]})

    was = gelezen(boek(ALINEAS), HoofdstukPage)
    concept = pagina(was, HoofdstukPage)
    voorstel = stel_voor(HoofdstukPage, boek(nieuw), was, concept, canoniek())
    assert [b.handeling for b in voorstel.komt] == [wat]
    assert voorstel.inhoud["inhoud"][0]["id"] == was["inhoud"][0]["id"]
