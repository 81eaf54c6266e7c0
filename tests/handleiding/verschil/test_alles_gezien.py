"""Whatever single stored value changes, the reviewer's screen marks it; what no words can tell refuses approval.

``HANDLEIDING_GEVALLEN=10000`` tries more than the everyday number of random changes.
"""

import json
import os
import re
from copy import deepcopy
from io import BytesIO
from random import Random

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from handleiding.verschil.blokken import VANGNET
from handleiding.verschil.onzegbaar import onzegbaar
from handleiding.verschil.paginatekst import tekst as tekst_van
from handleiding.workflow.actions import keur_goed
from tests.handleiding.workflow.staten import (
    KEURDER,
    SCHRIJVER,
    gelezen,
    goedgekeurd,
    ingediend,
    vers,
)
from tests.handleiding.workflow.test_medewerkers import (
    GEEN_TEKST,
    SOORTEN,
    anders,
    pagina,
    stromen_van,
)

from .test_beoordelen import html_van, wijzig_en_dien_in

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the temporary file of a picture's rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

GEVALLEN = int(os.environ.get("HANDLEIDING_GEVALLEN", "300"))
MERK = re.compile(r'class="[^"]*\b(addition|deletion)\b')
WOORD = re.compile(r"(?<=>)[^<>]*\w[^<>]*(?=<)")


def verander(rng, waarde, naam):
    """Return ``waarde`` with one thing in it changed, and where; None when there is nothing to change."""
    if isinstance(waarde, dict):
        namen = [n for n in waarde if n not in GEEN_TEKST and n != "type"]
        return _in_dict(rng, waarde, rng.choice(namen)) if namen else None
    if isinstance(waarde, list):
        return _in_lijst(rng, waarde, naam)
    if isinstance(waarde, str) and "<" in waarde:
        return ["opmaak"], _in_opmaak(rng, waarde)
    return ["waarde"], rng.choice(anders(waarde, naam))


def _in_dict(rng, waarde, naam):
    uitkomst = verander(rng, waarde[naam], naam)
    return uitkomst and ([naam, *uitkomst[0]], waarde | {naam: uitkomst[1]})


def _in_lijst(rng, waarde, naam):
    i = rng.randrange(len(waarde)) if waarde else 0
    keuze = rng.random()
    if not waarde:
        return None
    if keuze < 0.1:
        return [i, "weg"], waarde[:i] + waarde[i + 1 :]
    if keuze < 0.2:
        return [i, "dubbel"], _genummerd([*waarde[: i + 1], *waarde[i:]])
    if keuze < 0.3 and len(waarde) > 1 and _zonder_id(waarde[0]) != _zonder_id(waarde[-1]):
        return ["wissel"], _genummerd([waarde[-1], *waarde[1:-1], waarde[0]])
    uitkomst = verander(rng, waarde[i], naam)
    return uitkomst and ([i, *uitkomst[0]], [*waarde[:i], uitkomst[1], *waarde[i + 1 :]])


def _genummerd(rijen):
    """Rows of a page stand in the order of their places, wherever they stand in the list."""
    if not all(isinstance(rij, dict) and "sort_order" in rij for rij in rijen):
        return rijen
    return [rij | {"sort_order": plek} for plek, rij in enumerate(rijen)]


def _zonder_id(waarde):
    return re.sub(r'"id": "[^"]*"', "", json.dumps(waarde))


def _in_opmaak(rng, html):
    """Change one thing in rich text: a word, markup, a link, an attribute, a kind of paragraph, an order."""
    wegen = [lambda: f"{html}<p>Erbij.</p>"]
    if WOORD.search(html):
        plek = rng.choice(list(WOORD.finditer(html)))
        for nieuw in ("{}x", "<b>{}y</b>", '<a linktype="page" id="3">{}z</a>', "{}\u00a0", ""):
            zin = nieuw.format(plek[0])
            wegen.append(lambda zin=zin: html[: plek.start()] + zin + html[plek.end() :])
        opmaak = rng.choice(["sup", "sub", "code"])
        wegen.append(
            lambda: f"{html[: plek.start()]}<{opmaak}>{plek[0]}</{opmaak}>{html[plek.end() :]}"
        )
    for oud, nieuw in (
        (r' id="(\d+)"', ' id="999"'),
        (r'href="', 'href="https://x.nl/?'),
        ("<h2", "<h3"),
    ):
        if re.search(oud, html):
            wegen.append(lambda oud=oud, nieuw=nieuw: re.sub(oud, nieuw, html, count=1))
    return rng.choice(wegen)()


