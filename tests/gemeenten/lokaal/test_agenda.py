"""The calendars, read back with the icalendar library and held against RFC 5545."""

import json
import re
import time as klok
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from gemeenten.lokaal.planning import plan_reeks
from gemeenten.models import Sessie, WerkleergroepPage
from gemeenten.onboarding.boom import Tak, geef_kindobjecten, schrijf_takken
from gemeenten.regels.export.evenement import als_json_ld
from gemeenten.regels.export.ical import Afspraak, kalender, moment
from tests.gemeenten.lokaal.groepen import concept, groep, keur_goed, over

GROEP = "/gemeenten/leeuwarden/aldlan/"
EDITIE = "/gemeenten/leeuwarden/"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def events(client, adres):
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    assert antwoord.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(antwoord.content).walk("VEVENT")


def afspraak(**anders):
    waarden = {
        "uid": "0b0e7f6e-2f4c-5b7c-8f0a-000000000001",
        "volgnummer": 0,
        "titel": "Bijeenkomst 1: Kennismaken, en solidariteit; één",
        "begin": moment(date(2027, 3, 27), time(15)),
        "einde": moment(date(2027, 3, 27), time(17)),
        "plaats": "Wijkcentrum, Straat 1",
        "toelichting": "Neem mee:\npen",
        "url": "https://voorbeeld.example/groep/",
        "gaat_door": True,
        "gewijzigd": datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("UTC")),
    }
    return Afspraak(**(waarden | anders))


def test_file_keeps_to_rfc_5545():
    tekst = kalender("Werk-leergroep Aldlân", [afspraak(toelichting="é" * 200)])
    regels = tekst.split(b"\r\n")
    assert regels[0] == b"BEGIN:VCALENDAR"
    assert regels[-2:] == [b"END:VCALENDAR", b""]
    assert b"\n" not in tekst.replace(b"\r\n", b"")
    assert max(map(len, regels)) <= 75
    regels = Calendar.from_ical(tekst).to_ical().decode().replace("\r\n ", "").split("\r\n")
    assert regels.count("VERSION:2.0") == 1
    assert sum(regel.startswith("PRODID:") for regel in regels) == 1
    assert "SUMMARY:Bijeenkomst 1: Kennismaken\\, en solidariteit\\; één" in regels
    assert "DTSTAMP:20261124T120000Z" in regels
    assert "DTSTART;TZID=Europe/Amsterdam:20270327T150000" in regels
    for verplicht in ("UID:", "SEQUENCE:0", "STATUS:CONFIRMED", "TZID:Europe/Amsterdam"):
        assert any(regel.startswith(verplicht) for regel in regels)


def test_zone_is_right_on_both_sides_of_summer_time():
    # Summer time begins in the night of 28 March 2027 and ends in that of 31 October 2027.
    dagen = [date(2027, 3, 27), date(2027, 3, 29), date(2027, 10, 30), date(2027, 11, 1)]
    lijst = [
        afspraak(uid=str(dag), begin=moment(dag, time(15)), einde=moment(dag, time(17)))
        for dag in dagen
    ]
    agenda = Calendar.from_ical(kalender("x", lijst))
    zone = agenda.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    uren = [datetime(d.year, d.month, d.day, 15, tzinfo=zone).utcoffset() for d in dagen]
    assert uren == [timedelta(hours=n) for n in (1, 2, 2, 1)]
    assert [e.start.astimezone(ZoneInfo("UTC")).hour for e in agenda.walk("VEVENT")] == [
        14,
        13,
        13,
        14,
    ]
    zomer = agenda.walk("DAYLIGHT")[0]
    assert zomer["DTSTART"].dt == datetime(1981, 3, 29, 2)


def test_feed_of_a_group_holds_its_published_sessies(client, wereld):
    sessies = {s.nummer: s for s in groep().sessies.all()}
    gelezen = events(client, f"{GROEP}agenda.ics")
    assert len(gelezen) == 10
    for event in gelezen:
        nummer = int(re.search(r"Bijeenkomst (\d+)", event["SUMMARY"])[1])
        begin = datetime.combine(sessies[nummer].datum, sessies[nummer].begin, tzinfo=AMSTERDAM)
        assert event.start == begin
        assert event["URL"].endswith(GROEP)
    assert "Kennismaken" in " ".join(event["SUMMARY"] for event in gelezen)


def test_edition_has_one_feed_and_each_sessie_a_file(client, wereld):
    assert len(events(client, f"{EDITIE}agenda.ics")) == 10
    sessie = groep().sessies.first()
    (event,) = events(client, f"{GROEP}agenda-{sessie.sleutel}.ics")
    heel = {str(e["UID"]) for e in events(client, f"{GROEP}agenda.ics")}
    assert str(event["UID"]) in heel
    vreemd = groep("wolvega").sessies.first()
    assert client.get(f"{GROEP}agenda-{vreemd.sleutel}.ics").status_code == 404
    assert client.get(f"{GROEP}agenda-{'x' * 36}.ics").status_code == 404


