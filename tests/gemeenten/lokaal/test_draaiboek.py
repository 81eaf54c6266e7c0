"""The pack of a begeleider: times that add up, and all that a session needs on one page."""

from datetime import date, time
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from gemeenten.models import Ronde, Sessie
from gemeenten.regels.draaiboek import bericht_over_duur, tijden
from handleiding.models import BijeenkomstPage
from handleiding.workflow.actions import haal_offline
from tests.gemeenten.lokaal.groepen import groep
from tests.handleiding.publiek.pdf.lezen import elementen, open_pdf, tekst

MAP = "/gemeenten/leeuwarden/aldlan/draaiboek/"


def test_each_item_begins_where_the_one_before_it_ends():
    regels = tijden([20, 100], time(15))
    assert [(r.begin, r.einde) for r in regels] == [
        (time(15), time(15, 20)),
        (time(15, 20), time(17)),
    ]
    assert [r.begin for r in tijden([20, None, 30], time(15))] == [time(15), time(15, 20), None]
    assert [r.begin for r in tijden([20, 30], None)] == [None, None]
    assert tijden([], time(15)) == []
    assert tijden([60, 60], time(23))[1].begin == time(0)


@pytest.mark.parametrize(
    ("minuten", "bericht"),
    [
        ([20, 100], ""),
        ([20, 110], "Het programma duurt 10 minuten langer dan de bijeenkomst."),
        ([20, 90], "Er blijven 10 minuten over."),
        (
            [20, None],
            "1 van de 2 onderdelen heeft nog geen tijd. De rest duurt samen 20 van de 120 minuten.",
        ),
    ],
)
def test_it_is_told_when_the_times_do_not_add_up(minuten, bericht):
    assert bericht_over_duur(minuten, time(15), time(17)) == bericht


def test_page_of_a_session_has_all_parts_with_date_and_place(client, wereld):
    antwoord = client.get(f"{MAP}1/")
    tekst = antwoord.text
    sessie = antwoord.context["sessie"]
    assert sessie.nummer == 1
    for deel in (
        "Kennismaken",
        "Het doel van bijeenkomst 1.",
        "15.00–15.20",
        "15.20–17.00",
        "Flap-over",
        "Kijk samen terug.",
        "Noem geen namen.",
        "<li>Wat raakt u?</li>",
        "Werk 1",
        "Leeg bufferschema",
        "Metapositie",
        "Wijkcentrum in Aldlân",
        f'datetime="{sessie.datum:%Y-%m-%d}"',
    ):
        assert deel in tekst, deel
    assert client.get(f"{MAP}99/").status_code == 404


def test_round_has_its_materials_in_one_list(client, wereld):
    tekst = client.get(MAP).text
    assert tekst.count("Flap-over") == 2
    assert f'href="{MAP}ronde-1/7/"' in tekst


def test_session_that_is_offline_or_not_planned(client, wereld):
    Sessie.objects.filter(werkleergroep=groep(), nummer=1).update(afgelast=True, reden="Ziek")
    assert "nog geen datum" in client.get(f"{MAP}1/").text
    BijeenkomstPage.objects.descendant_of(wereld.editie()).filter(nummer=7).update(live=False)
    assert client.get(f"{MAP}7/").status_code == 404
    assert f"{MAP}ronde-1/7/" not in client.get(MAP).text


@pytest.fixture
def tweede_ronde(wereld):
    """A second round, years on: its first session begins at another time."""
    Ronde.objects.create(werkleergroep=groep(), nummer=2, naam="2031–2032")
    return Sessie.objects.create(
        werkleergroep=groep(),
        ronde=2,
        nummer=1,
        datum=date(2031, 9, 9),
        begin=time(9),
        einde=time(11),
    )


def test_a_pack_is_of_one_round(client, wereld, tweede_ronde):
    eerste, tweede = (client.get(f"{MAP}ronde-{n}/1/") for n in (1, 2))
    assert eerste.context["sessie"].ronde == 1
    assert tweede.context["sessie"] == tweede_ronde
    assert "9.00–9.20" not in eerste.text
    assert 'datetime="2031-09-09"' not in eerste.text
    assert "09.00–09.20" in tweede.text
    assert "2031–2032" in tweede.text
    # The second round has no date for this one yet; that of the first is not lent to it.
    assert "nog geen datum" in client.get(f"{MAP}ronde-2/7/").text
    for nergens in ("ronde-3/", "ronde-3/1/", "ronde-2/99/", "ronde-0/"):
        assert client.get(f"{MAP}{nergens}").status_code == 404


