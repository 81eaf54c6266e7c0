"""What fills a point of the checklist, and what only looks like it."""

import json

import pytest
from django.utils import timezone

from gemeenten.models import ContactPage, WerkleergroepPage
from handleiding.models import InhoudPage
from tests.gemeenten.onboarding.test_livegang import editie, mensen, punt, vul

__all__ = ["editie", "mensen"]


@pytest.fixture
def gevuld(editie, mensen):
    vul(editie, mensen[0])
    return editie


def test_contact_that_is_not_for_the_website_does_not_count(gevuld):
    assert punt(gevuld, "Contactpersonen").klaar
    contact = ContactPage.objects.child_of(gevuld).get().get_latest_revision_as_object()
    for persoon in contact.contactpersonen.all():
        persoon.openbaar = False
    contact.save_revision()
    assert not punt(gevuld, "Contactpersonen").klaar


def test_dates_that_are_all_cancelled_do_not_count(gevuld):
    groep = WerkleergroepPage.objects.child_of(gevuld).get().get_latest_revision_as_object()
    eerste, *andere = groep.sessies.all()
    for sessie in andere:
        sessie.afgelast, sessie.reden = True, "Ziek"
    eerste.datum = timezone.localdate() + timezone.timedelta(days=7)
    groep.save_revision()
    assert punt(gevuld, "Data").klaar
    eerste.afgelast, eerste.reden = True, "Ziek"
    groep.save_revision()
    assert not punt(gevuld, "Data").klaar


@pytest.mark.parametrize(
    ("titel", "slug"),
    [("Privacyverklaring", "privacy"), ("Toegankelijkheidsverklaring", "toegankelijkheid")],
)
def test_statement_counts_at_its_own_address_only(gevuld, titel, slug):
    """A page with the same last word, deeper down, is not where the law wants it."""
    assert punt(gevuld, titel).klaar
    InhoudPage.objects.child_of(gevuld).get(slug=slug).delete()
    tussen = InhoudPage(title="Over ons", slug="over-ons", live=False)
    gevuld.__class__.objects.get(pk=gevuld.pk).add_child(instance=tussen)
    diep = InhoudPage(title=titel, slug=slug, live=False)
    diep.inhoud = json.dumps([{"type": "tekst", "value": "<p>Zo is het.</p>", "id": "a"}])
    tussen.add_child(instance=diep)
    diep.save_revision()
    assert not punt(gevuld.__class__.objects.get(pk=gevuld.pk), titel).klaar
