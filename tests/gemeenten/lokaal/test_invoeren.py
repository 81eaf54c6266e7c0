"""Organisations and contacts from a file: a report that writes nothing, then one draft, all or nothing."""

import io
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from gemeenten.lokaal import invoeren
from gemeenten.lokaal.invoeren import SOORTEN, Stand
from gemeenten.lokaal.invoeren.kolommen import kolommen_van
from gemeenten.models import ContactPage, Contactpersoon, OrganisatiesPage
from gemeenten.regels.tabellen import MAX_RIJEN, Tabel, lees
from handleiding.workflow.actions import dien_in
from tests.bewaring import na_de_termijn
from tests.gemeenten.lokaal.groepen import keur_goed

CONTACT, LIJST = SOORTEN["contactpersonen"], SOORTEN["organisaties"]
KOP = "functie;organisatie;naam;e-mail;telefoon;toestemming;toestemming op;op de website tonen\r\n"
BELEID = "Beleidsmedewerker jeugd;Gemeente Leeuwarden"


def csv(*regels, kop=KOP):
    return (kop + "\r\n".join(regels)).encode("cp1252")


def pagina(wereld, soort, slug="leeuwarden"):
    return invoeren.doelpagina(wereld.editie(slug), soort)


def rijen(wereld, soort):
    page = pagina(wereld, soort).get_latest_revision_as_object()
    return list(getattr(page, soort.relatie).all())


def bekijk(wereld, soort, inhoud):
    user = wereld.user("redacteur-leeuwarden")
    return invoeren.bekijk(pagina(wereld, soort), soort, lees("x.csv", inhoud), user=user)


def voer_in(wereld, soort, inhoud):
    user = wereld.user("redacteur-leeuwarden")
    return invoeren.voer_in(pagina(wereld, soort), soort, lees("x.csv", inhoud), user=user)


def standen(verslag):
    return [str(regel.stand) for regel in verslag.regels]


@pytest.fixture
def scherm(client, wereld):
    """Post to the screen of Leeuwarden as its editor."""
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("invoeren", args=[wereld.editie().pk])

    def stuur(inhoud=b"", soort="contactpersonen", naam="lijst.csv", **anders):
        bestand = {"bestand": SimpleUploadedFile(naam, inhoud)} if "stap" not in anders else {}
        data = {"soort": soort, "stap": "proef"} | bestand | anders
        return client.post(adres, data, follow=True)

    return stuur


def aantallen():
    return (Revision.objects.count(), Contactpersoon.objects.count(), PageLogEntry.objects.count())


# The road of an editor


def test_report_writes_nothing_and_saving_makes_one_draft(scherm, wereld, client):
    inhoud = csv(
        f"{BELEID};;nieuw@leeuwarden.example;14 058;;;ja",
        "Wijkverpleegkundige;Buurtzorg;;;06 12345678;;;nee",
    )
    voor = aantallen()
    antwoord = scherm(inhoud)
    assert "0 fout, 1 nieuw, 1 bijgewerkt, 0 ongewijzigd" in " ".join(antwoord.text.split())
    assert "jeugd@leeuwarden.example → nieuw@leeuwarden.example" in antwoord.text
    assert aantallen() == voor
    klaar = scherm(stap="bewaren", pakje=antwoord.context["pakje"])
    assert "1 nieuw en 1 bijgewerkt, als concept" in klaar.text
    assert aantallen()[:2] == (voor[0] + 1, voor[1])
    assert "nieuw@leeuwarden" not in client.get("/gemeenten/leeuwarden/contact/").text
    keur_goed(wereld, pagina(wereld, CONTACT))
    tekst = client.get("/gemeenten/leeuwarden/contact/").text
    assert "nieuw@leeuwarden" in tekst
    assert "Wijkverpleegkundige" not in tekst  # not to be shown, as the file said
    assert Contactpersoon.objects.filter(page__live=True, functie="Wijkverpleegkundige").exists()


