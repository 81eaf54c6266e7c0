"""The editor of a group, posted as a browser does: what is there stays, what is wrong is told."""

import pytest
from django.urls import reverse

from gemeenten.models import ContactPage, Deelnemer, OrganisatiesPage
from tests.gemeenten.lokaal.groepen import concept, groep, over
from tests.handleiding.bewerkscherm import onaangeroerd


def adres(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def inhoud(page):
    """Return all rows of a draft, as a revision keeps them, without their primary keys."""
    alles = page.get_latest_revision().content
    return {
        naam: [{k: v for k, v in rij.items() if k not in {"pk", "sort_order"}} for rij in rijen]
        for naam, rijen in alles.items()
        if isinstance(rijen, list) and rijen and isinstance(rijen[0], dict) and "pk" in rijen[0]
    }


def bewaar(client, page, **anders):
    data = onaangeroerd(client, page).dict()
    return client.post(adres(page), data | anders)


def paginas(wereld):
    return [
        groep(),
        ContactPage.objects.child_of(wereld.editie()).get(),
        OrganisatiesPage.objects.child_of(wereld.editie()).get(),
    ]


def test_saving_without_a_change_keeps_every_row_as_it_was(redacteur, wereld):
    page = concept()
    page.deelnemers = [
        Deelnemer(functie="Leerkracht", naam="Test", toestemming=True, toestemming_op=over(-1))
    ]
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    for page in paginas(wereld):
        voor, revisie = inhoud(page), page.get_latest_revision().pk
        antwoord = bewaar(redacteur, page)
        assert antwoord.status_code == 302, antwoord.context["form"].errors
        page.refresh_from_db()
        assert page.get_latest_revision().pk != revisie
        assert inhoud(page) == voor
        assert voor


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"locatie": "=HYPERLINK(1)"}, "Begin niet met ="),
        ({"gebied": "<b>Aldlân</b>"}, "Gebruik hier gewone tekst"),
        ({"sessies-0-datum": "29-02-2027"}, "geldige datum"),
        ({"sessies-0-datum": "01-01-1026"}, "Kijk het jaartal na"),
        ({"sessies-0-einde": "14:00"}, "De eindtijd moet na de begintijd liggen."),
        ({"sessies-0-nummer": "2000"}, "99"),
        ({"sessies-0-afgelast": "on"}, "waarom de bijeenkomst niet doorgaat"),
        ({"sessies-0-ronde": "7"}, "Er is geen ronde 7"),
        ({"begeleiders-0-naam": "Test Persoon"}, "Een naam mag hier alleen staan"),
        ({"organisaties-0-organisatie": "geen-sleutel"}, "Selecteer een geldige keuze"),
        (
            {"organisaties-0-organisatie": "", "organisaties-0-naam": "Nieuw"},
            "Kies wat voor organisatie dit is.",
        ),
        ({"status": "onbekend"}, "Selecteer een geldige keuze"),
        ({"sessies-TOTAL_FORMS": "2000"}, "200"),
    ],
)
def test_bad_input_is_told_and_nothing_is_saved(redacteur, wereld, anders, melding):
    revisie = groep().get_latest_revision().pk
    antwoord = bewaar(redacteur, groep(), **anders)
    assert antwoord.status_code == 200
    assert melding in antwoord.text
    assert groep().get_latest_revision().pk == revisie


def test_date_fields_leave_alone_what_was_typed(redacteur, wereld):
    tekst = redacteur.get(adres(groep())).text
    sessie = concept().sessies.all()[0]
    assert f'value="{sessie.datum:%d-%m-%Y}"' in tekst
    assert '"validateOnBlur": false' in tekst
    reeks = redacteur.get(reverse("rooster_reeks", args=[groep().pk])).text
    assert reeks.count('"validateOnBlur": false') == 3