@pytest.mark.parametrize("model", SOORTEN, ids=lambda model: model.__name__)
def test_no_change_of_one_stored_value_goes_unseen(rf, wereld, model):
    page = pagina(wereld, model)
    content = json.loads(json.dumps(page.latest_revision.content))
    stromen, rng = stromen_van(model), Random(model.__name__)  # noqa: S311 - no secret
    open_ = {n: json.loads(w) if n in stromen else w for n, w in content.items()}
    request = rf.get("/")
    request.user = wereld.user("admin")
    paneel = model.get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    vergelijkers = paneel.get_comparison()
    gezien = 0
    for _ in range(max(10, GEVALLEN // len(SOORTEN))):
        if (uitkomst := verander(rng, open_, "")) is None:
            continue
        pad, nieuw = uitkomst
        nieuw = {n: json.dumps(w) if n in stromen else w for n, w in nieuw.items()}
        try:
            objecten = [model.from_serializable_data(deepcopy(c)) for c in (content, nieuw)]
        except (ValueError, ValidationError):
            continue  # no value that the database could hold
        if None in objecten:
            continue
        rijen = [v(*objecten) for v in vergelijkers]
        getoond = "".join(html_van(rij) for rij in rijen if rij.has_changed())
        assert MERK.search(getoond), pad
        if VANGNET in "".join(html_van(r) for r in rijen if r.is_field and r.has_changed()):
            assert onzegbaar(model, content, nieuw), pad
        gezien += 1
    assert gezien > 5


@pytest.mark.parametrize("model", SOORTEN, ids=lambda model: model.__name__)
def test_one_change_never_hides_another(rf, wereld, model):
    """Two texts that differ are shown otherwise beside a third, whatever else was changed in both."""
    page = pagina(wereld, model)
    content = json.loads(json.dumps(page.latest_revision.content))
    stromen, rng = stromen_van(model), Random(f"{model.__name__} samen")  # noqa: S311 - no secret
    open_ = {n: json.loads(w) if n in stromen else w for n, w in content.items()}
    request = rf.get("/")
    request.user = wereld.user("admin")
    paneel = model.get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    vergelijkers = paneel.get_comparison()

    def toon(nieuw):
        objecten = [model.from_serializable_data(deepcopy(c)) for c in (content, nieuw)]
        if None in objecten:
            raise ValueError
        rijen = [v(*objecten) for v in vergelijkers]
        return [(r.field_label(), html_van(r)) for r in rijen if r.has_changed()]

    for _ in range(max(10, GEVALLEN // len(SOORTEN))):
        een, pad = open_, []
        for _ in range(rng.randint(1, 3)):
            pad, een = verander(rng, een, "") or (pad, een)
        pad, ander = verander(rng, een, "") or (pad, een)
        een, ander = (
            {n: json.dumps(w) if n in stromen else w for n, w in c.items()} for c in (een, ander)
        )
        try:
            if tekst_van(een) == tekst_van(ander) or onzegbaar(model, content, ander):
                continue
            getoond = toon(een), toon(ander)
        except (KeyError, TypeError, ValueError, ValidationError):
            continue  # no value that the database could hold
        assert getoond[0] != getoond[1], pad


# What the screen shows


def scherm(client, wereld, page, naam=KEURDER):
    client.force_login(wereld.user(naam))
    return BeautifulSoup(client.get(reverse("beoordelen", args=[page.pk])).text, "html.parser")


def tekst(inhoud, nummer):
    return {
        "type": "tekst",
        "value": f"<p>{inhoud}</p>",
        "id": f"00000000-0000-4000-8000-{nummer:012}",
    }


def beeld(naam):
    bestand = BytesIO()
    Image.new("RGB", (8, 8)).save(bestand, "PNG")
    return get_image_model().objects.create(
        title=naam, file=ContentFile(bestand.getvalue(), f"{naam}.png")
    )


def met_blokken(wereld, page, *blokken):
    page.inhoud = list(blokken)
    page.save()
    page.save_revision(user=wereld.user(SCHRIJVER))
    return page


def test_all_of_a_new_page_is_shown(client, wereld):
    soep = scherm(client, wereld, ingediend(wereld))
    tabel = soep.select_one("table.verschillen")
    assert "Proefpagina" in tabel.get_text()
    assert "Een." in "".join(m.get_text() for m in tabel.select(".addition"))


def test_a_page_that_was_offline_is_beside_what_was_published(client, wereld):
    page = goedgekeurd(wereld)
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    wijzig_en_dien_in(wereld, vers(page), title="Proefpagina twee")
    soep = scherm(client, wereld, page)
    assert [m.get_text().strip() for m in soep.select("span.addition")] == ["twee"]


def test_pictures_stand_beside_each_other_and_files_can_be_opened(client, wereld):
    een, ander = beeld("Wijkteam"), beeld("Buurthuis")
    oud, nieuw = (
        get_document_model().objects.create(
            title=f"Folder {jaar}", file=ContentFile(b"x" * 2048, f"folder-{jaar}.pdf")
        )
        for jaar in (2025, 2026)
    )

    def blokken(plaatje, bestand):
        afbeelding = {"image": plaatje.pk, "decorative": False, "alt_text": "Vlak"}
        return [
            {
                "type": "afbeelding",
                "value": {"afbeelding": afbeelding, "bijschrift": "Ons team"},
                "id": tekst("", 1)["id"],
            },
            {
                "type": "download",
                "value": {"document": bestand.pk, "tekst": "Lees"},
                "id": tekst("", 2)["id"],
            },
        ]

    page = met_blokken(wereld, goedgekeurd(wereld), *blokken(een, oud))
    wijzig_en_dien_in(wereld, page, inhoud=blokken(ander, nieuw))
    soep = scherm(client, wereld, page)
    assert [img["alt"] for img in soep.select(".verschil-dingen img")] == [
        "Afbeelding ‘Wijkteam’",
        "Afbeelding ‘Buurthuis’",
    ]
    links = {a.get_text(): a["href"] for a in soep.select(".verschil-dingen a")}
    assert links == {
        "‘Wijkteam’": een.file.url,
        "‘Buurthuis’": ander.file.url,
        "‘Folder 2025’": oud.url,
        "‘Folder 2026’": nieuw.url,
    }
    bestanden = " ".join(p.get_text() for p in soep.select("p.verschil-ding"))
    assert re.search(r"folder-2026\S*\.pdf, 2,0.KB, \d+ \w+ 20\d\d", bestanden)


def test_what_did_not_change_is_folded_away(client, wereld):
    blokken = [tekst(f"Blok {n}.", n) for n in range(6)]
    page = met_blokken(wereld, goedgekeurd(wereld), *blokken)
    wijzig_en_dien_in(wereld, page, inhoud=[*blokken[:3], tekst("Blok 3 anders.", 3), *blokken[4:]])
    soep = scherm(client, wereld, page)
    assert [s.get_text() for s in soep.select("details.verschil-gelijk > summary")] == [
        "Ongewijzigd, 3 stukken: ‘Blok 0.’ tot en met ‘Blok 2.’",
        "Ongewijzigd, 2 stukken: ‘Blok 4.’ tot en met ‘Blok 5.’",
    ]
    assert all(m.find_parent("details") is None for m in soep.select("span.addition"))


def test_a_block_of_a_kind_that_is_gone_refuses_approval_and_is_named(client, wereld):
    page = ingediend(wereld)
    revision = page.latest_revision
    stroom = [*json.loads(revision.content["inhoud"]), {"type": "uurwerk", "value": "tik"}]
    revision.content["inhoud"] = json.dumps(stroom)
    revision.save()
    soep = scherm(client, wereld, page)
    assert "uurwerk" in soep.get_text()
    assert not soep.select("button[value=goedkeuren]")
    with pytest.raises(PermissionDenied, match=r"inhoud.*‘uurwerk’"):
        keur_goed(vers(page), wereld.user(KEURDER))
    adres = reverse("beoordelen", args=[page.pk])
    data = {"besluit": "goedkeuren", "gelezen": gelezen(page)}
    assert "uurwerk" in client.post(adres, data).text
    assert not vers(page).live


def test_such_a_block_that_is_online_already_holds_nothing_up(wereld):
    page = goedgekeurd(wereld)
    stroom = json.dumps([{"type": "uurwerk", "value": "tik", "id": "1"}])
    for revision in page.revisions.all():
        revision.content["inhoud"] = stroom
        revision.save()
    concept = page.revisions.last()
    nieuw = concept.content | {"title": "Anders"}
    assert onzegbaar(type(page), concept.content, nieuw) == []
    assert onzegbaar(type(page), {}, nieuw) != []


def test_one_change_in_long_text_leaves_the_rest_folded(client, wereld):
    lang = "".join(f"<p>Alinea {n}.</p>" for n in range(12))
    page = met_blokken(wereld, goedgekeurd(wereld), tekst("", 1) | {"value": lang})
    anders = lang.replace("Alinea 5.", "Alinea vijf.")
    wijzig_en_dien_in(wereld, page, inhoud=[tekst("", 1) | {"value": anders}])
    soep = scherm(client, wereld, page)
    koppen = [s.get_text() for s in soep.select("details.verschil-gelijk > summary")]
    assert koppen == ["Ongewijzigd: 3 regels", "Ongewijzigd: 4 regels"]