@pytest.mark.parametrize("soort", [CONTACT, LIJST], ids=lambda soort: soort.naam)
def test_the_same_file_twice_changes_nothing(wereld, soort):
    inhoud = {
        "contactpersonen": csv(
            "Leerkracht;De Wegwijzer;;een@school.example;;;;",
            "Leerkracht;De Wegwijzer;;twee@school.example;;;;",
            "Begeleider;Wijkteam;Anna Proef;;0582338388;ja;01-09-2026;ja",
            "Begeleider;Wijkteam;Bert Proef;b@w.example;;nee;;nee",
        ),
        "organisaties": csv(
            "Nij;sport;www.nij.example", "bv  sport;welzijn;", kop="naam;soort;website\n"
        ),
    }[soort.naam]
    eerste = voer_in(wereld, soort, inhoud)
    assert eerste.te_bewaren
    voor = aantallen()
    tweede = voer_in(wereld, soort, inhoud)
    assert set(standen(tweede)) == {"ongewijzigd"}
    assert aantallen() == voor


def test_organisation_keeps_its_key_and_where_it_came_from(wereld):
    voor = {rij.naam: (rij.sleutel, rij.bron) for rij in rijen(wereld, LIJST)}
    verslag = voer_in(
        wereld,
        LIJST,
        csv(
            "ggd fryslân  jeugdgezondheidszorg;jgz;https://ggd.example", kop="Naam;Soort;Website\n"
        ),
    )
    assert standen(verslag) == ["bijgewerkt"]
    na = {rij.naam: (rij.sleutel, rij.bron) for rij in rijen(wereld, LIJST)}
    # The spelling of the file is taken, the row stays the same one.
    assert na.pop("ggd fryslân jeugdgezondheidszorg") == voor.pop(
        "GGD Fryslân Jeugdgezondheidszorg"
    )
    assert na == voor


def test_nothing_changes_where_a_cell_or_a_column_is_empty(wereld):
    verslag = bekijk(wereld, CONTACT, csv(f"{BELEID};;"))
    assert standen(verslag) == ["ongewijzigd"]
    verslag = bekijk(wereld, CONTACT, csv("functie;organisatie\r\n", f"{BELEID}", kop=""))
    assert standen(verslag) == ["ongewijzigd"]


# What the privacy law asks


def test_consent_does_not_pass_to_another_person(wereld):
    voer_in(wereld, CONTACT, csv(f"{BELEID};Anna Proef;;;ja;01-09-2026;ja"))
    verslag = bekijk(wereld, CONTACT, csv(f"{BELEID};Bert Proef;;;;;"))
    # Two names are two people: Bert does not take over what Anna agreed to.
    assert standen(verslag) == ["fout"]
    assert "telefoonnummer of een e-mailadres" in str(verslag.regels[0].fouten)
    page = pagina(wereld, CONTACT).get_latest_revision_as_object()
    personen = list(page.contactpersonen.all())
    personen[0].naam = ""  # Anna left, her consent was forgotten
    page.contactpersonen = personen
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    (regel,) = bekijk(wereld, CONTACT, csv(f"{BELEID};Bert Proef;;;;;")).regels
    assert regel.oud.toestemming
    assert (regel.object.naam, regel.object.toestemming) == ("Bert Proef", False)
    assert regel.object.toestemming_op is None


def test_nobody_is_public_and_no_name_is_shown_without_the_word_yes(wereld):
    verslag = voer_in(wereld, CONTACT, csv("Arts;Praktijk;Cor Proef;;112;;;"))
    (regel,) = verslag.regels
    assert (regel.object.openbaar, regel.object.toestemming) == (False, False)
    assert regel.object.doel == "Vragen over de werk-leergroepen"
    assert regel.object.gecontroleerd_op is None


def test_log_and_nothing_else_remembers_numbers_only(scherm, wereld):
    antwoord = scherm(csv("Arts;Praktijk;Cor Proef;;112;;;"))
    scherm(stap="bewaren", pakje=antwoord.context["pakje"])
    regel = PageLogEntry.objects.filter(action=invoeren.LOGACTIE).get()
    assert regel.data == {"fout": 0, "nieuw": 1, "bijgewerkt": 0, "ongewijzigd": 0}


# Bad input: each its message, and nothing saved


def test_a_row_is_called_by_what_it_says_of_whom(scherm):
    antwoord = scherm(csv("Arts;Praktijk Noord;Wubbo Proefsma;;112;;;", ";;;;0800-2000;;;"))
    assert "<strong>Arts, Praktijk Noord, Wubbo Proefsma</strong>" in antwoord.text
    assert "<strong>—</strong>" in antwoord.text


