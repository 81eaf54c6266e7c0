"""The law of finding: however a name is stored, in whatever place, it is found; and nothing else is touched.

The places are derived from the models: each field that was decided to hold text, and each kind of block in it.
"""

import html
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from gemeenten.persoonsgegevens.aaneen import treffers_aaneen
from gemeenten.persoonsgegevens.plaatsen import Zoekplaats
from gemeenten.persoonsgegevens.tabel import Houdt, houdt, tekstvelden
from gemeenten.persoonsgegevens.vinden import Zoeker
from gemeenten.persoonsgegevens.zoekterm import Zeker, Zoekvraag, haal_weg
from handleiding.inhoud import Inhoudsoort, soort_van

NAAM = "Zoë d'Ambrozzio-IJssel"
VRAAG = Zoekvraag.van([NAAM])


def breed(tekst: str) -> str:
    """Return letters as East Asian type has them, as wide as they are high."""
    return "".join(chr(ord(t) + 0xFEE0) if "!" <= t <= "~" else t for t in tekst)


def tussen(teken: str) -> str:
    return teken.join(NAAM)


def json_ontsnapt(tekst: str) -> str:
    return "".join(f"\\u{ord(t):04x}" if ord(t) > 126 else t for t in tekst)


VORMEN = {
    "to the letter": NAAM,
    "NFD": unicodedata.normalize("NFD", NAAM),
    "NFKD": unicodedata.normalize("NFKD", NAAM),
    "another apostrophe": NAAM.replace("'", "’"),
    "the modifier letter": NAAM.replace("'", "ʼ"),
    "a backtick": NAAM.replace("'", "`"),
    "full width": breed(NAAM),
    "bold of mathematics": NAAM.replace("Ambrozzio", "𝐀𝐦𝐛𝐫𝐨𝐳𝐳𝐢𝐨"),
    "without accents": NAAM.replace("ë", "e"),
    "the ligature ij": NAAM.replace("IJ", "Ĳ"),
    "upper case": NAAM.upper(),
    "lower case": NAAM.lower(),
    "swapped case": NAAM.swapcase(),
    "a hyphen that does not break": NAAM.replace("-", "\u2011"),
    "a dash": NAAM.replace("-", "–"),
    "soft hyphens": tussen("\u00ad"),
    "zero-width spaces": tussen("\u200b"),
    "zero-width joiners": tussen("\u200d"),
    "byte order marks": tussen("\ufeff"),
    "marks of direction": f"\u200f{tussen(chr(0x200E))}",
    "a no-break space": NAAM.replace(" ", "\u00a0"),
    "a narrow no-break space": NAAM.replace(" ", "\u202f"),
    "a zero-width space for a space": NAAM.replace(" ", "\u200b"),
    "double spaces": NAAM.replace(" ", "   "),
    "a tab": NAAM.replace(" ", "\t"),
    "a line break": NAAM.replace(" ", "\n"),
    "a line break of Windows": NAAM.replace(" ", "\r\n"),
    "entities by name": NAAM.replace("ë", "&euml;").replace("'", "&rsquo;"),
    "entities by number": "".join(f"&#{ord(t)};" if not t.isspace() else t for t in NAAM),
    "hexadecimal entities": NAAM.replace("ë", "&#xEB;").replace("'", "&#x27;"),
    "escaped HTML": html.escape(NAAM),
    "escapes of JSON": json_ontsnapt(NAAM),
    "a line break in JSON": NAAM.replace(" ", "\\n"),
    "an escaped address": quote(NAAM),
    "markup between": NAAM.replace("Zoë", "<b>Zoë</b>"),
    "a break between": NAAM.replace(" ", "<br/>"),
}
# Of names without spaces: a slug, a file, a web address.
ANEEN = {
    "slug": "afscheid-van-zoe-dambrozzio-ijssel-2",
    "slug with each part": "zoe-d-ambrozzio-ijssel",
    "file": "cv_Zoë_d'Ambrozzio-IJssel.pdf",
    "file of Windows": "ZOEDAMBROZZIOIJSSEL (1).docx",
    "NFD": unicodedata.normalize("NFD", "cv-Zoë-d'Ambrozzio-IJssel.pdf"),
    "address": f"/leeuwarden/{quote(NAAM)}",
    "dots": "zoe.d.ambrozzio.ijssel.odt",
    "surname first": "dambrozzio-ijssel-zoe",
    "initial": "z-dambrozzio-ijssel.xlsx",
}
GEEN_TEKST = {
    Inhoudsoort.KEUZE,
    Inhoudsoort.DING,
    Inhoudsoort.JA_NEE,
    Inhoudsoort.GETAL,
    Inhoudsoort.MOMENT,
    Inhoudsoort.KENMERK,
    Inhoudsoort.PAGE,
    Inhoudsoort.IMAGE,
    Inhoudsoort.DOCUMENT,
}


def plekken(blok: blocks.Block) -> Iterator[tuple[str, object]]:
    """Yield, for each text inside a block, how it is called and a function that makes a value with that text."""
    kinderen = getattr(blok, "child_blocks", None) or {"*": getattr(blok, "child_block", None)}
    for naam, kind in kinderen.items():
        for pad, maak in plekken(kind) if kind else ():
            yield f"{naam}.{pad}", lambda t, n=naam, m=maak: _in(blok, n, m(t))
    if isinstance(blok, blocks.RichTextBlock):
        yield "rijk", lambda t: f"<p>{t}</p>"
    elif (
        isinstance(blok, blocks.CharBlock | blocks.TextBlock) and soort_van(blok) not in GEEN_TEKST
    ):
        yield "tekst", lambda t: t


