"""The schedule screens of the CMS, through their real addresses."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeenten.models import Sessie
from handleiding.workflow.actions import dien_in
from tests.gemeenten.lokaal.groepen import concept, groep, keur_goed, over

REEKS = {
    "datum": "14-09-2027",
    "begin": "15:00",
    "einde": "17:00",
    "regel": "maand",
    "aantal": "10",
    "feestdagen": "on",
    "schoolvakanties": "on",
    "regio": "noord",
}


def reeks_url(slug="aldlan"):
    return reverse("rooster_reeks", args=[groep(slug).pk])


def als_post(formset):
    """Return what a browser would post of a proposal as it is shown."""
    data = {"rij-TOTAL_FORMS": formset.total_form_count(), "rij-INITIAL_FORMS": 0}
    for rij in formset.forms:
        for veld in rij:
            waarde = veld.value()
            if isinstance(waarde, date):
                waarde = f"{waarde:%d-%m-%Y}"
            if isinstance(waarde, time):
                waarde = f"{waarde:%H:%M}"
            if waarde not in (None, False):
                data[veld.html_name] = str(waarde)
    return data


def test_series_is_proposed_adjusted_saved_as_draft_and_approved(redacteur, wereld):
    eerder = Sessie.objects.filter(werkleergroep=groep()).count()
    antwoord = redacteur.post(reeks_url(), REEKS)
    assert "elke tweede dinsdag van de maand" in antwoord.text
    formset = antwoord.context["formset"]
    assert len(formset.forms) == 10
    assert len(concept().sessies.all()) == eerder
    rijen = als_post(formset) | {"rij-0-datum": "15-09-2027", "rij-9-overslaan": "on"}
    antwoord = redacteur.post(reeks_url(), REEKS | rijen | {"stap": "bewaren"})
    assert antwoord.status_code == 302
    nieuw = [s for s in concept().sessies.all() if s.ronde == 2]
    assert [s.nummer for s in nieuw] == list(range(1, 10))
    assert nieuw[0].datum == date(2027, 9, 15)
    assert [ronde.naam for ronde in concept().rondes.all()] == ["Eerste ronde", "2027–2028"]
    assert Sessie.objects.filter(werkleergroep=groep()).count() == eerder
    keur_goed(wereld, groep())
    assert Sessie.objects.filter(werkleergroep=groep()).count() == eerder + 9


@pytest.mark.parametrize(
    ("wijziging", "melding"),
    [
        ({"einde": "14:00"}, "De eindtijd moet na de begintijd liggen."),
        ({"datum": "01-09-2020"}, "Deze datum ligt in het verleden."),
        ({"datum": "29-02-2027"}, "of bestaat niet"),
        ({"datum": "01-09-2099"}, "meer dan tien jaar vooruit"),
        ({"datum": "29-09-2027"}, "Niet elke maand heeft een vijfde woensdag."),
        ({"aantal": "2000"}, "Kies een aantal van 1 tot en met 40."),
        ({"aantal": "0"}, "Kies een aantal van 1 tot en met 40."),
        ({"begin": "25:00"}, "Schrijf de tijd als 15:00."),
        ({"regel": "nooit"}, "nooit"),
        ({"naam": "=1+1"}, "Begin niet met =, +, - of @."),
        ({"naam": "<script>x</script>"}, "Gebruik hier gewone tekst"),
    ],
)
def test_bad_input_is_told_at_the_field_and_saves_nothing(redacteur, wijziging, melding):
    voor = groep().latest_revision_id
    antwoord = redacteur.post(reeks_url(), REEKS | wijziging)
    veld = next(iter(wijziging))
    fouten = antwoord.context["form"].errors
    assert set(fouten) <= {veld, "regel"}
    assert melding in str(fouten)
    assert antwoord.context["formset"] is None
    assert groep().latest_revision_id == voor


def test_2000_rows_in_a_post_are_refused_whole(redacteur):
    voor = groep().latest_revision_id
    rijen = {"rij-TOTAL_FORMS": "2000", "rij-INITIAL_FORMS": "0"}
    for nummer in range(2000):
        rijen |= {f"rij-{nummer}-nummer": "1", f"rij-{nummer}-datum": "14-09-2027"}
    antwoord = redacteur.post(reeks_url(), REEKS | rijen | {"stap": "bewaren"})
    assert antwoord.status_code == 200
    assert antwoord.context["formset"].non_form_errors()
    assert groep().latest_revision_id == voor


@pytest.mark.parametrize("naam", ["redacteur-weststellingwerf", "lezer-leeuwarden"])
def test_others_may_not_plan(client, wereld, naam):
    client.force_login(wereld.user(naam))
    sleutel = groep().sessies.first().sleutel
    voor = groep().latest_revision_id
    for adres in (
        reverse("rooster", args=[groep().pk]),
        reeks_url(),
        reverse("rooster_verplaats", args=[groep().pk, sleutel]),
        reverse("rooster_afgelast", args=[groep().pk, sleutel]),
    ):
        assert client.get(adres).status_code in {302, 403}
        client.post(adres, REEKS | {"stap": "bewaren", "reden": "x"})
    assert groep().latest_revision_id == voor


def test_group_under_review_is_locked(redacteur, wereld):
    page = concept()
    page.gebied = "Ergens anders"
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    dien_in(groep(), wereld.user("redacteur-leeuwarden"))
    voor = groep().latest_revision_id
    antwoord = redacteur.post(reeks_url(), REEKS, follow=True)
    assert "ligt ter beoordeling" in antwoord.text
    assert groep().latest_revision_id == voor


def komende(page):
    sessies = [s for s in page.sessies.all() if s.datum > timezone.localdate()]
    return sorted(sessies, key=lambda s: s.datum)


def test_one_sessie_moves_and_keeps_its_key(redacteur, wereld):
    sessie, volgende = komende(groep())[:2]
    url = reverse("rooster_verplaats", args=[groep().pk, sessie.sleutel])
    nieuw = sessie.datum + timedelta(days=1)
    redacteur.post(url, {"datum": f"{nieuw:%d-%m-%Y}", "begin": "10:00", "einde": "12:00"})
    keur_goed(wereld, groep())
    verplaatst = Sessie.objects.get(sleutel=sessie.sleutel)
    assert (verplaatst.datum, verplaatst.begin) == (nieuw, time(10))
    assert verplaatst.volgnummer == sessie.volgnummer + 1
    ander = Sessie.objects.get(sleutel=volgende.sleutel)
    assert (ander.datum, ander.volgnummer) == (volgende.datum, volgende.volgnummer)


def test_all_sessies_after_it_move_after_a_proposal(redacteur):
    sessie, *later = komende(groep())
    url = reverse("rooster_verplaats", args=[groep().pk, sessie.sleutel])
    nieuw = sessie.datum + timedelta(days=7)
    form = {"datum": f"{nieuw:%d-%m-%Y}", "begin": "15:00", "einde": "17:00", "alle": "on"}
    antwoord = redacteur.post(url, form)
    formset = antwoord.context["formset"]
    assert len(formset.forms) == 1 + len(later)
    assert komende(concept())[0].datum == sessie.datum
    redacteur.post(url, form | als_post(formset) | {"stap": "bewaren"})
    na = {s.sleutel: s.datum for s in concept().sessies.all()}
    assert [na[s.sleutel] - s.datum for s in [sessie, *later]] == [timedelta(days=7)] * (
        1 + len(later)
    )


def test_cancelling_asks_for_a_reason_that_readers_see(redacteur, wereld, client):
    sessie = komende(groep())[0]
    url = reverse("rooster_afgelast", args=[groep().pk, sessie.sleutel])
    assert "Vertel kort waarom" in redacteur.post(url, {"reden": " "}).text
    redacteur.post(url, {"reden": "De begeleider is ziek."})
    assert not Sessie.objects.get(sleutel=sessie.sleutel).afgelast
    keur_goed(wereld, groep())
    client.logout()
    tekst = client.get("/gemeenten/leeuwarden/aldlan/").text
    assert "De begeleider is ziek." in tekst
    assert "Gaat niet door" in tekst


def test_clash_with_another_group_is_a_warning_not_a_wall(redacteur, wereld):
    from gemeenten.models import Begeleider, WerkleergroepPage

    begeleider = groep().begeleiders.get()
    ander = WerkleergroepPage(title="Westeinde", slug="westeinde", gebied="Westeinde", live=False)
    ander.begeleiders = [Begeleider(functie=begeleider.functie, organisatie=begeleider.organisatie)]
    ander.sessies = [Sessie(nummer=1, datum=over(40), begin=time(16), einde=time(18))]
    wereld.editie().add_child(instance=ander)
    ander.save_revision()
    sessie = komende(groep())[0]
    url = reverse("rooster_verplaats", args=[groep().pk, sessie.sleutel])
    data = {"datum": f"{over(40):%d-%m-%Y}", "begin": "15:00", "einde": "17:00"}
    antwoord = redacteur.post(url, data, follow=True)
    assert "begeleidt dan al de groep Westeinde" in antwoord.text
    assert {s.sleutel: s.datum for s in concept().sessies.all()}[sessie.sleutel] == over(40)


def test_holidays_are_those_of_the_region_of_the_municipality(redacteur, wereld):
    # 20 October 2027 is autumn holiday in Noord and Midden, and a week later in Zuid.
    antwoord = redacteur.get(reeks_url())
    assert antwoord.context["form"]["regio"].value() == "noord"
    editie = wereld.editie()
    type(editie).objects.filter(pk=editie.pk).update(code="GM0855")  # Tilburg
    assert redacteur.get(reeks_url()).context["form"]["regio"].value() == "zuid"
    reeks = REEKS | {"datum": "20-10-2027", "aantal": "1"}
    vrij = redacteur.post(reeks_url(), reeks | {"regio": "zuid"})
    assert [rij["datum"] for rij in vrij.context["formset"].initial] == [date(2027, 10, 20)]
    in_midden = redacteur.post(reeks_url(), reeks | {"regio": "midden"})
    assert [rij["datum"] for rij in in_midden.context["formset"].initial] == [date(2027, 10, 27)]


def test_municipality_outside_the_list_chooses_its_region(redacteur, wereld):
    editie = wereld.editie()
    type(editie).objects.filter(pk=editie.pk).update(code=None)
    assert redacteur.get(reeks_url()).context["form"]["regio"].value() is None
    antwoord = redacteur.post(reeks_url(), REEKS | {"regio": ""})
    assert "Kies de vakantieregio van uw gemeente." in antwoord.text
    zonder = {k: v for k, v in REEKS.items() if k not in ("regio", "schoolvakanties")}
    assert redacteur.post(reeks_url(), zonder).context["formset"] is not None