@pytest.mark.parametrize(
    ("regel", "kop", "melding"),
    [
        (";Buurtzorg;;;112;;;", "functie", "Vul hier iets in"),
        ("Arts;;;;058 12;;;", "telefoon", "geen Nederlands telefoonnummer"),
        ("Arts;;;geen adres;;;;", "e-mailadres", "geldig"),
        ("Arts;;;;;;;", "telefoon", "telefoonnummer of een e-mailadres"),
        ("Arts;;A. Proef;;112;ja;29-02-2026;", "toestemming gegeven op", "bestaat niet"),
        ("Arts;;A. Proef;;112;ja;;", "toestemming gegeven op", "op welke dag"),
        ("Arts;;A. Proef;;112;ja;01-01-2099;", "toestemming gegeven op", "toekomst"),
        ("Arts;;;;112;misschien;;", "mag met naam op de website", "ja of nee"),
        ("=HYPERLINK(1);;;;112;;;", "functie", "Begin niet met"),
        ("<b>Arts</b>;;;;112;;;", "functie", "gewone tekst"),
        (f"{'x' * 151};;;;112;;;", "functie", "150"),
        (
            "Begeleider werk-leergroep Aldlân;Sociaal wijkteam;;;12;;;",
            "telefoon",
            "geen Nederlands",
        ),
    ],
)
def test_bad_cell_is_told_at_its_column(scherm, regel, kop, melding):
    voor = aantallen()
    antwoord = scherm(csv(regel, "Goed;;;;112;;;"))
    fout, _ = antwoord.context["verslag"].regels
    assert fout.stand is Stand.FOUT
    assert kop in dict(fout.fouten)
    assert melding in antwoord.text
    assert "Bewaar als concept" not in antwoord.text
    assert "1 nieuw" in " ".join(antwoord.text.split())
    # Not by way of the button that is not there either.
    weigering = scherm(stap="bewaren", pakje=antwoord.context["pakje"])
    assert "Er is niets bewaard" in weigering.text
    assert aantallen() == voor


def test_unknown_kind_names_the_ones_there_are(scherm):
    antwoord = scherm(csv("Nij;bakker", kop="naam;soort\n"), soort="organisaties")
    assert "“bakker” kennen wij niet. Kies uit: kinderopvang, onderwijs" in antwoord.text


def test_double_rows_and_rows_that_fit_two_people(wereld):
    verslag = bekijk(wereld, CONTACT, csv("Arts;;;;112;;;", "arts;;;;0800-2000;;;"))
    assert verslag.regels[1].fouten == [("regel", "Staat ook op regel 2. Haal een van beide weg.")]
    verslag = bekijk(wereld, LIJST, csv("Nij;sport", "NIJ;sport", kop="naam;soort\n"))
    assert standen(verslag) == ["nieuw", "fout"]
    voer_in(wereld, CONTACT, csv("Arts;;;een@p.example;;;;", "Arts;;;twee@p.example;;;;"))
    verslag = bekijk(wereld, CONTACT, csv("Arts;;;drie@p.example;;;;"))
    assert "naam of e-mailadres" in str(verslag.regels[0].fouten)


@pytest.mark.parametrize(
    ("inhoud", "naam", "melding"),
    [
        (b"", "x.csv", "Dit bestand is leeg."),
        (b"functie\n", "x.csv", "geen regels"),
        (b"naam;telefoon\nA;112\n", "x.csv", "ontbreekt de kop “functie”"),
        (b"functie;Functie\nA;B\n", "x.csv", "staat er twee keer"),
        (b"%PDF-1.7", "x.pdf", "Kies een CSV-, ODS- of XLSX-bestand."),
        (b"functie;tel\n" + b"Arts;112\n" * 2000, "x.csv", f"meer dan {MAX_RIJEN} regels"),
    ],
    ids=["leeg", "koppen", "kop", "dubbel", "pdf", "2000"],
)
def test_bad_file_is_told_at_the_field(scherm, inhoud, naam, melding):
    antwoord = scherm(inhoud, naam=naam)
    assert melding in str(antwoord.context["form"].errors["bestand"])
    assert melding in antwoord.text


