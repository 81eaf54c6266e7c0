"""The walk over what really is stored, and against what readers really see."""

import json
import re

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from wagtail.models import Page, Revision

from handleiding.inhoud import Inhoudsoort, bladen_van_rij, delen_van_rij, herschrijf_rij
from handleiding.models import HandleidingPage
from tests.proef.models import ProefPage

from .maak import Maker

MERK = re.compile(r"merk\d+einde")
PAGINATYPES = [
    model
    for model in apps.get_models()
    if issubclass(model, Page)
    and model.__module__.split(".")[0] in {"gemeenten", "handleiding", "home"}
    if getattr(model, "is_creatable", False) and not model._meta.abstract
]


def versies():
    """Every version of every page of the small world, with the type of its page."""
    for revisie in Revision.objects.filter(base_content_type__model="page").order_by("pk"):
        yield revisie.content_type.model_class(), revisie.content


def anders(blad):
    return f"~{blad.waarde}" if isinstance(blad.waarde, str) else blad.waarde


def terug(blad):
    return blad.waarde[1:] if isinstance(blad.waarde, str) else blad.waarde


def test_walk_that_changes_nothing_gives_the_same_bytes_for_every_version(wereld):
    soorten = set()
    for model, inhoud in versies():
        soorten.add(model)
        voor = json.dumps(inhoud)
        assert herschrijf_rij(model, inhoud, lambda blad: blad.waarde) is inhoud
        heen = herschrijf_rij(model, inhoud, anders)
        assert json.dumps(herschrijf_rij(model, heen, terug)) == voor
        assert json.dumps(inhoud) == voor
    assert len(soorten) > 8


def test_every_value_of_every_version_is_known_and_can_be_named(wereld):
    for model, inhoud in versies():
        for deel in delen_van_rij(model, inhoud):
            assert not deel.onbekend
            assert deel.soort is not Inhoudsoort.ONBEKEND
            assert all(deel.namen), deel


def met_merken(page, **nummers):
    """Return the page with a mark in every text, in memory, what is stored of it, and all marks."""
    maker = Maker(**nummers)
    rij = maker.rij(type(page), page.serializable_data())
    for namen in rij.values():  # what a reader is shown of a person depends on these
        for kind in namen if isinstance(namen, list) else ():
            kind.update({naam: True for naam in ("openbaar", "toestemming") if naam in kind})
    nieuw = type(page).from_serializable_data(rij, check_fks=False)
    for naam in ("path", "depth", "numchild", "url_path", "slug"):
        setattr(nieuw, naam, getattr(page, naam))
    return nieuw, rij, maker.merken


def merken_in(model, rij):
    return {
        merk
        for blad in bladen_van_rij(model, rij)
        if isinstance(blad.waarde, str)
        for merk in MERK.findall(blad.waarde)
    }


def getoond(page):
    request = RequestFactory().get(page.url)
    request.user = AnonymousUser()
    return set(MERK.findall(page.serve(request).render().content.decode()))


def nieuwe(model):
    kern = HandleidingPage.objects.kernpaginas().first()
    return kern.add_child(instance=model(title="Proef", slug="proef"))


@pytest.mark.parametrize("model", PAGINATYPES, ids=lambda model: model.__name__)
def test_every_text_that_a_reader_can_see_is_visited(wereld, model):
    page = model._default_manager.order_by("-live", "path").first() or nieuwe(model)
    nieuw, rij, merken = met_merken(page)
    bezocht = merken_in(model, rij)
    assert bezocht == set(merken)
    gezien = getoond(nieuw)
    assert gezien
    assert gezien <= bezocht


def test_every_text_of_a_new_block_with_odd_names_is_visited(wereld):
    nieuw, rij, merken = met_merken(nieuwe(ProefPage))
    assert merken_in(ProefPage, rij) == set(merken)
    vreemd = next(b for b in json.loads(rij["inhoud"]) if b["type"] == "vreemd")["value"]
    gezien = getoond(nieuw)
    assert {vreemd["soort"], vreemd["type"], vreemd["id"], vreemd["image"]} <= gezien
    assert gezien <= set(merken)
