"""Rounds that are done and old go; what is needed stays, and the log says how they ended."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from gemeenten.kernband.rondes import opruimen
from gemeenten.kernband.rondes.ronde import begin_alles, plan
from gemeenten.kernband.rondes.werk import werk_af
from gemeenten.logacties import RONDE_OPGERUIMD
from gemeenten.models import Overnamebeleid, Overnameregel, Overnameronde

Uitkomst = Overnameregel.Uitkomst
EERSTE, TWEEDE = "<p>Eerste.</p>", "<p>Tweede.</p>"


@pytest.fixture(autouse=True)
def automatisch(wereld):
    for slug in ("leeuwarden", "weststellingwerf"):
        Overnamebeleid.objects.create(
            editie=wereld.editie(slug), keuze=Overnamebeleid.Keuze.AUTOMATISCH
        )


@pytest.fixture
def ruim_op():
    """Return a function that runs the command, and gives what it says."""

    def ruim_op():
        uit = StringIO()
        call_command("hervat_overnames", stdout=uit)
        return uit.getvalue()

    return ruim_op


def maak_oud(dagen=91, **welke):
    moment = timezone.now() - timedelta(days=dagen)
    Overnameregel.objects.filter(**welke).update(updated_at=moment)
    rondes = {naam.removeprefix("ronde__"): w for naam, w in welke.items()}
    Overnameronde.objects.filter(**rondes).update(created_at=moment)


def twee_rondes(wijzig_kern):
    wijzig_kern(doel=EERSTE)
    werk_af.call()
    wijzig_kern(doel=TWEEDE)
    werk_af.call()
    return list(Overnameronde.objects.order_by("pk"))


def test_old_round_goes_and_what_the_core_says_now_stays(wijzig_kern, ruim_op):
    _, laatste = twee_rondes(wijzig_kern)
    maak_oud()
    assert "Opgeruimd: 1 rondes" in ruim_op()
    assert list(Overnameronde.objects.all()) == [laatste]
    assert "Opgeruimd" not in ruim_op(), "once is enough"


def test_how_it_ended_stays_in_the_log(client, wereld, wijzig_kern, wijzig_lokaal, ruim_op):
    wijzig_lokaal(doel="<p>Van ons.</p>")
    eerste, _ = twee_rondes(wijzig_kern)
    maak_oud()
    ruim_op()
    kern = wereld.kernbijeenkomst()
    entry = PageLogEntry.objects.get(action=RONDE_OPGERUIMD)
    assert (entry.page_id, entry.data["ronde"]) == (kern.pk, eerste.pk)
    # Leeuwarden's conflict was overtaken by the second publication.
    assert entry.data["uitkomsten"] == {Uitkomst.CONFLICT: 1, Uitkomst.GEPUBLICEERD: 1}
    client.force_login(wereld.user("kernredacteur"))
    geschiedenis = client.get(reverse("wagtailadmin_pages:history", args=[kern.pk])).text
    assert "1 × overgenomen en gepubliceerd" in geschiedenis
    assert wereld.bijeenkomst(editie="weststellingwerf").doel == TWEEDE
    page = wereld.bijeenkomst(editie="weststellingwerf").pk
    log = PageLogEntry.objects.filter(page=page, action="gemeenten.kern_automatisch")
    assert log.count() == 2, "the log of the page itself"


def test_what_was_tried_is_not_tried_again(wijzig_kern, wijzig_lokaal, ruim_op):
    """A conflict stays for people, also when the round in which it was found grew old."""
    wijzig_lokaal(doel="<p>Van ons.</p>")
    wijzig_kern(doel=EERSTE)
    werk_af.call()
    maak_oud(dagen=4000)
    ruim_op()
    plan()
    assert Overnameronde.objects.count() == 1
    assert not Overnameregel.objects.filter(uitkomst=Uitkomst.WACHT).exists()


@pytest.mark.parametrize("uitkomst", [Uitkomst.WACHT, Uitkomst.UITGESTELD])
def test_what_is_not_done_stays(wijzig_kern, uitkomst):
    eerste, _ = twee_rondes(wijzig_kern)
    regel = eerste.regels.first()
    regel.uitkomst = uitkomst
    regel.save()
    maak_oud()
    assert opruimen.ruim_op() == 0


def test_what_happened_lately_stays(wijzig_kern, ruim_op):
    eerste, _ = twee_rondes(wijzig_kern)
    maak_oud(dagen=89)
    ruim_op()
    assert Overnameronde.objects.count() == 2
    maak_oud()
    regel = eerste.regels.first()
    regel.updated_at = timezone.now()  # tried again today
    regel.save()
    ruim_op()
    assert Overnameronde.objects.count() == 2


def test_the_setting_says_how_long(wijzig_kern, ruim_op, settings):
    twee_rondes(wijzig_kern)
    maak_oud(dagen=8)
    settings.OVERNAMERONDES_BEWAREN = 0
    ruim_op()
    assert Overnameronde.objects.count() == 2
    settings.OVERNAMERONDES_BEWAREN = 7
    ruim_op()
    assert Overnameronde.objects.count() == 1


def test_order_of_an_edition_goes_too_and_is_logged_there(wereld, wijzig_kern, ruim_op):
    Overnamebeleid.objects.all().delete()
    wijzig_kern(doel=EERSTE)
    ronde = begin_alles(wereld.editie(), user=wereld.user("redacteur-leeuwarden"))
    werk_af.call()
    maak_oud()
    ruim_op()
    assert not Overnameronde.objects.filter(pk=ronde.pk).exists()
    entry = PageLogEntry.objects.get(action=RONDE_OPGERUIMD)
    assert entry.page_id == wereld.editie().pk
    assert entry.data["uitkomsten"] == {Uitkomst.CONCEPT: 1}