def test_file_of_one_sessie_is_an_entry_and_no_calendar(client, wereld):
    sessie = groep().sessies.first()
    antwoord = client.get(f"{GROEP}agenda-{sessie.sleutel}.ics")
    assert b"X-WR-CALNAME" not in antwoord.content
    assert b"REFRESH-INTERVAL" not in antwoord.content
    naam = f'inline; filename="aldlan-{sessie.datum:%Y-%m-%d}.ics"'
    assert antwoord.headers["Content-Disposition"] == naam
    assert b"X-WR-CALNAME:Werk-leergroep" in client.get(f"{GROEP}agenda.ics").content


@pytest.mark.parametrize("adres", [f"{GROEP}agenda.ics", f"{EDITIE}agenda.ics"])
def test_calendar_that_did_not_change_is_not_sent_again(client, wereld, adres):
    etag = client.get(adres).headers["ETag"]
    weer = client.get(adres, headers={"If-None-Match": etag})
    assert (weer.status_code, weer.content) == (304, b"")
    sessies = list(concept().sessies.all())
    sessies[0].opmerking = "Een andere zaal."
    bewaar(wereld, sessies)
    assert client.get(adres, headers={"If-None-Match": etag}).status_code == 304
    keur_goed(wereld, groep())
    nieuw = client.get(adres, headers={"If-None-Match": etag})
    assert nieuw.status_code == 200
    assert b"Een andere zaal." in nieuw.content


@pytest.mark.parametrize(
    ("dag", "begin", "einde", "fout"),
    [
        # Summer time begins in the night of 28 March 2027, and ends in that of 31 October.
        (date(2027, 3, 28), time(2, 30), time(4), "begin"),
        (date(2027, 3, 28), time(1), time(2), "einde"),
        (date(2027, 3, 28), time(3), time(4), None),
        (date(2027, 3, 28), time(1), time(1, 59), None),
        (date(2027, 10, 31), time(2, 30), time(4), None),
        (date(2027, 3, 27), time(2, 30), time(4), None),
    ],
)
def test_time_that_the_clock_skips_is_refused(wereld, dag, begin, einde, fout):
    sessie = Sessie(nummer=1, datum=dag, begin=begin, einde=einde)
    if fout is None:
        sessie.full_clean(exclude=["werkleergroep"])
        return
    with pytest.raises(ValidationError) as gezegd:
        sessie.full_clean(exclude=["werkleergroep"])
    assert list(gezegd.value.message_dict) == [fout]
    assert "de klok vooruit" in gezegd.value.message_dict[fout][0]


def test_series_refuses_a_time_that_the_clock_skips(wereld):
    rij = {"nummer": 1, "datum": date(2027, 3, 28), "begin": time(2, 30), "einde": time(4)}
    with pytest.raises(ValidationError, match="de klok vooruit"):
        plan_reeks(groep(), [rij], naam="Nacht", user=wereld.user("redacteur-leeuwarden"))


def bewaar(wereld, sessies):
    page = concept()
    page.sessies = sessies
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))


def test_uid_stays_and_sequence_counts_only_what_changed(client, wereld):
    voor = {str(e["UID"]): e for e in events(client, f"{GROEP}agenda.ics")}
    sessies = list(concept().sessies.all())
    sessies[0].afgelast, sessies[0].reden = True, "De begeleider is ziek."
    bewaar(wereld, sessies)
    assert {e["STATUS"] for e in events(client, f"{GROEP}agenda.ics")} == {"CONFIRMED"}
    keur_goed(wereld, groep())
    na = {str(e["UID"]): e for e in events(client, f"{GROEP}agenda.ics")}
    assert na.keys() == voor.keys()
    gewijzigd = [e for uid, e in na.items() if e["SEQUENCE"] != voor[uid]["SEQUENCE"]]
    assert [(e["STATUS"], e["SEQUENCE"]) for e in gewijzigd] == [("CANCELLED", 1)]
    assert gewijzigd[0]["SUMMARY"].startswith("Gaat niet door: Bijeenkomst ")
    assert "Gaat niet door: De begeleider is ziek." in gewijzigd[0]["DESCRIPTION"]
    page = concept()
    page.locatie = "Andere school"
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    keur_goed(wereld, groep())
    verhuisd = events(client, f"{GROEP}agenda.ics")
    assert sorted(e["SEQUENCE"] for e in verhuisd) == [1] * 9 + [2]


def test_copy_of_a_group_has_uids_of_its_own(wereld):
    from gemeenten.regels.export.ical import uid_van

    page = groep()
    kopie = page.copy(update_attrs={"slug": "kopie", "title": "Kopie"}, keep_live=False)
    eigen = {uid_van(s.sleutel, page.translation_key) for s in page.sessies.all()}
    ander = {uid_van(s.sleutel, kopie.translation_key) for s in kopie.sessies.all()}
    assert len(eigen) == len(ander) == 10
    assert not eigen & ander