def test_no_file_and_an_unknown_sort(scherm):
    antwoord = scherm(b"functie\nx", soort="mensen")
    assert "Kies organisaties of contactpersonen." in antwoord.text
    assert "Kies een bestand." in scherm(stap="proef").text


def test_headings_nobody_knows_are_named_and_left_out(scherm):
    antwoord = scherm(csv("Arts;112;rood", kop="functie;tel;lievelingskleur\n"))
    assert "die slaan wij over: lievelingskleur" in antwoord.text
    assert antwoord.context["verslag"].kan_bewaren


def test_list_does_not_grow_past_what_an_editor_can_open(wereld):
    namen = [f"Org {n};sport" for n in range(495)]
    verslag = bekijk(wereld, LIJST, csv(*namen, kop="naam;soort\n"))
    assert "Meer dan 500 kan niet" in verslag.bezwaar
    assert not verslag.kan_bewaren


# Between reading and saving


def test_report_is_shown_again_when_the_page_changed_meanwhile(scherm, wereld):
    antwoord = scherm(csv("Arts;;;;112;;;"))
    page = pagina(wereld, CONTACT).get_latest_revision_as_object()
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    voor = aantallen()
    opnieuw = scherm(stap="bewaren", pakje=antwoord.context["pakje"])
    assert "gewijzigd nadat u het verslag las" in opnieuw.text
    assert aantallen() == voor
    scherm(stap="bewaren", pakje=opnieuw.context["pakje"])
    assert "Arts" in [rij.functie for rij in rijen(wereld, CONTACT)]


def test_locked_page_says_so_before_anything_is_lost(scherm, wereld):
    antwoord = scherm(csv("Arts;;;;112;;;"))
    page = pagina(wereld, CONTACT)
    page.get_latest_revision_as_object().save_revision(user=wereld.user("redacteur-leeuwarden"))
    dien_in(pagina(wereld, CONTACT), wereld.user("redacteur-leeuwarden"))
    assert "staat op slot" in scherm(csv("Arts;;;;112;;;")).text
    voor = aantallen()
    scherm(stap="bewaren", pakje=antwoord.context["pakje"])
    assert aantallen() == voor


@pytest.mark.parametrize("pakje", ["", "x", "eyJ2b29yIjpbMSwxXX0:1:x"])
def test_what_was_not_shown_is_not_saved(scherm, pakje):
    assert "Kies het opnieuw" in scherm(stap="bewaren", pakje=pakje).text


# The walls


@pytest.mark.parametrize(
    "naam", ["redacteur-weststellingwerf", "lezer-leeuwarden", "kernredacteur"]
)
def test_others_may_not(client, wereld, scherm, naam):
    pakje = scherm(csv("Arts;;;;112;;;")).context["pakje"]
    client.force_login(wereld.user(naam))
    adres = reverse("invoeren", args=[wereld.editie().pk])
    voor = aantallen()
    for data in ({"soort": "contactpersonen", "stap": "bewaren", "pakje": pakje}, {}):
        assert client.post(adres, data).status_code in {302, 403}
    assert client.get(adres).status_code in {302, 403}
    assert aantallen() == voor


def test_a_report_does_not_serve_another_municipality_or_colleague(client, wereld, scherm):
    pakje = scherm(csv("Arts;;;;112;;;")).context["pakje"]
    data = {"soort": "contactpersonen", "stap": "bewaren", "pakje": pakje}
    voor = aantallen()
    for naam, slug in (
        ("redacteur-weststellingwerf", "weststellingwerf"),
        ("beheerder-leeuwarden", "leeuwarden"),
    ):
        client.force_login(wereld.user(naam))
        antwoord = client.post(
            reverse("invoeren", args=[wereld.editie(slug).pk]), data, follow=True
        )
        assert "Kies het opnieuw" in antwoord.text
    assert aantallen() == voor


# Around it


