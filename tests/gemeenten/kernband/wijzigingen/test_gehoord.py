"""An urgent core change is heard by all who have to decide; what passes its date undecided is said in public."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from config.draaien.klussen import meld_dringend
from gemeenten.goedkeuring.herinneren import herinner
from gemeenten.goedkeuring.werkdagen import nadert
from gemeenten.kernband.rondes.werk import werk_af
from gemeenten.kernband.wijzigingen.overnemen import neem_over
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.models import Bericht, Berichtvoorkeur, Overnamebeleid
from handleiding.models import Kernpublicatie, Publicatie
from handleiding.publiek.etalage import stempels
from handleiding.workflow.actions import dien_in, haal_offline
from handleiding.workflow.werklijst import wacht_op
from handleiding.workflow.werkregels import werk_van
from handleiding.workflow.werksoorten import KERNWIJZIGING, NIET_BESLIST
from tests.handleiding.workflow.staten import gelezen

KERN = "<p>Bel bij gevaar meteen de politie.</p>"
REDEN = "Het oude advies bracht een kind in gevaar."
LEEUWARDEN = ("redacteur-leeuwarden", "beheerder-leeuwarden")
WESTSTELLINGWERF = ("redacteur-weststellingwerf", "beheerder-weststellingwerf")
NIET = ("beoordelaar-leeuwarden", "kernredacteur", "kernbeoordelaar", "admin")
ADRES = "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-1/"
ZIN = "De landelijke tekst is op"


@pytest.fixture
def dringend(client, wereld, django_capture_on_commit_callbacks):
    """Return a function that lets the core publish an urgent change, through its screen."""

    def publiceer(nummer=1, doel=KERN, dagen=14):
        page = wereld.kernbijeenkomst(nummer).get_latest_revision_as_object()
        page.doel = doel
        page.save_revision(user=wereld.user("kernredacteur"))
        dien_in(wereld.kernbijeenkomst(nummer), wereld.user("kernredacteur"))
        ingediend = wereld.kernbijeenkomst(nummer)
        client.force_login(wereld.user("kernbeoordelaar"))
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            client.post(
                reverse("beoordelen", args=[ingediend.pk]),
                {
                    "besluit": "goedkeuren",
                    "gelezen": gelezen(ingediend),
                    "kern-reden": REDEN,
                    "kern-urgentie": "dringend",
                    "kern-uiterlijk": (timezone.localdate() + timedelta(days=dagen)).isoformat(),
                },
            )
        client.logout()
        assert wereld.kernbijeenkomst(nummer).doel == doel
        return wereld.kernbijeenkomst(nummer)

    return publiceer


@pytest.fixture
def post(wereld):
    """Return a function that gives the mails to somebody since the last clearing."""
    return lambda naam: [m for m in mail.outbox if m.to == [wereld.user(naam).email]]


@pytest.fixture
def verloopt(wereld):
    """Return a function that lets the date of all urgent changes be so many days ago."""

    def verloopt(dagen=1):
        for publicatie in Kernpublicatie.objects.all():
            publicatie.uiterlijk = timezone.localdate() - timedelta(days=dagen)
            publicatie.save()

    return verloopt


def beslist(wereld, editie="leeuwarden"):
    page = wereld.bijeenkomst(editie=editie)
    voorstel = maak_voorstel(page)
    keuzes = {b.pad: "lokaal" for b in voorstel.te_kiezen}
    neem_over(page, keuzes, stand=voorstel.stand, user=wereld.user(f"redacteur-{editie}"))


def test_redacteur_and_beheerder_of_each_edition_hear_at_once_and_nobody_else(
    wereld, dringend, post
):
    dringend()
    for naam in (*LEEUWARDEN, *WESTSTELLINGWERF):
        [een] = post(naam)
        assert REDEN in een.body
        assert "Beslissen voor" in een.body
        editie = naam.partition("-")[2]
        assert reverse("kernwijziging", args=[wereld.bijeenkomst(editie=editie).pk]) in een.body
        assert een.subject.partition("] ")[2].startswith("Dringende wijziging")
    for naam in NIET:
        assert [m for m in post(naam) if "dringend" in m.body] == [], naam


def test_nobody_is_told_twice_whoever_asks_again(
    dringend, post, django_capture_on_commit_callbacks
):
    dringend()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        meld_dringend()
        meld_dringend()
    assert mail.outbox == []


def test_what_a_killed_worker_left_is_told_by_the_next_round(
    wereld, dringend, post, django_capture_on_commit_callbacks
):
    dringend()
    mail.outbox.clear()
    Bericht.objects.filter(user=wereld.user(LEEUWARDEN[0])).delete()
    with django_capture_on_commit_callbacks(execute=True):
        meld_dringend()
    assert [m.to for m in mail.outbox] == [[wereld.user(LEEUWARDEN[0]).email]]


def test_what_was_kept_but_not_sent_goes_along_in_one_mail(
    wereld, dringend, post, django_capture_on_commit_callbacks
):
    dringend()
    dringend(7)
    Bericht.objects.filter(soort=Bericht.Soort.KERN_DRINGEND).update(verstuurd_op=None)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        meld_dringend()
    for naam in (*LEEUWARDEN, *WESTSTELLINGWERF):
        [een] = post(naam)
        assert een.subject.endswith("2 punten wachten op u, waarvan 2 dringend")
        assert een.body.count(REDEN) == 2


def test_who_does_not_want_it_is_not_mailed_but_sees_it(wereld, dringend, post):
    Berichtvoorkeur.objects.create(user=wereld.user(LEEUWARDEN[0]), dringend=False)
    dringend()
    assert post(LEEUWARDEN[0]) == []
    assert post(LEEUWARDEN[1])
    [regel] = [
        r
        for r in werk_van(wereld.user(LEEUWARDEN[0]))
        if r.soort is KERNWIJZIGING and r.page_id == wereld.bijeenkomst().pk
    ]
    assert regel.uiterlijk
    herinner()
    assert not Bericht.objects.filter(user=wereld.user(LEEUWARDEN[0]), werk=regel.merk).exists()


def test_an_edition_that_takes_it_over_by_itself_hears_only_of_what_that_left(
    wereld, dringend, post, wijzig_lokaal, django_capture_on_commit_callbacks
):
    Overnamebeleid.objects.create(editie=wereld.editie(), keuze=Overnamebeleid.Keuze.AUTOMATISCH)
    wijzig_lokaal(nummer=7, doel="<p>Ons eigen doel.</p>")
    dringend(1)
    dringend(7)
    werk_af.call(None)
    assert wereld.bijeenkomst().doel == KERN
    assert not Bericht.objects.filter(
        soort=Bericht.Soort.KERN_DRINGEND, user=wereld.user(LEEUWARDEN[0])
    ).exists()
    # Six minutes later.
    Publicatie.objects.update(vanaf=timezone.now() - timedelta(minutes=6))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        meld_dringend()
    berichten = Bericht.objects.filter(
        soort=Bericht.Soort.KERN_DRINGEND, user=wereld.user(LEEUWARDEN[0])
    )
    assert [b.page_id for b in berichten] == [wereld.bijeenkomst(7).pk]


def test_it_waits_for_redacteur_and_beheerder_in_list_menu_explorer_and_editor(
    client, wereld, dringend
):
    dringend()
    page = wereld.bijeenkomst()
    for naam in LEEUWARDEN:
        client.force_login(wereld.user(naam))
        lijst = client.get(reverse("wacht_op_u")).text
        assert REDEN in lijst, naam
        aantallen = client.get(reverse("wacht_op_u_aantallen")).json()
        assert aantallen[KERNWIJZIGING.sleutel] >= 1
        assert aantallen.get("opbouw", 0) == 0
        menu = client.get(reverse("wagtailadmin_home")).text
        assert f"Kernwijzigingen ({aantallen[KERNWIJZIGING.sleutel]})" in menu
        verkenner = client.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk])).text
        assert "dringend: beslissen voor" in verkenner, naam
        editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
        assert "De landelijke tekst van deze pagina is gewijzigd." in editor
        assert REDEN in editor
        assert reverse("kernwijziging", args=[page.pk]) in editor
        assert client.get(reverse("kernwijziging", args=[page.pk])).status_code == 200
    beslist(wereld)
    client.force_login(wereld.user(LEEUWARDEN[0]))
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "De landelijke tekst van deze pagina is gewijzigd." not in editor


def test_looking_and_being_told_change_no_text(wereld, dringend):
    voor = wereld.bijeenkomst()
    dringend()
    na = wereld.bijeenkomst()
    assert (na.live_revision_id, na.latest_revision_id) == (
        voor.live_revision_id,
        voor.latest_revision_id,
    )
    assert na.doel == voor.doel


MAANDAG = date(2030, 1, 7)


@pytest.mark.parametrize(
    ("uiterlijk", "gemeld", "vandaag", "verwacht"),
    [
        (
            MAANDAG,
            date(2029, 12, 20),
            date(2030, 1, 1),
            False,
        ),  # New Year; three days are left after it
        (MAANDAG, date(2029, 12, 20), date(2030, 1, 2), True),
        (MAANDAG, date(2030, 1, 2), date(2030, 1, 3), False),  # was told at three
        (MAANDAG, date(2030, 1, 2), date(2030, 1, 4), True),  # the last working day before
        (MAANDAG, date(2030, 1, 4), MAANDAG, False),
        (MAANDAG, date(2029, 12, 20), MAANDAG, True),
        (MAANDAG, date(2029, 12, 20), date(2030, 1, 8), False),  # it has passed
    ],
)
def test_date_comes_near_at_three_working_days_and_at_one(uiterlijk, gemeld, vandaag, verwacht):
    assert nadert(uiterlijk, gemeld=gemeld, vandaag=vandaag) is verwacht


def test_before_the_date_the_edition_is_reminded_and_not_who_decided(
    wereld, dringend, post, django_capture_on_commit_callbacks
):
    dringend(dagen=30)
    beslist(wereld, "weststellingwerf")
    uiterlijk = Kernpublicatie.objects.get().uiterlijk
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        herinner(timezone.localdate())
    assert not Bericht.objects.filter(soort=Bericht.Soort.KERN_HERINNERING).exists()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        herinner(uiterlijk)
    for naam in LEEUWARDEN:
        [een] = post(naam)
        assert "Herinnering: uw gemeente besliste nog niet" in een.body
        assert "waarvan 1 dringend" in een.subject or "Nog te beslissen" in een.subject
    namen = Bericht.objects.filter(soort=Bericht.Soort.KERN_HERINNERING).values_list(
        "user__username", flat=True
    )
    assert set(namen) == set(LEEUWARDEN)


def test_after_the_date_the_kernredactie_has_the_list_of_who_did_not_decide(
    client, wereld, dringend, verloopt, post, django_capture_on_commit_callbacks
):
    kern = dringend()
    assert [r for r in werk_van(wereld.user("kernredacteur")) if r.soort is NIET_BESLIST] == []
    verloopt()
    [regel] = [r for r in werk_van(wereld.user("kernredacteur")) if r.soort is NIET_BESLIST]
    assert regel.page_id == kern.pk
    assert "2 gemeenten beslisten niet voor" in regel.uitleg
    assert "Leeuwarden, Weststellingwerf" in regel.uitleg
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("herinner")
    for naam in ("kernredacteur", "kernbeoordelaar"):
        [een] = post(naam)
        assert "Leeuwarden, Weststellingwerf" in een.body
    for naam in (*LEEUWARDEN, "admin"):
        assert [r for r in werk_van(wereld.user(naam)) if r.soort is NIET_BESLIST] == []
    beslist(wereld)
    [regel] = [r for r in werk_van(wereld.user("kernredacteur")) if r.soort is NIET_BESLIST]
    assert "1 gemeente besliste niet voor" in regel.uitleg
    client.force_login(wereld.user("kernredacteur"))
    overzicht = client.get(regel.url).text
    assert "Weststellingwerf" in overzicht
    assert "Leeuwarden" not in overzicht.partition("<tbody>")[2]
    client.force_login(wereld.user(LEEUWARDEN[0]))
    assert client.get(regel.url).status_code in (302, 403)


def test_past_its_date_the_page_says_so_until_what_is_online_stands_on_it(
    client, wereld, dringend, verloopt
):
    kern = dringend()
    assert ZIN not in client.get(ADRES).text, "the day to decide has not passed"
    verloopt(0)
    assert ZIN not in client.get(ADRES).text, "nor on the day itself"
    verloopt(1)
    tekst = " ".join(client.get(ADRES).text.split())
    dag = timezone.localdate()
    maand = (
        "januari februari maart april mei juni juli augustus september oktober november december"
    )
    op = f"{dag.day} {maand.split()[dag.month - 1]} {dag.year}"
    assert f"De landelijke tekst is op {op} gewijzigd; Leeuwarden verwerkt dit nog." in tekst
    assert kern.url in tekst
    assert ZIN not in client.get(kern.url).text
    assert ZIN not in client.get(ADRES.replace("bijeenkomst-1", "bijeenkomst-7")).text
    elders = client.get(ADRES.replace("leeuwarden", "weststellingwerf"))
    assert elders.status_code != 200 or "Weststellingwerf verwerkt dit nog" in elders.text
    beslist(wereld)
    assert ZIN in client.get(ADRES).text, "a draft is nothing that readers know of"
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert ZIN not in client.get(ADRES).text


def test_core_that_went_offline_is_not_named(client, wereld, dringend, verloopt):
    kern = dringend()
    verloopt()
    assert ZIN in client.get(ADRES).text
    haal_offline(kern, wereld.user("kernbeoordelaar"), "Klopt niet meer.")
    assert ZIN not in client.get(ADRES).text


def test_stamps_of_the_editions_pages_rise_with_an_urgent_change(wereld, dringend):
    """What they say changes by itself when the date passes; caches must have asked since."""
    pk = wereld.bijeenkomst().pk
    voor, ander = stempels(pk)[0], stempels(wereld.bijeenkomst(7).pk)[0]
    dringend()
    assert stempels(pk)[0] > voor
    assert stempels(wereld.bijeenkomst(7).pk)[0] == ander


def test_a_plan_that_was_withdrawn_tells_nobody_anything(wereld, dringend, verloopt):
    """Its reason was kept at approval; its text never came online."""
    dringend()
    versie = wereld.kernbijeenkomst(7).save_revision(user=wereld.user("kernredacteur"))
    Kernpublicatie.objects.create(
        revision=versie, reden="Nooit online", urgentie="dringend", uiterlijk=timezone.localdate()
    )
    page = wereld.kernbijeenkomst(7).get_latest_revision_as_object()
    page.doel = KERN
    page.save_revision(user=wereld.user("kernredacteur"))
    wereld.publiceer(wereld.kernbijeenkomst(7), "kernredacteur", "kernbeoordelaar")
    assert maak_voorstel(wereld.bijeenkomst(7)).publicaties == ()
    verloopt()
    [regel] = [r for r in werk_van(wereld.user("kernredacteur")) if r.soort is NIET_BESLIST]
    assert regel.page_id == wereld.kernbijeenkomst().pk
    assert wacht_op(wereld.user("kernredacteur")) == []