def test_draft_offline_and_internal_groups_are_in_no_feed(client, wereld):
    page = groep()
    page.intern = True
    page.save()
    assert events(client, f"{EDITIE}agenda.ics") == []
    assert client.get(f"{GROEP}agenda.ics").status_code in {302, 403, 404}
    WerkleergroepPage.objects.filter(pk=page.pk).update(intern=False, live=False)
    assert events(client, f"{EDITIE}agenda.ics") == []
    assert client.get(f"{GROEP}agenda.ics").status_code == 404


def vermenigvuldig(wereld, aantal):
    for nummer in range(aantal):
        page = WerkleergroepPage(title=f"Groep {nummer}", slug=f"groep-{nummer}", gebied="Wijk")
        page.sessies = [
            Sessie(nummer=n % 10 + 1, datum=over(n * 30), begin=time(15), einde=time(17))
            for n in range(10)
        ]
        wereld.editie().add_child(instance=page)


def vragen(client, adres):
    for _ in range(2):  # the second finds the address, and keeps what stands around the page
        client.get(adres)
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(adres).status_code == 200
    return len(gevangen)


def test_speed_and_queries_do_not_grow_with_the_groups(client, wereld):
    adressen = (
        EDITIE,
        GROEP,
        f"{EDITIE}agenda.ics",
        f"{GROEP}agenda.ics",
        wereld.bijeenkomst().get_url(),
        f"{GROEP}draaiboek/1/",
    )
    met_een = [vragen(client, adres) for adres in adressen]
    assert min(met_een) > 0  # no cache answers in place of the page
    vermenigvuldig(wereld, 39)
    assert [vragen(client, adres) for adres in adressen] == met_een
    lijst = [afspraak(uid=str(n)) for n in range(400)]
    duur = min(_duur(lijst) for _ in range(3))
    assert duur < 0.2


def _duur(lijst):
    begin = klok.process_time()
    kalender("x", lijst)
    return klok.process_time() - begin


def met_groepen(wereld, aantal, sessies=2):
    """Give the edition so many groups that are online, the cheap way."""
    takken = []
    for nummer in range(aantal):
        page = WerkleergroepPage(title=f"Groep {nummer}", slug=f"veel-{nummer}", gebied="Wijk")
        rijen = [
            Sessie(nummer=n + 1, datum=over(n * 30), begin=time(15), einde=time(17))
            for n in range(sessies)
        ]
        geef_kindobjecten(page, {"sessies": rijen})
        takken.append(Tak(page))
    paginas = schrijf_takken(takken, wereld.editie())
    WerkleergroepPage.objects.filter(pk__in=[page.pk for page in paginas]).update(live=True)


def test_feed_of_five_hundred_groups_is_whole_valid_and_quick(client, wereld):
    met_een = vragen(client, f"{EDITIE}agenda.ics")
    met_groepen(wereld, 499)
    begin = klok.process_time()
    antwoord = client.get(f"{EDITIE}agenda.ics")
    duur = klok.process_time() - begin
    assert antwoord.status_code == 200
    gelezen = Calendar.from_ical(antwoord.content).walk("VEVENT")
    assert len(gelezen) == 10 + 499 * 2
    assert len({str(event["UID"]) for event in gelezen}) == len(gelezen)
    assert {event["URL"].split("/")[-2] for event in gelezen} >= {"veel-0", "veel-498", "aldlan"}
    assert max(map(len, antwoord.content.split(b"\r\n"))) <= 75
    assert antwoord.content.endswith(b"END:VCALENDAR\r\n")
    assert vragen(client, f"{EDITIE}agenda.ics") == met_een
    assert duur < 1.5


@pytest.mark.parametrize("tekst", ["</script><script>alert(1)</script>", "a & b", "één"])
def test_json_ld_cannot_leave_its_element(tekst):
    ruw = als_json_ld([afspraak(toelichting=tekst)], organisator="Leeuwarden")
    assert not re.search(r"[<>&]", ruw)
    (event,) = json.loads(ruw)["@graph"]
    assert event["description"] == tekst
    assert event["startDate"] == "2027-03-27T15:00:00+01:00"


def test_group_page_holds_its_events_as_data(client, wereld):
    tekst = client.get(GROEP).text
    blok = re.findall(r'<script type="application/ld\+json">(.+?)</script>', tekst)[-1]
    komend = Sessie.objects.filter(werkleergroep=groep(), datum__gte=over(0)).count()
    graaf = json.loads(blok)["@graph"]
    assert len(graaf) == komend
    assert {event["@type"] for event in graaf} == {"Event"}
    assert f'href="{GROEP}agenda.ics"' in tekst
