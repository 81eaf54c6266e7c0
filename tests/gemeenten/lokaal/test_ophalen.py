"""All local data in a file: complete, of one edition, safe to open, and for who may have it."""

import csv
import io
import zipfile

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from gemeenten.lokaal import invoeren, metingen
from gemeenten.lokaal.ophalen import LOGACTIE
from gemeenten.models import ContactPage
from gemeenten.regels.tabellen import lees
from tests.gemeenten.lokaal.groepen import concept, groep, over

GEHEIM = "intern@leeuwarden.example"


@pytest.fixture
def gevuld(wereld):
    """An internal contact, a name without consent, a number with a plus, a draft, two metingen."""
    redacteur = wereld.user("redacteur-leeuwarden")
    page = ContactPage.objects.child_of(wereld.editie()).get().get_latest_revision_as_object()
    een, twee = page.contactpersonen.all()
    een.naam, een.telefoon = "Naam Zondertoestemming", "+31 58 233 8388"
    twee.openbaar, twee.email = False, GEHEIM
    page.contactpersonen = [een, twee]
    page.save_revision(user=redacteur)
    page = concept()
    page.locatie = "Nieuw lokaal"
    page.save_revision(user=redacteur)
    for moment, aantal in (("start", 5), ("eind", 4)):
        meting = metingen.open_meting(groep(), moment=moment, ronde=1, user=redacteur)
        for scores in ([2, 3, 4], [3, 1, 4], [4, 5, 2], [1, 3, 2], [5, 2, 3])[:aantal]:
            metingen.bewaar_antwoord(meting, scores)
        metingen.zet_open(meting, is_open=False, user=redacteur)
    return wereld


def haal(client, wereld, naam, vorm="csv", slug="leeuwarden"):
    client.force_login(wereld.user(naam))
    adres = reverse("gegevens_ophalen", args=[wereld.editie(slug).pk])
    return client.post(adres, {"vorm": vorm})


def bladen(antwoord):
    """Return each CSV of the zip as rows, by name."""
    archief = zipfile.ZipFile(io.BytesIO(antwoord.content))
    return {
        naam.removesuffix(".csv"): list(
            csv.reader(io.StringIO(archief.read(naam).decode("utf-8-sig")), delimiter=";")
        )
        for naam in archief.namelist()
    }


def test_beheerder_gets_everything_of_the_own_edition(client, gevuld):
    antwoord = haal(client, gevuld, "beheerder-leeuwarden")
    assert "leeuwarden-" in antwoord.headers["Content-Disposition"]
    alles = bladen(antwoord)
    assert alles["Werk-leergroepen"][1][:3] == ["Aldlân", "Aldlân", "gestart"]
    assert alles["Werk-leergroepen"][1][4] == "Nieuw lokaal"
    assert "'+31 58 233 8388" in alles["Contactpersonen"][1]
    assert alles["Rondes"][1:] == [["Aldlân", "1", "Eerste ronde", "12"]]
    sessie = groep().sessies.order_by("datum").first()
    assert len(alles["Bijeenkomsten"]) == 11
    assert alles["Bijeenkomsten"][1][:6] == [
        "Aldlân",
        "1",
        "1",
        f"{sessie.datum:%d-%m-%Y}",
        "15:00",
        "17:00",
    ]
    assert alles["Begeleiders en deelnemers"][1][:3] == ["Aldlân", "begeleider", "Orthopedagoog"]
    assert ["Aldlân", "BV Sport", "sport"] in alles["Deelnames"]
    assert ["BV Sport", "sport", ""] in alles["Organisaties"]
    assert GEHEIM in str(alles["Contactpersonen"])
    assert "Wolvega" not in str(alles)
    assert "Timpaan" not in str(alles)


