"""What the tests of onboarding share."""

import json

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    Site,
    Task,
    Workflow,
)
from wagtail.search.models import IndexEntry

from gemeenten.logacties import EDITIE_GEMAAKT
from gemeenten.onboarding import Plan
from handleiding.workflow.actions import dien_in, keur_goed
from tests.proef.models import ProefKaart, ProefPage

# The pages that a new edition has right below its root, in this order: the handbook, and its own empty ones.
EIGEN_ADRESSEN = ["handleiding", "contact", "organisaties", "privacy", "toegankelijkheid"]
TABELLEN = (
    Page,
    Revision,
    PageLogEntry,
    ReferenceIndex,
    IndexEntry,
    Group,
    GroupPagePermission,
    GroupCollectionPermission,
    Collection,
    Workflow,
    Task,
    Site,
)
HEERENVEEN = Plan(naam="Heerenveen", code="GM0074")
TYTSJERK = Plan(naam="Tytsjerksteradiel", code="GM0737")


def telling() -> dict[str, int]:
    """Count the rows of every table that onboarding writes."""
    return {model.__name__: model._default_manager.count() for model in TABELLEN}


def weggelaten(editie) -> list[str]:
    return PageLogEntry.objects.get(page=editie.pk, action=EDITIE_GEMAAKT).data["weggelaten"]


def maak_beeld(collectie: str | None = None):
    """An image in the shared root, or in the collection with this name."""
    waar = {"collection": Collection.objects.get(name=collectie)} if collectie else {}
    return get_image_model().objects.create(title="Foto", file=get_test_image_file(), **waar)


def maak_bestand(collectie: str | None = None):
    waar = {"collection": Collection.objects.get(name=collectie)} if collectie else {}
    return get_document_model().objects.create(
        title="Folder", file=ContentFile(b"x", name="folder.txt"), **waar
    )


def publiceer(page) -> None:
    """Submit and approve the latest text, as two people who did not write it."""
    users = get_user_model().objects
    admin = users.get_by_natural_key("admin")
    collega, _ = users.get_or_create(username="keurder", is_superuser=True)
    page.refresh_from_db()
    dien_in(page, admin)
    page.refresh_from_db()
    keur_goed(page, collega)


def maak_proef(parent, kern=None, *, live=True, kaarten=(), **velden) -> ProefPage:
    """A page that points in every way, below ``parent``."""
    if "inhoud" in velden:
        velden["inhoud"] = json.dumps(velden["inhoud"])
    titel = velden.pop("title", "Proef")
    page = ProefPage(title=titel, live=False, kern=kern, **velden)
    if kern:
        page.basis = kern.latest_revision
    page.kaarten = [ProefKaart(titel=f"k{n}", **kaart) for n, kaart in enumerate(kaarten)]
    parent.add_child(instance=page)
    page.save_revision()
    if live:
        publiceer(page)
    return ProefPage.objects.get(pk=page.pk)
