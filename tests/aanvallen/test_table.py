"""Every address of the CMS that is about a page has its line, the README says what is tried, and §4 is the code."""

from pathlib import Path

import pytest
from django.db import transaction

from handleiding.workflow.contributors import spoed_open
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van
from tests.formulier import van_pagina
from tests.gemeenten.toegang.muren.adressen import PARAMETER, cms_adressen
from tests.handleiding.workflow.staten import STATEN, vers

from .gevallen import markdown
from .invullen import ingevuld
from .mensen import browsers
from .overig import OVERIG
from .pogingen import POGINGEN

README = Path(__file__).with_name("README.md")
# How an address of the CMS names a page.
PAGINA = {"page_id", "parent_page_id", "page_to_move_id", "page_pk", "object_id", "hoofdstuk_id"}
# Where ``pk`` is one of a page; elsewhere it is of a file, a person, a site.
PK_IS_PAGINA = ("wagtailadmin_api:pages:", "wagtailadmin_pages:", "editie_")
ALLE_OVERIGE = tuple(naam for namen in OVERIG.values() for naam in namen)


def over_een_pagina():
    """The addresses of the CMS that take a page, by name."""
    return {
        naam: route
        for route, naam in cms_adressen()
        if PAGINA & set(PARAMETER.findall(route))
        or ("pk" in route and naam.startswith(PK_IS_PAGINA))
        or naam == "wagtail_bulk_action"
    }


def zonder_regel(adressen):
    bekend = {poging.adres for poging in POGINGEN} | set(ALLE_OVERIGE)
    return set(adressen) - bekend, bekend - set(adressen)


def test_each_address_about_a_page_has_a_line_and_no_line_is_left_over():
    nieuw, weg = zonder_regel(over_een_pagina())
    assert not nieuw, "Does it decide about a text? A line in pogingen.py, else in overig.py."
    assert not weg


def test_a_new_address_is_missed():
    assert zonder_regel({**over_een_pagina(), "nieuw": ""})[0] == {"nieuw"}


def test_an_address_either_decides_or_does_not():
    assert not {poging.adres for poging in POGINGEN} & set(ALLE_OVERIGE)
    assert len(set(ALLE_OVERIGE)) == len(ALLE_OVERIGE)


def test_readme_says_what_is_tried():
    assert markdown() in README.read_text(encoding="utf-8")


def beslist(page):
    """What readers see and where the text stands in its review: no other address changes any of it."""
    nu = vers(page)
    return (
        toestand_van(nu),
        nu.live_revision_id,
        nu.latest_revision_id,
        nu.url_path,
        nu.title,
        nu.intern,
        nu.inhoud.get_prep_value(),
        getattr(nu.current_workflow_task_state, "pk", None),
        getattr(nu.scheduled_revision, "pk", None),
        bool(spoed_open(nu)),
    )


VELDEN = {
    "title": "Gekaapt",
    "slug": "gekaapt",
    "besluit": "goedkeuren",
    "action-publish": "1",
    "action-submit": "1",
    "reden": "Zomaar.",
    "keuze": "kern",
    "rollen": ["beheerder"],
    "publish_copies": "on",
    "new_parent_page": "1",
    "new_title": "Kopie",
    "new_slug": "kopie",
}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("nu", [Toestand.TER_BEOORDELING, Toestand.INGEPLAND], ids=str)
def test_no_other_address_decides_about_a_text_that_is_fixed(wereld, nu):
    """By everybody, with the number of the page: nothing that a reviewer read or approved changes."""
    page = STATEN[nu](wereld)
    voor, mensen, gedaan = beslist(page), browsers(), []
    formulier, routes = van_pagina(page) | VELDEN, over_een_pagina()
    for naam in ALLE_OVERIGE:
        for wie, client in mensen.items():
            with transaction.atomic():
                client.post(ingevuld(naam, routes[naam], page, wereld), formulier)
                if beslist(page) != voor:
                    gedaan.append((naam, wie))
                transaction.set_rollback(True)
    assert gedaan == []