def _in(blok: blocks.Block, naam: str, waarde: object) -> object:
    if isinstance(blok, blocks.StructBlock):
        return {naam: waarde}
    return [{"type": "item" if naam == "*" else naam, "value": waarde}]


def velden(*soorten: Houdt) -> Iterator[tuple[str, type[models.Model], models.Field, object]]:
    """Yield each place that holds text of these kinds, with what puts a text there."""
    for model in apps.get_models():
        if model.__module__.startswith("tests."):
            continue
        for veld in tekstvelden(model):
            naam = f"{model._meta.label}.{veld.name}"
            if houdt(veld) not in soorten:
                continue
            if isinstance(veld, StreamField):
                for pad, maak in plekken(veld.stream_block):
                    yield f"{naam}.{pad}", model, veld, maak
            elif isinstance(veld, RichTextField):
                yield naam, model, veld, lambda t: f"<p>{t}</p>"
            elif isinstance(veld, models.JSONField):
                yield naam, model, veld, lambda t: {"wat": [{"tekst": t}]}
            else:
                yield naam, model, veld, lambda t: t


def gevonden(model, veld, waarde, vraag=VRAAG):
    """Return what is found in a row, never stored, that says this in one field; that it has no file says nothing."""
    rij = model(pk=1) if hasattr(model, "tags") else model()
    if isinstance(veld, models.FileField):
        vars(rij)[veld.attname] = waarde  # by itself an image would measure the file
    else:
        stroom = isinstance(veld, StreamField)
        setattr(rij, veld.attname, veld.to_python(waarde) if stroom else waarde)
    vondsten = Zoeker(vraag, vraag).vondsten(Zoekplaats("", model._base_manager.none(), ""), rij)
    return [vondst for vondst in vondsten if vondst.houdt is not Houdt.ONGELEZEN]


TEKST = list(velden(Houdt.PAGINA, Houdt.BEHEER, Houdt.BESTAND))
GEWOON = [plek for plek in TEKST if not isinstance(plek[2], models.FileField)]
MET_INHOUD = [plek for plek in GEWOON if plek[0] != "wagtailcore.Revision.content"]
ZONDER_SPATIES = [plek for plek in velden(Houdt.ADRES, Houdt.BESTAND) if plek not in MET_INHOUD]


def test_there_are_as_many_places_and_forms_as_was_asked():
    assert len(VORMEN) >= 25
    assert len(MET_INHOUD) >= 40


@pytest.mark.parametrize(
    ("plek", "model", "veld", "maak"), MET_INHOUD, ids=[plek[0] for plek in MET_INHOUD]
)
@pytest.mark.django_db
def test_every_way_of_storing_a_name_is_found_in_every_place(plek, model, veld, maak):
    niet = [
        naam
        for naam, vorm in VORMEN.items()
        if not gevonden(model, veld, maak(f"Vraag {vorm}, om raad."))
    ]
    assert niet == []


@pytest.mark.parametrize("vorm", VORMEN.values(), ids=VORMEN)
def test_what_is_found_is_the_whole_name_and_goes_whole(vorm):
    tekst = f"Vraag {vorm}, om raad."
    [treffer] = VRAAG.treffers(tekst)
    assert treffer.soort is Zeker.NAAM
    over = haal_weg(tekst, [treffer])
    assert over.startswith("Vraag ")
    assert over.endswith("[verwijderd], om raad.")
    assert not any(deel in over.casefold() for deel in ("ambro", "zo", "ijssel"))


@pytest.mark.parametrize("vorm", ANEEN.values(), ids=ANEEN)
@pytest.mark.django_db
def test_a_name_is_found_where_no_spaces_are(vorm):
    assert len(treffers_aaneen(VRAAG, vorm)) == 1
    niet = [
        plek
        for plek, model, veld, maak in ZONDER_SPATIES
        if isinstance(veld, models.FileField) or houdt(veld) is Houdt.ADRES
        if not gevonden(model, veld, maak(vorm))
    ]
    assert niet == []


@pytest.mark.parametrize(
    "naam", ["overzoe-dambrozzio-ijssel", "zoe-dambrozzio-ijssels", "zoe-ambrozzio", "ijssel.pdf"]
)
def test_part_of_a_longer_word_or_of_the_name_is_no_name(naam):
    assert treffers_aaneen(VRAAG, naam) == []


def andere_namen() -> list[str]:
    """Return names of one letter more, less, or another, in the surname."""
    voor, achter = NAAM.split(" ")
    uit = set()
    for plek, teken in enumerate(achter):
        if teken.isalpha():
            uit |= {achter[:plek] + a + achter[plek + 1 :] for a in "bcfghklmnprstuvwx"}
            uit |= {achter[: plek + 1] + a + achter[plek + 1 :] for a in "bcfghklmnprstuvwxeaoiu"}
            uit.add(achter[:plek] + achter[plek + 1 :])
    return [f"{voor} {anders}" for anders in sorted(uit) if anders.casefold() != achter.casefold()]


def test_a_thousand_other_names_stay_to_the_letter():
    anders = andere_namen()
    assert len(anders) >= 500
    anders += [naam.split(" ")[1] for naam in anders]
    assert len(anders) >= 1000
    tekst = ". ".join(anders)
    assert haal_weg(tekst, VRAAG.treffers(tekst)) == tekst
    assert [naam for naam in anders if treffers_aaneen(VRAAG, naam.replace(" ", "-"))] == []