def test_dates_of_a_round_are_its_own(client, wereld, tweede_ronde):
    eerste, tweede = (client.get(f"{MAP}ronde-{n}/") for n in (1, 2))
    assert {s.ronde for s in eerste.context["sessies"].values()} == {1}
    assert tweede.context["sessies"] == {1: tweede_ronde}
    for antwoord in (eerste, tweede):
        assert f'href="{MAP}ronde-1/"' in antwoord.text
        assert f'href="{MAP}ronde-2/"' in antwoord.text
    assert f'href="{MAP}ronde-2/1/"' in tweede.text
    assert "ronde-1/1/" not in tweede.text


def test_without_a_round_it_is_that_of_the_next_session(client, wereld, tweede_ronde):
    assert client.get(MAP).context["draaiboekronde"]["nummer"] == 1
    Sessie.objects.filter(ronde=1).update(datum=date(2020, 1, 7))
    assert client.get(MAP).context["draaiboekronde"]["nummer"] == 2
    assert client.get(f"{MAP}1/").context["sessie"] == tweede_ronde
    Sessie.objects.filter(ronde=2).delete()
    assert client.get(MAP).context["draaiboekronde"]["nummer"] == 2


def test_all_packs_lead_on_when_the_group_moves(wereld, tweede_ronde):
    paden = groep().get_route_paths()
    assert {"/draaiboek/", "/draaiboek/1/", "/draaiboek/ronde-2/", "/draaiboek/ronde-2/1/"} <= set(
        paden
    )
    assert "/draaiboek/ronde-2/7/" not in paden


def test_bufferschema_of_a_pack_is_the_annex_to_the_line(client, wereld):
    def schema(adres):
        vormen = BeautifulSoup(client.get(adres).text, "html.parser").select(
            "form.collectief-schema"
        )
        [vorm] = vormen
        del vorm["aria-describedby"]
        return str(vorm)

    bijlage = schema("/gemeenten/leeuwarden/handleiding/bijlagen/het-bufferschema/")
    assert schema(f"{MAP}ronde-1/1/") == bijlage
    assert bijlage.count("<textarea") == 5


def test_pack_on_paper(client, wereld, tweede_ronde):
    adres = f"{MAP}ronde-2/1/draaiboek.pdf"
    assert f'href="{adres}">Dit draaiboek als pdf</a>' in client.get(f"{MAP}ronde-2/1/").text
    antwoord = client.get(adres)
    assert antwoord.status_code == 200
    assert "Draaiboek-bijeenkomst-1-Aldl" in antwoord.headers["Content-Disposition"]
    op_papier = " ".join(tekst(antwoord.content).split())
    for deel in (
        "dinsdag 9 september 2031",
        "09.00–09.20",
        "Terugblik",
        "Flap-over",
        "Metapositie",
    ):
        assert deel.casefold() in op_papier.casefold(), deel
    niveaus = [int(tag[2]) for tag, _ in elementen(open_pdf(antwoord.content)) if tag[:2] == "/H"]
    assert niveaus[0] == 1
    assert all(nu <= vorig + 1 for vorig, nu in pairwise(niveaus))
    # Its own round, and not that of the other.
    assert "2031" not in tekst(client.get(f"{MAP}ronde-1/1/draaiboek.pdf").content)
    for nergens in ("ronde-3/1", "ronde-2/99"):
        assert client.get(f"{MAP}{nergens}/draaiboek.pdf").status_code == 404


def test_pack_on_paper_goes_with_its_session(client, wereld):
    adres = f"{MAP}ronde-1/7/draaiboek.pdf"
    assert client.get(adres).status_code == 200
    haal_offline(wereld.bijeenkomst(7), wereld.user("beoordelaar-leeuwarden"), "Klopt niet meer.")
    assert client.get(adres).status_code == 404
