"""Mail about work that waits: to the edition's own people, never about one's own act, one summary."""

from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState
from wagtail.users.models import UserProfile

from gemeenten.goedkeuring.berichten import meld, verstuur_wat_wacht
from gemeenten.goedkeuring.berichttabel import METEEN, TABEL
from gemeenten.goedkeuring.herinneren import herinner
from gemeenten.goedkeuring.werkdagen import werkdagen
from gemeenten.models import Bericht, Berichtvoorkeur, Herinnertermijn
from handleiding.models import Reeks
from handleiding.workflow.actions import (
    dien_in,
    haal_offline,
    keur_goed,
    publiceer_met_spoed,
    stuur_terug,
)
from handleiding.workflow.reeks import begin
from tests.handleiding.workflow.staten import concept, goedgekeurd, vers, wijzig


@pytest.fixture
def straks(django_capture_on_commit_callbacks):
    """Run what waits for the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def aan():
    return sorted(adres for bericht in mail.outbox for adres in bericht.to)


def dien_proef_in(wereld, straks, **velden):
    page = concept(wereld, **velden)
    with straks():
        dien_in(page, wereld.user("redacteur-leeuwarden"))
    return vers(page)


def test_submission_goes_to_the_reviewers_of_that_edition(wereld, straks):
    page = dien_proef_in(wereld, straks)
    assert aan() == ["beoordelaar-leeuwarden@demo.example"]
    [bericht] = mail.outbox
    assert bericht.subject == "[Handleiding] Te beoordelen: Proefpagina"
    adres = reverse("beoordelen", args=[page.pk])
    html = bericht.alternatives[0].content
    assert adres in bericht.body
    assert adres in html
    assert "Redacteur Leeuwarden diende “Proefpagina” in" in bericht.body
    assert '<html lang="nl">' in html


@pytest.mark.parametrize("rij", TABEL, ids=lambda rij: str(rij.soort))
def test_mail_goes_out_when_the_table_says(wereld, straks, rij):
    """At once, or with the mail of the day: whoever sends it has no say in that."""
    redacteur = wereld.user("redacteur-leeuwarden")
    mensen = get_user_model().objects.filter(pk=redacteur.pk)
    if not rij.voorkeur:
        pytest.skip("the work list writes its own rows")
    with straks():
        meld(rij.soort, mensen, wereld.hoofdstuk())
    assert len(mail.outbox) == (rij.wanneer == METEEN)
    with straks():
        verstuur_wat_wacht()
    assert len(mail.outbox) == 1


def test_nobody_gets_mail_about_what_they_did_themselves_or_may_not_approve(wereld, straks):
    schrijver = wereld.user("redacteur-leeuwarden")
    schrijver.groups.add(*wereld.user("beoordelaar-leeuwarden").groups.all())
    dien_proef_in(wereld, straks)
    assert aan() == ["beoordelaar-leeuwarden@demo.example"]
    mail.outbox.clear()
    page = wijzig(wereld, wereld.hoofdstuk(), "Van de beoordelaar.", door="beoordelaar-leeuwarden")
    with straks():
        dien_in(page, wereld.user("redacteur-leeuwarden"))
    assert aan() == []


def test_superusers_get_nothing_for_being_superuser(wereld, straks):
    dien_proef_in(wereld, straks)
    assert "admin@demo.example" not in aan()


def test_sent_back_tells_the_submitter_why(wereld, straks):
    page = dien_proef_in(wereld, straks)
    mail.outbox.clear()
    with straks():
        stuur_terug(page, wereld.user("beoordelaar-leeuwarden"), "Noem de wijk.")
    assert aan() == ["redacteur-leeuwarden@demo.example"]
    assert "Noem de wijk." in mail.outbox[0].body


def test_approved_tells_the_submitter(wereld, straks):
    page = dien_proef_in(wereld, straks)
    mail.outbox.clear()
    with straks():
        keur_goed(page, wereld.user("beoordelaar-leeuwarden"))
    assert aan() == ["redacteur-leeuwarden@demo.example"]


def test_emergency_tells_the_reviewers_of_that_edition(wereld, straks):
    page = wijzig(wereld, goedgekeurd(wereld), "Spoed.")
    mail.outbox.clear()
    with straks():
        publiceer_met_spoed(page, wereld.user("kernredacteur"), "Fout nummer.")
    assert aan() == ["beoordelaar-leeuwarden@demo.example"]
    assert "Fout nummer." in mail.outbox[0].body


def test_many_at_once_is_one_mail(wereld, straks):
    paginas = []
    for nummer in (1, 7):
        page = wereld.bijeenkomst(nummer)
        page.doel = "<p>Anders.</p>"
        page.save_revision(user=wereld.user("redacteur-leeuwarden"))
        paginas.append(vers(page))
    with straks():
        begin(
            Reeks.Soort.INDIENEN,
            wereld.user("redacteur-leeuwarden"),
            wereld.editie(),
            paginas,
            reden="Najaar",
        )
    [bericht] = mail.outbox
    assert bericht.subject == "[Handleiding] 2 berichten over pagina’s"
    assert all(page.title in bericht.body for page in paginas)


def test_html_escapes_what_people_typed(wereld, straks):
    page = dien_proef_in(wereld, straks)
    mail.outbox.clear()
    with straks():
        stuur_terug(page, wereld.user("beoordelaar-leeuwarden"), "<b>Zo & zo</b>")
    assert "<b>Zo & zo</b>" in mail.outbox[0].body
    assert "&lt;b&gt;Zo &amp; zo&lt;/b&gt;" in mail.outbox[0].alternatives[0].content


def test_switched_off_is_off(client, wereld, straks):
    keurder = wereld.user("beoordelaar-leeuwarden")
    client.force_login(keurder)
    url = reverse("wagtailadmin_account")
    scherm = client.get(url)
    assert "Een tekst wacht op mijn beoordeling" in scherm.text
    data = {
        "name_email-first_name": "Beoordelaar",
        "name_email-last_name": "Leeuwarden",
        "name_email-email": keurder.email,
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
        "theme-keyboard_shortcuts": "on",
    }
    assert client.post(url, data).status_code == 302
    assert not UserProfile.objects.get(user=keurder).submitted_notifications
    assert not Berichtvoorkeur.objects.get(user=keurder).herinneringen
    dien_proef_in(wereld, straks)
    assert aan() == []


def test_failing_mail_server_stops_no_approval_and_is_tried_again(wereld, straks, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    dien_proef_in(wereld, straks)
    assert Bericht.objects.get().verstuurd_op is None
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    page = wijzig(wereld, wereld.hoofdstuk(), "Nog een.")
    with straks():
        dien_in(page, wereld.user("redacteur-leeuwarden"))
    assert "2 berichten" in mail.outbox[-1].subject


def wacht_sinds(page, dag):
    TaskState.objects.filter(workflow_state__object_id=str(page.pk)).update(
        started_at=timezone.make_aware(datetime.combine(dag, datetime.min.time()))
    )


def test_reminder_after_the_working_days_of_the_edition_and_not_twice(wereld, straks):
    page = dien_proef_in(wereld, straks)
    mail.outbox.clear()
    vandaag = timezone.localdate()
    Herinnertermijn.objects.create(editie=wereld.editie(), werkdagen=5)
    wacht_sinds(page, vandaag - timedelta(days=4))
    assert herinner() == 0
    wacht_sinds(page, vandaag - timedelta(days=20))
    with straks():
        assert herinner() == 1
    assert aan() == ["beoordelaar-leeuwarden@demo.example"]
    assert mail.outbox[0].subject == "[Handleiding] Wacht op u: Proefpagina"
    assert "Te beoordelen: “Proefpagina” (Leeuwarden). Redacteur Leeuwarden diende dit in." in (
        mail.outbox[0].body
    )
    assert herinner() == 0


@pytest.mark.parametrize(
    ("van", "tot", "dagen"),
    [
        (date(2026, 11, 20), date(2026, 11, 23), 1),  # Friday to Monday
        (date(2026, 11, 23), date(2026, 11, 23), 0),
        (date(2026, 12, 24), date(2026, 12, 28), 1),  # over Christmas, a Friday and a Saturday
        (date(2027, 3, 25), date(2027, 3, 30), 1),  # Good Friday and Easter Monday
    ],
)
def test_working_days(van, tot, dagen):
    assert werkdagen(van, tot) == dagen


def test_taken_offline_is_told_to_the_editions_people_with_the_reason(wereld, straks):
    with straks():
        page = goedgekeurd(wereld)
    mail.outbox.clear()
    with straks():
        haal_offline(page, wereld.user("beoordelaar-leeuwarden"), "Het adres klopt niet.")
    assert aan() == ["beheerder-leeuwarden@demo.example", "redacteur-leeuwarden@demo.example"]
    assert mail.outbox[0].subject == "[Handleiding] Offline gehaald: Proefpagina"
    assert "Beoordelaar Leeuwarden haalde “Proefpagina” offline. Reden: Het adres klopt niet." in (
        mail.outbox[0].body
    )


def test_mail_about_offline_can_be_switched_off(wereld, straks):
    Berichtvoorkeur.objects.create(user=wereld.user("redacteur-leeuwarden"), offline=False)
    with straks():
        page = goedgekeurd(wereld)
    mail.outbox.clear()
    with straks():
        haal_offline(page, wereld.user("beoordelaar-leeuwarden"), "Het adres klopt niet.")
    assert aan() == ["beheerder-leeuwarden@demo.example"]
