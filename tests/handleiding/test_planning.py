"""The dialog in which somebody plans a publication: what was typed stays, and is refused where it is wrong."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from handleiding.models import HoofdstukPage
from tests.formulier import bewaar


@pytest.fixture
def hoofdstuk(wereld):
    return HoofdstukPage.objects.get(slug="inleiding", url_path__contains="/leeuwarden/")


def velden(antwoord):
    """The errors of the form, by field."""
    return antwoord.context["form"].errors


def test_the_fields_leave_alone_what_was_typed(client, wereld, hoofdstuk):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    tekst = client.get(reverse("wagtailadmin_pages:edit", args=[hoofdstuk.pk])).text
    plan = tekst[tekst.index('id="schedule-publishing-dialog"') :]
    assert (
        plan.count("&quot;validateOnBlur&quot;: false") + plan.count('"validateOnBlur": false') == 2
    )


@pytest.mark.parametrize(
    ("veld", "getypt", "melding"),
    [
        ("go_live_at", "31-02-2027 10:00", "geldige datum"),
        ("go_live_at", "01-03-2027 25:00", "geldige datum"),
        ("go_live_at", "morgen", "geldige datum"),
        ("go_live_at", "01-03-2020 10:00", "al voorbij"),
        ("expire_at", "29-02-2027 10:00", "geldige datum"),
        ("expire_at", "01-03-2020 10:00", "al voorbij"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_and_kept(
    client, wereld, hoofdstuk, veld, getypt, melding
):
    user = wereld.user("redacteur-leeuwarden")
    antwoord = bewaar(client, user, hoofdstuk, tekst="<p>Nieuw.</p>", **{veld: getypt})
    assert melding in " ".join(velden(antwoord)[veld])
    assert f'value="{getypt}"' in antwoord.text
    assert "Nieuw." in antwoord.text
    hoofdstuk.refresh_from_db()
    assert hoofdstuk.latest_revision.content["go_live_at"] is None


def test_the_end_comes_after_the_start(client, wereld, hoofdstuk):
    user = wereld.user("redacteur-leeuwarden")
    plan = {"go_live_at": "02-03-2100 10:00", "expire_at": "01-03-2100 10:00"}
    antwoord = bewaar(client, user, hoofdstuk, tekst="<p>Nieuw.</p>", **plan)
    assert "moet vóór" in velden(antwoord)["go_live_at"][0]


def test_a_start_that_has_passed_does_not_stop_later_edits(client, wereld, hoofdstuk):
    """The moment at which the page went online stays in its form."""
    gegaan = timezone.now().replace(second=0, microsecond=0) - timezone.timedelta(days=2)
    Page.objects.filter(pk=hoofdstuk.pk).update(go_live_at=gegaan)
    hoofdstuk = HoofdstukPage.objects.get(pk=hoofdstuk.pk)
    hoofdstuk.save_revision()
    user = wereld.user("redacteur-leeuwarden")
    getypt = timezone.localtime(gegaan).strftime("%d-%m-%Y %H:%M")
    antwoord = bewaar(client, user, hoofdstuk, tekst="<p>Later.</p>", go_live_at=getypt)
    assert velden(antwoord) == {}
    assert "Later." in str(HoofdstukPage.objects.get(pk=hoofdstuk.pk).get_latest_revision().content)
