"""The kernredactie sees how the editions stand; nobody else does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from gemeenten.kernband.overzicht.stand import edities_naast_de_kern, kernpaginas, tel_afwijkingen
from gemeenten.kernband.wijzigingen.overnemen import neem_over
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.models import GemeentePage
from gemeenten.onboarding import Plan, onboard_gemeente
from handleiding.models import Kernpublicatie

URL = "kernoverzicht"
ONS = "<p>Ons eigen doel.</p>"


def stand_van(naam="Leeuwarden"):
    standen = edities_naast_de_kern(GemeentePage.objects.in_gebruik().op_naam(), kernpaginas())
    tel_afwijkingen(standen)
    return next(s for s in standen if s.editie.title == naam)


def pagina(wereld, editie="leeuwarden", nummer=1):
    variant = wereld.bijeenkomst(nummer, editie)
    stand = stand_van(wereld.editie(editie).title)
    return next(p for p in stand.paginas if p.variant_id == variant.pk)


def maak_dringend(wereld, dagen=7):
    datum = timezone.localdate() + timedelta(days=dagen)
    Kernpublicatie.objects.create(
        revision=wereld.kernbijeenkomst().live_revision,
        reden="Gevaar",
        urgentie=Kernpublicatie.Urgentie.DRINGEND,
        uiterlijk=datum,
    )
    return datum


def test_fresh_editions_are_bij_and_do_not_differ(wereld):
    for naam in ("Leeuwarden", "Weststellingwerf"):
        alles = stand_van(naam).alles
        assert alles.paginas
        assert (alles.achter, alles.afwijkend, alles.sinds, alles.dringend) == (0, 0, None, None)


def test_behind_counts_publications_since_the_first_that_waits(wereld, wijzig_kern):
    wijzig_kern(doel="<p>Eerste.</p>")
    eerste = wereld.kernbijeenkomst().last_published_at
    wijzig_kern(doel="<p>Tweede.</p>")
    stand = pagina(wereld)
    assert stand.achter == 2
    assert abs(stand.sinds - eerste) < timedelta(seconds=5)
    assert stand.sinds < wereld.kernbijeenkomst().last_published_at
    assert pagina(wereld, nummer=7).achter == 0


def test_published_text_that_differs_counts_and_a_draft_does_not(wereld, wijzig_lokaal):
    wijzig_lokaal(doel=ONS)
    assert pagina(wereld).afwijkingen == 0
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert pagina(wereld).afwijkingen == 1
    assert pagina(wereld, "weststellingwerf").afwijkingen == 0


def test_a_link_to_our_own_copy_is_no_deviation(wereld, wijzig_kern):
    doel = wereld.kernbijeenkomst(7)
    wijzig_kern(doel=f'<p>Zie <a linktype="page" id="{doel.pk}">bijeenkomst 7</a>.</p>')
    voorstel = maak_voorstel(wereld.bijeenkomst())
    neem_over(
        wereld.bijeenkomst(), {}, stand=voorstel.stand, user=wereld.user("redacteur-leeuwarden")
    )
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert (pagina(wereld).achter, pagina(wereld).afwijkingen) == (0, 0)


def test_urgent_change_is_open_until_somebody_decides_in_a_draft(wereld, wijzig_kern):
    wijzig_kern(doel="<p>Gevaar.</p>")
    datum = maak_dringend(wereld)
    assert pagina(wereld).dringend == datum
    voorstel = maak_voorstel(wereld.bijeenkomst())
    neem_over(
        wereld.bijeenkomst(), {}, stand=voorstel.stand, user=wereld.user("redacteur-leeuwarden")
    )
    assert pagina(wereld).dringend is None
    assert pagina(wereld).achter == 1
    assert pagina(wereld, "weststellingwerf").dringend == datum


@pytest.mark.parametrize(
    ("toon", "namen"),
    [
        ("", ["Leeuwarden", "Weststellingwerf"]),
        ("achter", ["Leeuwarden", "Weststellingwerf"]),
        ("dringend", ["Weststellingwerf"]),
        ("afwijkend", ["Leeuwarden"]),
        ("onzin", ["Leeuwarden", "Weststellingwerf"]),
    ],
)
def test_filter(kernredacteur, wereld, wijzig_kern, wijzig_lokaal, toon, namen):
    wijzig_lokaal(doel=ONS)
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    wijzig_kern(title="Kennismaken met elkaar")
    maak_dringend(wereld)
    voorstel = maak_voorstel(wereld.bijeenkomst())
    neem_over(
        wereld.bijeenkomst(), {}, stand=voorstel.stand, user=wereld.user("redacteur-leeuwarden")
    )
    rijen = kernredacteur.get(reverse(URL), {"toon": toon}).context["rijen"]
    assert [stand.editie.title for stand, _ in rijen] == namen


def test_screen_and_csv_tell_the_same_and_write_nothing(kernredacteur, wereld, wijzig_kern):
    wijzig_kern(doel="<p>Nieuw.</p>")
    voor = Revision.objects.count(), PageLogEntry.objects.count()
    tekst = " ".join(kernredacteur.get(reverse(URL)).text.split())
    assert "achter: 1 publicatie, sinds" in tekst
    response = kernredacteur.get(reverse(URL), {"vorm": "csv", "gemeente": "leeuw"})
    regels = b"".join(response.streaming_content).decode().splitlines()
    assert response.headers["Content-Type"].startswith("text/csv")
    titel = wereld.kernbijeenkomst().title
    assert [r for r in regels if f";{titel};achter;1;" in r]
    assert "Weststellingwerf" not in "".join(regels)
    assert (Revision.objects.count(), PageLogEntry.objects.count()) == voor


def test_title_of_a_core_page_is_no_formula_in_the_csv(kernredacteur, wijzig_kern):
    wijzig_kern(title='=HYPERLINK("kwaad")')
    response = kernredacteur.get(reverse(URL), {"vorm": "csv"})
    tekst = b"".join(response.streaming_content).decode()
    assert "'=HYPERLINK" in tekst
    assert ";=HYPERLINK" not in tekst


@pytest.mark.parametrize(
    "naam", ["redacteur-leeuwarden", "beheerder-weststellingwerf", "lezer-leeuwarden"]
)
def test_municipalities_do_not_see_each_other_here(client, wereld, naam):
    client.force_login(wereld.user(naam))
    for data in ({}, {"vorm": "csv"}):
        response = client.get(reverse(URL), data)
        assert response.status_code in {302, 403}


def queries(client):
    client.get(reverse(URL))
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(reverse(URL)).status_code == 200
    return len(gevangen)


def test_same_number_of_queries_with_more_editions(kernredacteur, wereld, wijzig_kern):
    wijzig_kern(doel="<p>Nieuw.</p>")
    maak_dringend(wereld)
    voor = queries(kernredacteur)
    for nummer in range(10):
        onboard_gemeente(Plan(naam=f"Gemeente {nummer}", code=f"GM9{nummer:03}", buiten_lijst=True))
    assert queries(kernredacteur) == voor
