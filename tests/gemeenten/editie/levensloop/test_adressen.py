"""Old addresses lead on: of pages, calendars and packs, after one new name, after two, and back again."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from gemeenten.editie.levensloop.hernoem import NieuweNaam, hernoem
from gemeenten.editie.levensloop.samenvoegen import voeg_samen
from gemeenten.models import Sessie
from gemeenten.onboarding import steps
from handleiding.workflow.actions import haal_offline

OOSTERGO = NieuweNaam("Oostergo", "GM2001", buiten_lijst=True)
STAARTEN = (
    "",
    "contact/",
    "aldlan/",
    "handleiding/programma/bijeenkomst-1/",
    "agenda.ics",
    "aldlan/agenda.ics",
    "aldlan/draaiboek/",
    "aldlan/draaiboek/1/",
)


@pytest.fixture
def hernoemd(wereld, django_capture_on_commit_callbacks):
    """Give Leeuwarden names, one after the other."""

    def geef(*namen):
        editie = wereld.editie()
        for naam in namen:
            with django_capture_on_commit_callbacks(execute=True):
                editie = hernoem(editie, naam, user=wereld.user("kernredacteur"))
        return editie

    return geef


def leidt_naar(client, adres: str) -> str:
    """Return where one step from ``adres`` leads, and see that it is there."""
    antwoord = client.get(adres)
    assert antwoord.status_code == 301, adres
    naar = antwoord.headers["Location"]
    assert client.get(naar).status_code == 200, naar
    return naar


@pytest.mark.parametrize("staart", STAARTEN)
def test_every_old_address_leads_to_the_same_at_the_new_one(client, hernoemd, staart):
    hernoemd(OOSTERGO)
    oud, nieuw = f"/gemeenten/leeuwarden/{staart}", f"/gemeenten/oostergo/{staart}"
    assert leidt_naar(client, oud) == nieuw


def test_calendar_of_one_sessie_leads_on(client, hernoemd):
    sleutel = Sessie.objects.filter(werkleergroep__slug="aldlan").first().sleutel
    hernoemd(OOSTERGO)
    oud = f"/gemeenten/leeuwarden/aldlan/agenda-{sleutel}.ics"
    assert leidt_naar(client, oud) == f"/gemeenten/oostergo/aldlan/agenda-{sleutel}.ics"


def test_second_new_name_makes_no_chain(client, hernoemd):
    hernoemd(OOSTERGO, NieuweNaam("Westergo", "GM2003", buiten_lijst=True))
    for oud in ("leeuwarden", "oostergo"):
        for staart in ("contact/", "aldlan/agenda.ics"):
            naar = leidt_naar(client, f"/gemeenten/{oud}/{staart}")
            assert naar == f"/gemeenten/westergo/{staart}"


def test_old_name_again_leads_nowhere_in_circles(client, wereld, hernoemd):
    hernoemd(OOSTERGO, NieuweNaam("Leeuwarden", "GM0080"))
    assert client.get("/gemeenten/leeuwarden/contact/").status_code == 200
    assert leidt_naar(client, "/gemeenten/oostergo/contact/") == "/gemeenten/leeuwarden/contact/"
    assert not Redirect.objects.filter(old_path__startswith="/gemeenten/leeuwarden").exists()
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Even niet")
    for staart in STAARTEN:
        # A page is gone; what is made below one is not there.
        weg = 404 if ".ics" in staart or "draaiboek" in staart else 410
        assert client.get(f"/gemeenten/leeuwarden/{staart}").status_code == weg, staart


def test_unknown_calendar_is_not_there(client, wereld):
    assert client.get("/gemeenten/leeuwarden/nergens/agenda.ics").status_code == 404


@pytest.mark.parametrize(
    "naam",
    ["Weststellingwerf", " weststellingwerf", "Weststellingwe\u0301rf", "West\u00adstellingwerf"],
)
def test_name_of_another_edition_is_refused_at_any_address(wereld, naam):
    nieuw = NieuweNaam(naam, "GM2001", slug="iets-anders", buiten_lijst=True)
    with pytest.raises(ValidationError) as fout:
        hernoem(wereld.editie(), nieuw, user=wereld.user("kernredacteur"))
    assert "heeft al een editie" in fout.value.message_dict["naam"][0]


def test_readers_of_a_municipality_that_merged_come_to_the_other(client, wereld):
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Herindeling")
    van, naar = wereld.editie(), wereld.editie("weststellingwerf")
    voeg_samen(van, naar, user=wereld.user("kernredacteur"))
    for staart in ("", "contact/", "handleiding/programma/bijeenkomst-1/"):
        nieuw = leidt_naar(client, f"/gemeenten/leeuwarden/{staart}")
        assert nieuw == f"/gemeenten/weststellingwerf/{staart}"
    # A group is a draft there until its new reviewers approve it; then its calendar leads on too.
    groep = naar.get_children().get(slug="aldlan")
    wereld.publiceer(groep, "redacteur-weststellingwerf", "beoordelaar-weststellingwerf")
    for staart in ("aldlan/", "aldlan/agenda.ics"):
        nieuw = leidt_naar(client, f"/gemeenten/leeuwarden/{staart}")
        assert nieuw == f"/gemeenten/weststellingwerf/{staart}"


@pytest.mark.parametrize("staart", ["", "contact/", "aldlan/agenda.ics"])
def test_host_of_an_edition_that_became_part_of_another_leads_on(client, wereld, settings, staart):
    settings.ALLOWED_HOSTS = ["testserver", "oud.example", "nieuw.example"]
    Site.objects.filter(is_default_site=True).update(hostname="testserver")
    oud, nieuw = wereld.editie(), wereld.editie("weststellingwerf")
    steps.ensure_site(oud, "oud.example")
    steps.ensure_site(nieuw, "nieuw.example")
    haal_offline(oud, wereld.user("beoordelaar-leeuwarden"), "Herindeling")
    voeg_samen(oud, nieuw, user=wereld.user("kernredacteur"))
    groep = nieuw.get_children().get(slug="aldlan")
    wereld.publiceer(groep, "redacteur-weststellingwerf", "beoordelaar-weststellingwerf")
    hoofd = client.get(f"/gemeenten/leeuwarden/{staart}")
    assert hoofd.headers["Location"] == f"http://oud.example/{staart}"
    antwoord = client.get(f"/{staart}", headers={"host": "oud.example"})
    assert antwoord.status_code == 301
    assert antwoord.headers["Location"].startswith("http://nieuw.example/")
