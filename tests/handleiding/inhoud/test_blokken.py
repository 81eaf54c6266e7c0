"""Laws for any block definition that somebody may write, however its fields are called."""

import json
import re
from random import Random

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from handleiding.inhoud import Inhoudsoort, bladen, herschrijf
from handleiding.verschil import inhoud
from handleiding.verschil.blokken import VANGNET, Blokverschil, heeft_merk
from handleiding.verschil.doelen import Doelnamen
from handleiding.verschil.opgeslagen import van_blok
from tests.wetten import wet

from .blokmaker import maak_stroom
from .maak import Maker

MERK = re.compile(r"merk\d+einde")
WETTEN = wet(60, lang=3000)
NIET_TE_WIJZIGEN = {Inhoudsoort.KENMERK, Inhoudsoort.ONBEKEND, Inhoudsoort.GEHEEL}


def stroom_van(toeval, **nummers):
    """Return the definition of a stream, a value of it, and the marks in that."""
    blok = maak_stroom(toeval)
    maker = Maker(toeval, **nummers)
    return blok, maker.waarde(blok), maker.merken


def merken_in(tekst):
    return sorted(MERK.findall(str(tekst)))


@WETTEN
@given(toeval=st.randoms(use_true_random=False))
def test_walk_that_changes_nothing_gives_the_same_bytes(toeval):
    blok, waarde, _ = stroom_van(toeval, image=3, document=4, page=5, ding=6)
    opgeslagen = json.dumps(waarde)
    assert herschrijf(blok, waarde, lambda blad: blad.waarde) is waarde
    heen = herschrijf(blok, waarde, lambda b: f"~{b.waarde}" if isinstance(b.waarde, str) else 9)
    terug = herschrijf(blok, heen, lambda b: b.waarde[1:] if isinstance(b.waarde, str) else 9)
    kaal = herschrijf(blok, waarde, lambda b: b.waarde if isinstance(b.waarde, str) else 9)
    assert json.dumps(terug) == json.dumps(kaal)
    assert json.dumps(waarde) == opgeslagen


@WETTEN
@given(toeval=st.randoms(use_true_random=False))
def test_blocks_get_other_ids_and_fields_of_that_name_keep_their_text(toeval):
    blok, waarde, _ = stroom_van(toeval)

    def leeg(blad):
        return blad.waarde

    anders = herschrijf(blok, waarde, leeg, noem=lambda naam: naam and f"x{naam}")
    terug = herschrijf(blok, anders, leeg, noem=lambda naam: naam and naam[1:])
    assert json.dumps(terug) == json.dumps(waarde)
    voor, na = (list(bladen(blok, w)) for w in (waarde, anders))
    assert [b.waarde for b in na] == [b.waarde for b in voor]
    assert [b.blokken for b in na] == [tuple(f"x{naam}" for naam in b.blokken) for b in voor]


@WETTEN
@given(toeval=st.randoms(use_true_random=False))
def test_every_text_is_visited_once_and_told_once_to_the_reviewer(toeval):
    blok, waarde, merken = stroom_van(toeval)
    gevonden = list(bladen(blok, waarde))
    assert merken_in([blad.waarde for blad in gevonden]) == sorted(merken)
    assert not [blad for blad in gevonden if blad.onbekend or blad.soort is Inhoudsoort.ONBEKEND]
    tekst = inhoud.van_blok(blok, waarde, Doelnamen())
    assert merken_in([alinea.tekst for alinea in tekst]) == sorted(merken)


# What the reviewer is shown of any change


@pytest.fixture
def dingen(wereld):
    """Two of everything that can be chosen, with keys that would be recognised in a text."""
    wortel = Page.objects.get(depth=1)
    soort = ContentType.objects.get_for_model(Page)
    gevonden = {"page": [], "image": [], "document": [], "ding": []}
    for nummer in (918_271, 918_272):
        plek = {"path": f"{wortel.path}Z{nummer % 1000}", "depth": 2, "url_path": f"/{nummer}/"}
        page = Page(pk=nummer, title=f"Kies {nummer % 10}", slug=str(nummer), **plek)
        page.content_type, page.locale_id = soort, wortel.locale_id
        Page.objects.bulk_create([page])
        image = get_image_model().objects.create(
            pk=nummer, title=f"Plaat {nummer % 10}", file=get_test_image_file(f"{nummer % 10}.png")
        )
        document = get_document_model().objects.create(
            pk=nummer, title=f"Stuk {nummer % 10}", file=ContentFile(b"x", f"{nummer % 10}.pdf")
        )
        ding = Group.objects.create(pk=nummer, name=f"Groep {nummer % 10}")
        for naam, rij in zip(gevonden, (page, image, document, ding), strict=True):
            gevonden[naam].append(rij.pk)
    return gevonden


def ander(blad, dingen):
    """Return another value of the same kind for one leaf; None where there is no other."""
    soort, waarde = blad.soort, blad.waarde
    for nummers in dingen.values():
        if waarde == nummers[0] and soort is not Inhoudsoort.GETAL:
            return nummers[1]
    match soort:
        case Inhoudsoort.JA_NEE:
            return not waarde
        case Inhoudsoort.KEUZE:
            return {"c": "a", "row": "both", "htRight": "htCenter"}[waarde]
        case Inhoudsoort.GETAL:
            return {7: 8, 7.5: 8.5, "7.5": "8.5", 1: 2, 2: 3}[waarde]
        case Inhoudsoort.MOMENT:
            return waarde.replace("30", "29")
        case Inhoudsoort.KENMERK:
            return None
    return f"{waarde or ''}anders"


@pytest.mark.django_db
def test_any_leaf_that_changes_is_told_in_words(dingen):
    gezien = set()
    for zaad in range(60):
        toeval = Random(zaad)  # noqa: S311 - no secret
        blok, waarde, _ = stroom_van(toeval, **{soort: pks[0] for soort, pks in dingen.items()})
        alle = list(bladen(blok, waarde))
        for blad in toeval.sample(alle, k=min(len(alle), 12)):
            nieuw = ander(blad, dingen)
            if nieuw is not None:
                toon_wijziging(blok, waarde, blad, nieuw)
                gezien.add(blad.soort)
    assert gezien == {*Inhoudsoort} - NIET_TE_WIJZIGEN


def toon_wijziging(blok, waarde, blad, nieuw):
    """See that one leaf that got another value is shown to the reviewer."""
    anders = herschrijf(blok, waarde, lambda b: nieuw if b.pad == blad.pad else b.waarde)
    assert van_blok(blok, anders) != van_blok(blok, waarde), blad
    namen = Doelnamen()
    namen.ook_waarden(blok, waarde, anders)
    html = str(Blokverschil(namen).verschil(blok, waarde, anders))
    assert heeft_merk(html), blad
    assert VANGNET not in html, blad
    kaal = re.sub(r'(?:src|href)="[^"]*"', "", html)
    assert "91827" not in kaal, blad
    assert "die er niet meer is" not in kaal, blad
    geschreven = json.dumps([b.waarde for b in bladen(blok, waarde)])
    assert not [teken for teken in "{}" if teken in kaal and teken not in geschreven], blad
