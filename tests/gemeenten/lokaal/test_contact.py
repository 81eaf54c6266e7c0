"""Contacts: numbers, consent, and data that went stale."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import GroupPagePermission

from gemeenten.lokaal.verouderd import maanden_terug, verouderde_contacten
from gemeenten.models import Begeleider, ContactPage, Contactpersoon, GemeentePage
from gemeenten.telefoon import validate_telefoon
from tests.gemeenten.lokaal.groepen import over


@pytest.mark.parametrize(
    "nummer",
    [
        "058 123 45 67",
        "06-12345678",
        "+31 58 233 8388",
        "0800-2000",
        "088 1234567",
        "14 058",
        "14 0561",
        "112",
        "0900 8844",
    ],
)
def test_dutch_numbers_are_accepted(nummer):
    validate_telefoon(nummer)


@pytest.mark.parametrize("nummer", ["12", "058 12", "tel. 058", "=1+1", "<b>112</b>", "0000000000"])
def test_other_numbers_are_refused(nummer):
    with pytest.raises(ValidationError, match="geen Nederlands telefoonnummer"):
        validate_telefoon(nummer)


def fouten(persoon):
    with pytest.raises(ValidationError) as gevangen:
        persoon.full_clean(exclude=["page", "werkleergroep"])
    return gevangen.value.message_dict


@pytest.mark.parametrize(
    ("velden", "veld", "melding"),
    [
        ({"telefoon": ""}, "telefoon", "Vul een telefoonnummer of een e-mailadres in."),
        ({"naam": "Test Persoon", "toestemming": True}, "toestemming_op", "op welke dag"),
        ({"gecontroleerd_op": over(1)}, "gecontroleerd_op", "toekomst"),
        ({"toestemming_op": over(1)}, "toestemming_op", "toekomst"),
        ({"naam": "=HYPERLINK(1)"}, "naam", "Begin niet met"),
        ({"functie": "<b>Vet</b>"}, "functie", "gewone tekst"),
        ({"email": "geen adres"}, "email", "geldig"),
    ],
)
def test_bad_input_is_told_at_the_field(velden, veld, melding):
    persoon = Contactpersoon(**({"functie": "Beleidsmedewerker", "telefoon": "112"} | velden))
    assert melding in " ".join(fouten(persoon)[veld])


def test_name_of_a_begeleider_is_not_even_kept_without_consent():
    assert "Een naam mag hier alleen" in " ".join(
        fouten(Begeleider(functie="x", naam="Test"))["naam"]
    )


@pytest.mark.parametrize(
    ("dag", "maanden", "verwacht"),
    [
        (date(2026, 11, 24), 6, date(2026, 5, 24)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 3, 29), 1, date(2028, 2, 29)),
        (date(2026, 1, 15), 13, date(2024, 12, 15)),
    ],
)
def test_months_back(dag, maanden, verwacht):
    assert maanden_terug(dag, maanden) == verwacht


def test_stale_contacts_are_on_the_home_screen_of_their_own_editors_only(client, wereld):
    naam = "redacteur-leeuwarden"
    assert not list(verouderde_contacten(wereld.user(naam)))
    page = ContactPage.objects.child_of(wereld.editie()).get()
    page.contactpersonen.update(gecontroleerd_op=over(-200))
    GemeentePage.objects.filter(slug="leeuwarden").update(controle_maanden=12)
    assert not list(verouderde_contacten(wereld.user(naam)))
    GemeentePage.objects.filter(slug="leeuwarden").update(controle_maanden=6)
    (regel,) = verouderde_contacten(wereld.user(naam))
    assert regel.page_id == page.pk
    assert not list(verouderde_contacten(wereld.user("redacteur-weststellingwerf")))
    client.force_login(wereld.user(naam))
    assert "Contactgegevens om na te lopen" in client.get(reverse("wagtailadmin_home")).text


def test_stale_contacts_are_of_nobody_whose_right_ends_at_the_editions(wereld):
    ContactPage.objects.child_of(wereld.editie()).get().contactpersonen.update(
        gecontroleerd_op=over(-2000)
    )
    kern = wereld.user("kernredacteur")
    recht = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.get_or_create(
        group=kern.groups.first(), page=wereld.home.get_parent(), permission=recht
    )
    assert not list(verouderde_contacten(wereld.user("kernredacteur")))


def test_internal_contact_and_name_without_consent_are_not_public(client, wereld):
    page = ContactPage.objects.child_of(wereld.editie()).get()
    een, twee = page.contactpersonen.all()
    een.naam = "Naam Zondertoestemming"
    een.save()
    twee.openbaar = False
    twee.save()
    tekst = client.get("/gemeenten/leeuwarden/contact/").text
    assert een.functie in tekst
    assert "Zondertoestemming" not in tekst
    assert twee.email not in tekst
    een.toestemming, een.toestemming_op = True, over(0) - timedelta(days=1)
    een.save()
    assert "Naam Zondertoestemming" in client.get("/gemeenten/leeuwarden/contact/").text
