"""Mail about proposals: one summary a day to the kernredactie, the answer to who proposed."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from gemeenten.kernband.voorstellen.tekst import gepubliceerd
from gemeenten.kernband.voorstellen.voorstellen import trek_in
from gemeenten.models import Bericht, Berichtvoorkeur

from .conftest import ONS, WAAROM

KERN = ["kernbeoordelaar@demo.example", "kernredacteur@demo.example"]


@pytest.fixture
def dagelijks(django_capture_on_commit_callbacks, mailoutbox):
    """Return a function that runs the daily command, and gives what was mailed to the kernredactie."""

    def dagelijks():
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("herinner")
        return [mail for mail in mailoutbox if set(mail.to) & set(KERN)]

    return dagelijks


@pytest.fixture
def twee(wereld, publiceer_lokaal, stel_voor):
    publiceer_lokaal(doel=ONS, title="Kennismaken bij ons")
    titel, doel = gepubliceerd(wereld.bijeenkomst(), wereld.editie()).passages
    return stel_voor(passages=[titel.pad]), stel_voor(passages=[doel.pad])


def test_new_proposals_come_as_one_summary_in_text_and_html(twee, dagelijks, als):
    mails = dagelijks()
    assert sorted(adres for mail in mails for adres in mail.to) == KERN
    mail = mails[0]
    assert mail.subject == "[Handleiding] 2 berichten over pagina’s"
    html = mail.alternatives[0].content
    for voorstel in twee:
        url = reverse("kernvoorstel", args=[voorstel.pk])
        assert url in mail.body
        assert url in html
        assert als("kernredacteur").get(url).status_code == 200
    assert f"Leeuwarden stelt een verbetering voor bij “Kennismaken”. Reden: {WAAROM}" in mail.body
    assert "Bekijk het verbetervoorstel bij “Kennismaken”" in html
    assert "Dat stelt u in bij uw account" in html
    assert "Redacteur Leeuwarden" not in mail.body, "the municipality is named, never the person"
    assert dagelijks() == []


def test_nothing_is_sent_at_once(lokaal, stel_voor, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        stel_voor()
    assert not [mail for mail in mailoutbox if set(mail.to) & set(KERN)]


def test_one_proposal_has_a_subject_of_its_own(voorstel, dagelijks):
    assert {mail.subject for mail in dagelijks()} == {
        "[Handleiding] Nieuw verbetervoorstel: Kennismaken"
    }


def test_title_of_an_unpublished_draft_of_the_edition_is_not_told(
    voorstel, wijzig_lokaal, dagelijks
):
    wijzig_lokaal(title="Nog geheim")
    assert all("Nog geheim" not in mail.body for mail in dagelijks())


def test_withdrawn_or_decided_about_is_no_news(twee, dagelijks, neem_over, wereld):
    eerste, tweede = twee
    trek_in(eerste, user=wereld.user("redacteur-leeuwarden"))
    neem_over(tweede)
    assert not Bericht.objects.filter(soort=Bericht.Soort.VOORSTEL_NIEUW).exists()
    assert dagelijks() == []


def test_nobody_hears_of_the_own_proposal(wereld, lokaal, stel_voor, dagelijks):
    """Who works for the core and for an edition proposes, and decides."""
    dubbel = wereld.user("kernredacteur")
    dubbel.groups.add(*wereld.user("redacteur-leeuwarden").groups.all())
    stel_voor("kernredacteur")
    assert [mail.to for mail in dagelijks()] == [["kernbeoordelaar@demo.example"]]


def test_other_editions_hear_nothing(voorstel, dagelijks, mailoutbox):
    dagelijks()
    gehoord = [mail for mail in mailoutbox if "verbetering" in mail.body]
    assert {adres for mail in gehoord for adres in mail.to} == set(KERN)


def test_switched_off_is_off_for_new_ones(wereld, lokaal, stel_voor, dagelijks):
    Berichtvoorkeur.objects.create(user=wereld.user("kernredacteur"), voorstellen=False)
    stel_voor()
    assert [mail.to for mail in dagelijks()] == [["kernbeoordelaar@demo.example"]]


@pytest.mark.parametrize("wil", [True, False])
def test_answer_reaches_who_proposed_unless_switched_off(
    wereld, als, voorstel, mailoutbox, django_capture_on_commit_callbacks, wil
):
    redacteur = wereld.user("redacteur-leeuwarden")
    Berichtvoorkeur.objects.create(user=redacteur, voorstellen=wil)
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        url = reverse("kernvoorstel", args=[voorstel.pk])
        als("kernredacteur").post(url, {"besluit": "afwijzen", "reden": "Te plaatselijk."})
    mails = {adres: mail for mail in mailoutbox for adres in mail.to}
    assert (redacteur.email in mails) is wil
    antwoord = mails["beheerder-leeuwarden@demo.example"]
    assert "nam uw verbetervoorstel bij “Kennismaken” niet over. Reden: Te plaatselijk." in (
        antwoord.body
    )
    assert "Te plaatselijk." in antwoord.alternatives[0].content


def test_the_account_screen_offers_to_switch_it_off(als, wereld):
    naam = "verbetervoorstel voor de landelijke handleiding"
    assert naam in als("kernredacteur").get(reverse("wagtailadmin_account")).text
    url = reverse("wagtailadmin_account")
    data = {
        "name_email-first_name": "Kern",
        "name_email-last_name": "Redacteur",
        "name_email-email": wereld.user("kernredacteur").email,
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
        "theme-keyboard_shortcuts": "on",
        "beoordeling-herinneringen": "on",
    }
    assert als("kernredacteur").post(url, data).status_code == 302
    voorkeur = Berichtvoorkeur.objects.get(user=wereld.user("kernredacteur"))
    assert (voorkeur.voorstellen, voorkeur.herinneringen) == (False, True)