@pytest.mark.parametrize("vorm", ["csv", "xlsx", "ods"])
@pytest.mark.parametrize("soort", [CONTACT, LIJST], ids=lambda soort: soort.naam)
def test_empty_file_has_the_headings_that_are_read(client, wereld, vorm, soort):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("invoeren", args=[wereld.editie().pk])
    antwoord = client.get(adres, {"soort": soort.naam, "leeg": vorm})
    assert antwoord.headers["Content-Disposition"].endswith(f'"{soort.naam}.{vorm}"')
    inhoud = antwoord.content
    if vorm == "csv":
        assert inhoud.decode("utf-8-sig").strip().split(";") == [k.kop for k in soort.kolommen]
    else:
        from gemeenten.regels.tabellen.lezen import LEZERS

        koppen = next(iter(LEZERS[f".{vorm}"](inhoud)))
        assert [kop for kop in koppen if kop] == [kolom.kop for kolom in soort.kolommen]


def test_buttons_lead_to_it_from_the_edition_and_its_pages_only(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    adres = reverse("invoeren", args=[wereld.editie().pk])
    for page, vraag in (
        (pagina(wereld, CONTACT), "?soort=contactpersonen"),
        (pagina(wereld, LIJST), "?soort=organisaties"),
    ):
        tekst = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
        assert f'href="{adres}{vraag}"' in tekst
    client.force_login(wereld.user("admin"))
    kernlijst = OrganisatiesPage.objects.child_of(wereld.home).get()
    tekst = client.get(reverse("wagtailadmin_pages:edit", args=[kernlijst.pk])).text
    assert "lokaal/invoeren" not in tekst


def test_edition_without_the_page_is_told_so(scherm, wereld):
    na_de_termijn(ContactPage.objects.child_of(wereld.editie()).get()).delete()
    assert "nog geen contactpagina" in scherm(csv("Arts;;;;112;;;")).text


def opdracht(tmp_path, inhoud, *argumenten, soort="contactpersonen", code="GM0080"):
    bestand = tmp_path / "lijst.csv"
    bestand.write_bytes(inhoud)
    uit = io.StringIO()
    call_command("invoeren", code, soort, str(bestand), *argumenten, stdout=uit)
    return uit.getvalue()


def test_command_shows_the_same_report_and_saves_the_same_draft(tmp_path, wereld):
    goed = csv("Arts;;;;112;;;")
    wie = ("--user", "redacteur-leeuwarden")
    voor = aantallen()
    assert "0 fout, 1 nieuw" in opdracht(tmp_path, goed, *wie, "--dry-run")
    assert aantallen() == voor
    opdracht(tmp_path, goed, *wie)
    assert "Arts" in [rij.functie for rij in rijen(wereld, CONTACT)]


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"inhoud": csv("Arts;;;;1;;;")}, "Er is niets bewaard"),
        ({"code": "GM9999"}, "geen editie"),
        ({"user": "niemand"}, "geen account"),
        ({"user": "redacteur-weststellingwerf"}, "Uw rol"),
        ({"inhoud": b""}, "leeg"),
    ],
)
def test_command_says_what_is_wrong(tmp_path, wereld, anders, melding):
    inhoud = anders.pop("inhoud", csv("Arts;;;;112;;;"))
    user = anders.pop("user", "redacteur-leeuwarden")
    voor = aantallen()
    with pytest.raises(CommandError, match=melding):
        opdracht(tmp_path, inhoud, "--user", user, **anders)
    assert aantallen() == voor


def test_another_spelling_of_a_name_is_no_second_organisation(wereld):
    kop = "naam;soort;website\r\n"
    eerste = (kop + "Kinderopvang ’t Hummelhûs;kinderopvang;\r\n").encode()
    voer_in(wereld, LIJST, eerste)
    naam = unicodedata.normalize("NFD", "Kinderopvang 't Hummelhûs")
    verslag = bekijk(wereld, LIJST, f"{kop}{naam};kinderopvang;\r\n".encode())
    assert [regel.is_nieuw for regel in verslag.regels] == [False]


@pytest.mark.parametrize("kop", ["Functie *", "functie:", "* FUNCTIE"])
def test_a_heading_with_a_sign_of_its_own_is_the_heading(kop):
    gevonden, onbekend = kolommen_van(SOORTEN["contactpersonen"], Tabel((kop, "Kleur *"), ()))
    assert ([kolom.veld for kolom in gevonden.values()], onbekend) == (["functie"], ["Kleur *"])
