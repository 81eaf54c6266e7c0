"""The facts of an edition for other programs: what is public of it, and nothing of a person."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from gemeenten.models import ContactPage, Sessie
from handleiding.publiek.etalage import Gebeurtenis, werk_bij
from handleiding.zichtbaarheid import openbaar
from tests.handleiding.workflow.staten import concept, goedgekeurd

ADRES = "/gemeenten/leeuwarden/editie.json"


def test_says_what_everyone_may_read(client, wereld):
    editie = wereld.editie()
    goedgekeurd(wereld, title="Binnen", slug="binnen", intern=True)
    concept(wereld)
    antwoord = client.get(ADRES)
    feiten = antwoord.json()
    assert feiten["naam"] == editie.title
    assert feiten["code"] == "GM0080"
    paginas = openbaar(Page.objects.descendant_of(editie)).order_by("path")
    assert [p["adres"] for p in feiten["paginas"]] == [page.full_url for page in paginas]
    (groep,) = feiten["groepen"]
    komend = Sessie.objects.filter(werkleergroep__slug="aldlan").komend().chronologisch()
    assert [b["datum"] for b in groep["bijeenkomsten"]] == [s.datum.isoformat() for s in komend]
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    assert not antwoord.cookies


def test_tells_no_name_and_no_hidden_contact(client, wereld):
    page = ContactPage.objects.child_of(wereld.editie()).get()
    eerste, tweede = page.contactpersonen.all()[:2]
    eerste.naam, eerste.toestemming = "Kwikzilver de Paard", True
    eerste.save()
    tweede.openbaar, tweede.functie = False, "Glasblazer"
    tweede.save()
    werk_bij([page])
    tekst = client.get(ADRES).text
    assert "Kwikzilver" not in tekst
    assert "Glasblazer" not in tekst
    assert eerste.functie in tekst


def test_is_sent_again_only_when_it_changed(client, wereld):
    merk = {"If-None-Match": client.get(ADRES)["ETag"]}
    assert client.get(ADRES, headers=merk).status_code == 304
    goedgekeurd(wereld)
    assert client.get(ADRES, headers=merk).status_code == 200


def test_is_sent_again_the_next_day_for_what_was_coming_is_past(client, wereld, monkeypatch):
    merk = {"If-None-Match": client.get(ADRES)["ETag"]}
    morgen = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *args: morgen)
    assert client.get(ADRES, headers=merk).status_code == 200


@pytest.mark.parametrize("pad", ["/gemeenten/sjabloon/", "/handleiding/", "/", "/nergens/"])
def test_below_no_public_edition_there_is_none(client, wereld, pad):
    assert client.get(f"{pad}editie.json").status_code == 404


def test_edition_that_is_offline_says_nothing(client, wereld):
    editie = wereld.editie()
    type(editie).objects.filter(pk=editie.pk).update(live=False)
    werk_bij([editie], Gebeurtenis.OFFLINE)
    assert client.get(ADRES).status_code == 404