def test_outcomes_from_five_answers_on_and_never_single_ones(client, gevuld):
    regels = bladen(haal(client, gevuld, "beheerder-leeuwarden"))["Metingen"][1:]
    start = [regel for regel in regels if regel[2] == "startmeting"]
    assert [regel[4:] for regel in start] == [
        ["bij oneens", "2", "1", "2", "bij eens", "3,0"],
        ["bij oneens", "2", "2", "1", "bij eens", "3,0"],
        ["bij oneens", "2", "1", "2", "bij eens", "3,0"],
    ]
    eind = [regel for regel in regels if regel[2] == "eindmeting"]
    assert eind == [["Aldlân", "1", "eindmeting", "nog niet gesloten met 5 antwoorden"]]


@pytest.mark.parametrize("naam", ["redacteur-leeuwarden", "beoordelaar-leeuwarden"])
def test_colleagues_get_no_internal_contacts(client, gevuld, naam):
    alles = bladen(haal(client, gevuld, naam))
    assert GEHEIM not in str(alles)
    assert "Zondertoestemming" not in str(alles)
    assert "Beleidsmedewerker jeugd" in str(alles["Contactpersonen"])


@pytest.mark.parametrize(
    "naam", ["beheerder-weststellingwerf", "lezer-leeuwarden", "kernredacteur"]
)
def test_others_may_not(client, gevuld, naam):
    antwoord = haal(client, gevuld, naam)
    assert antwoord.status_code in {302, 403}
    assert not PageLogEntry.objects.filter(action=LOGACTIE).exists()


def test_each_time_is_logged_and_looking_is_not(client, gevuld):
    client.force_login(gevuld.user("beheerder-leeuwarden"))
    adres = reverse("gegevens_ophalen", args=[gevuld.editie().pk])
    assert "zitten erin" in client.get(adres).text
    assert "Kies een van de vormen." in client.post(adres, {"vorm": "exe"}).text
    assert not PageLogEntry.objects.filter(action=LOGACTIE).exists()
    haal(client, gevuld, "beheerder-leeuwarden", "ods")
    regel = PageLogEntry.objects.get(action=LOGACTIE)
    assert (regel.user.username, regel.data) == (
        "beheerder-leeuwarden",
        {"vorm": "ods", "met_intern": True},
    )


def test_workbook_opens_and_its_cells_are_no_formulas(client, gevuld):
    page = concept()
    page.title = "=1+1"
    page.save_revision(user=gevuld.user("redacteur-leeuwarden"))
    boek = load_workbook(io.BytesIO(haal(client, gevuld, "beheerder-leeuwarden", "xlsx").content))
    assert boek.sheetnames[:2] == ["Werk-leergroepen", "Rondes"]
    cellen = [cel for blad in boek for rij in blad.iter_rows() for cel in rij]
    assert "f" not in {cel.data_type for cel in cellen}
    assert boek["Rondes"]["D2"].value == 12
    ods = haal(client, gevuld, "beheerder-leeuwarden", "ods").content
    assert lees("x.ods", ods).rijen[0].cellen[0] == boek["Rondes"]["A2"].value == "'=1+1"


@pytest.mark.parametrize("soort", invoeren.SOORTEN.values(), ids=list(invoeren.SOORTEN))
def test_what_was_fetched_can_be_brought_in_again_without_a_change(client, gevuld, soort):
    page = ContactPage.objects.child_of(gevuld.editie()).get()
    personen = list(page.get_latest_revision_as_object().contactpersonen.all())
    personen[0].gecontroleerd_op = over(-3)
    concept_ = page.get_latest_revision_as_object()
    concept_.contactpersonen = personen
    concept_.save_revision(user=gevuld.user("redacteur-leeuwarden"))
    antwoord = haal(client, gevuld, "beheerder-leeuwarden")
    archief = zipfile.ZipFile(io.BytesIO(antwoord.content))
    tabel = lees("x.csv", archief.read(f"{soort.label}.csv"))
    doel = invoeren.doelpagina(gevuld.editie(), soort)
    verslag = invoeren.bekijk(doel, soort, tabel, user=gevuld.user("redacteur-leeuwarden"))
    assert {str(regel.stand) for regel in verslag.regels} == {"ongewijzigd"}
    assert len(verslag.regels) == {"organisaties": 8, "contactpersonen": 2}[soort.naam]
