"""The checklist of an edition, and going live: complete, and by two people."""

import json
from functools import partial

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from gemeenten.demo import bouw, gegevens
from gemeenten.models import ContactPage, GemeentePage, Opdracht, WerkleergroepPage
from gemeenten.onboarding import Plan, onboard_gemeente
from gemeenten.onboarding.checklist import maak_checklist
from gemeenten.onboarding.livegang import (
    bezwaar_tegen_livegang,
    dien_editie_in,
    wat_er_ligt,
    zet_live,
)
from handleiding.models import HoofdstukPage, InhoudPage
from handleiding.workflow.actions import dien_in, keur_goed, trek_terug
from handleiding.workflow.rules import VIER_OGEN
from handleiding.workflow.werkregels import werk_van
from tests.gemeenten.onboarding.hulp import HEERENVEEN, maak_beeld
from tests.werk import doe_wat_wacht, vraag_en_wacht

VERPLICHT = [
    "Contactpersonen",
    "Werk-leergroep",
    "Data",
    "Deelnemende organisaties",
    "Privacyverklaring",
    "Toegankelijkheidsverklaring",
]


def persoon(naam: str, *rollen: str):
    user = get_user_model().objects.create_user(naam)
    user.groups.add(*Group.objects.filter(name__in=[f"GM0074 {rol}" for rol in rollen]))
    return user


@pytest.fixture
def editie(wereld):
    return onboard_gemeente(HEERENVEEN)


@pytest.fixture
def mensen(editie):
    """A writer and a reviewer of the new edition."""
    return persoon("schrijver", "redacteur"), persoon("keurder-hv", "beoordelaar")


@pytest.fixture
def vraag(client, django_capture_on_commit_callbacks):
    """Send the screen, let the background do what it asked, and see where that leads."""
    return partial(vraag_en_wacht, client, django_capture_on_commit_callbacks)


@pytest.fixture
def wachtrij(settings):
    """Orders wait for a worker, as in production."""
    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": settings.TASKS["default"] | database}


def vul(editie, schrijver) -> None:
    """Fill what is obligatory, as the demo does."""
    voorbeeld = gegevens.WESTSTELLINGWERF
    bouw._vul_editie(editie, voorbeeld, schrijver)


def punt(editie, titel):
    return next(punt for punt in maak_checklist(editie).punten if punt.titel == titel)


def test_new_edition_lacks_everything_local_and_each_point_shows_the_way(editie):
    checklist = maak_checklist(editie)
    assert [punt.titel for punt in checklist.open_verplicht] == VERPLICHT
    assert not checklist.is_klaar
    for deel in checklist.open_verplicht:
        assert deel.plekken
    contact = ContactPage.objects.child_of(editie).get()
    assert [plek.url for plek in checklist.punten[0].plekken] == [
        reverse("wagtailadmin_pages:edit", args=[contact.pk])
    ]


def test_filled_drafts_complete_the_list_but_not_what_is_online(editie, mensen):
    vul(editie, mensen[0])
    assert maak_checklist(editie).is_klaar
    assert not maak_checklist(editie, online=True).is_klaar


def test_only_dates_to_come_count(editie, mensen):
    vul(editie, mensen[0])
    groep = WerkleergroepPage.objects.child_of(editie).get().get_latest_revision_as_object()
    for sessie in groep.sessies.all():
        sessie.datum = timezone.localdate() - timezone.timedelta(days=1)
    groep.save_revision()
    assert [p.titel for p in maak_checklist(editie).open_verplicht] == ["Data"]


def test_slots_that_would_show_nothing_are_named(editie, mensen):
    assert "Kennismaken" in [
        plek.tekst for plek in punt(editie, "Plaatselijke gegevens in de handleiding").plekken
    ]
    vul(editie, mensen[0])
    assert punt(editie, "Plaatselijke gegevens in de handleiding").klaar


def test_links_out_and_pictures_without_description_are_named(wereld, editie):
    page = HoofdstukPage.objects.descendant_of(editie).get(slug="inleiding")
    kern = wereld.kernbijeenkomst()
    beeld = {"image": maak_beeld().pk, "decorative": False, "alt_text": " "}
    page.inhoud = json.dumps(
        [
            {
                "type": "tekst",
                "value": f'<p><a linktype="page" id="{kern.pk}">x</a></p>',
                "id": "a",
            },
            {"type": "afbeelding", "value": {"afbeelding": beeld, "bijschrift": ""}, "id": "b"},
        ]
    )
    page.save_revision()
    adres = reverse("wagtailadmin_pages:edit", args=[page.pk])
    buiten = punt(editie, "Links naar buiten uw editie")
    assert [(plek.tekst, plek.url) for plek in buiten.plekken] == [
        ("Inleiding → Kennismaken", f"{adres}#block-a-section")
    ]
    kaal = punt(editie, "Afbeeldingen zonder beschrijving")
    assert [(plek.tekst, plek.url) for plek in kaal.plekken] == [
        ("Inleiding", f"{adres}#block-b-section")
    ]


@pytest.mark.parametrize(
    ("inhoud", "klaar"),
    [
        ([], False),
        ([{"type": "tekst", "value": "<p> &nbsp;</p>", "id": "a"}], False),
        ([{"type": "kader", "value": {"kop": "", "tekst": ""}, "id": "a"}], False),
        ([{"type": "kader", "value": {"kop": "", "tekst": "<p>Zo.</p>"}, "id": "a"}], True),
        ([{"type": "tekst", "value": "<p>Zo gaan wij om met gegevens.</p>", "id": "a"}], True),
    ],
)
def test_statement_counts_when_there_is_something_to_read(editie, inhoud, klaar):
    page = InhoudPage.objects.child_of(editie).get(slug="privacy")
    page.inhoud = json.dumps(inhoud)
    page.save_revision()
    assert punt(editie, "Privacyverklaring").klaar == klaar


def test_statement_that_is_gone_says_which_address_a_new_one_needs(editie):
    InhoudPage.objects.child_of(editie).get(slug="privacy").delete()
    deel = punt(GemeentePage.objects.get(pk=editie.pk), "Privacyverklaring")
    assert "met het adres “privacy”" in deel.uitleg
    assert [plek.tekst for plek in deel.plekken] == ["Pagina maken"]


def test_new_edition_has_no_links_out(editie):
    assert punt(editie, "Links naar buiten uw editie").klaar


def test_checklist_costs_the_same_for_any_number_of_pages(wereld, editie):
    def vragen(wat):
        with CaptureQueriesContext(connection) as gevraagd:
            maak_checklist(wat)
        return len(gevraagd)

    klein = onboard_gemeente(
        Plan(
            naam="Tytsjerksteradiel",
            code="GM0737",
            zonder_hoofdstukken=("programma", "bijlagen"),
        )
    )
    assert vragen(editie) == vragen(klein) <= 6


# Going live


def test_incomplete_edition_is_not_submitted(editie, mensen):
    with pytest.raises(PermissionDenied, match="nog niet ingevuld: Contactpersonen"):
        dien_editie_in(editie, mensen[0])


def test_two_people_put_a_complete_edition_online_in_one_go(client, editie, mensen):
    schrijver, keurder = mensen
    vul(editie, schrijver)
    aantal = editie.get_descendants(inclusive=True).count()
    assert dien_editie_in(editie, schrijver) == aantal
    editie = GemeentePage.objects.get(pk=editie.pk)
    assert zet_live(editie, keurder) == aantal
    assert not editie.get_descendants(inclusive=True).not_live().exists()
    assert client.get("/gemeenten/heerenveen/").status_code == 200


def test_who_submitted_and_wrote_cannot_put_it_online(editie, mensen):
    schrijver, _ = mensen
    schrijver.groups.add(Group.objects.get(name="GM0074 beoordelaar"))
    vul(editie, schrijver)
    dien_editie_in(editie, schrijver)
    with pytest.raises(PermissionDenied, match=VIER_OGEN):
        zet_live(GemeentePage.objects.get(pk=editie.pk), schrijver)
    assert not editie.get_descendants(inclusive=True).live().exists()


def test_who_submitted_another_ones_work_cannot_put_it_online_alone(client, editie, mensen):
    """Also a superuser who wrote nothing: going live takes two people."""
    vul(editie, mensen[0])
    admin = get_user_model().objects.get_by_natural_key("admin")
    client.force_login(admin)
    adres = reverse("editie_checklist", args=[editie.pk])
    client.post(adres, {"stap": "indienen"})
    assert "Editie live zetten" not in client.get(adres).text
    live = {"stap": "live", "gelezen": wat_er_ligt(editie)}
    assert "U diende deze editie zelf in" in client.post(adres, live, follow=True).text
    assert not Opdracht.objects.exists()
    root = GemeentePage.objects.get(pk=editie.pk)
    with pytest.raises(PermissionDenied, match="U diende deze editie zelf in"):
        root.current_workflow_task_state.task.specific.on_action(
            root.current_workflow_task_state, admin, "approve"
        )
    assert not editie.get_descendants(inclusive=True).live().exists()
    assert zet_live(root, mensen[1])
    assert GemeentePage.objects.get(pk=editie.pk).live


def test_reviewer_of_another_municipality_cannot_put_it_online(wereld, editie, mensen):
    vul(editie, mensen[0])
    dien_editie_in(editie, mensen[0])
    with pytest.raises(PermissionDenied):
        zet_live(GemeentePage.objects.get(pk=editie.pk), wereld.user("beoordelaar-leeuwarden"))


def test_root_alone_is_refused_by_the_ordinary_road_too(editie, mensen):
    """The page editor's own buttons end in the same two steps."""
    schrijver, keurder = mensen
    dien_in(editie, schrijver)
    editie = GemeentePage.objects.get(pk=editie.pk)
    with pytest.raises(PermissionDenied, match="nog niet online: Contactpersonen"):
        keur_goed(editie, keurder)
    assert not GemeentePage.objects.get(pk=editie.pk).live


def test_sjabloon_never_goes_online(wereld):
    sjabloon = wereld.sjabloon
    assert "nooit online" in bezwaar_tegen_livegang(sjabloon)
    with pytest.raises(PermissionDenied, match="nooit online"):
        sjabloon.get_latest_revision().publish(skip_permission_checks=True)


def test_edition_that_is_online_can_be_changed_while_a_point_is_open(wereld):
    editie = wereld.editie()
    InhoudPage.objects.child_of(editie).get(slug="privacy").unpublish()
    editie.inleiding = "<p>Nieuw.</p>"
    editie.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(editie, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert wereld.editie().inleiding == "<p>Nieuw.</p>"


# The screen


def test_checklist_screen_takes_the_edition_online(client, editie, mensen, vraag):
    schrijver, keurder = mensen
    adres = reverse("editie_checklist", args=[editie.pk])
    client.force_login(schrijver)
    tekst = client.get(adres).text
    assert "Nog 6 verplichte punten open" in tekst
    assert "Editie indienen" not in tekst
    vul(editie, schrijver)
    assert "Editie indienen" in client.get(adres).text
    client.post(adres, {"stap": "indienen"})
    assert "Editie live zetten" not in client.get(adres).text
    client.force_login(keurder)
    scherm = client.get(adres)
    assert "Editie live zetten" in scherm.text
    assert f'name="gelezen" value="{scherm.context["gelezen"]}"' in scherm.text
    live = {"stap": "live", "gelezen": scherm.context["gelezen"]}
    assert "is live" in vraag(adres, live).text
    assert Page.objects.get(pk=editie.pk).live
    assert werk_van_soort(keurder) == []


def werk_van_soort(user, soort="opdracht"):
    """Return the lines of a kind in the work list of this person, asked anew."""
    user = get_user_model().objects.get(pk=user.pk)
    return [regel for regel in werk_van(user) if regel.soort.sleutel == soort]


@pytest.fixture
def gevraagd(client, editie, mensen, wachtrij, django_capture_on_commit_callbacks):
    """The order to put the edition online, given on the screen and not done yet; and what does it."""
    vul(editie, mensen[0])
    dien_editie_in(editie, mensen[0])
    adres = reverse("editie_checklist", args=[editie.pk])
    client.force_login(mensen[1])
    live = {"stap": "live", "gelezen": client.get(adres).context["gelezen"]}
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = client.post(adres, live)
    assert "wacht op haar beurt" in client.get(antwoord.url).text
    assert not editie.get_descendants(inclusive=True).live().exists()

    def werk():
        with django_capture_on_commit_callbacks(execute=True):
            doe_wat_wacht()
        return antwoord.url

    return werk


def test_who_looks_elsewhere_finds_the_outcome_in_the_work_list(client, editie, mensen, gevraagd):
    adres = gevraagd()
    assert Page.objects.get(pk=editie.pk).live
    [regel] = werk_van_soort(mensen[1])
    assert (regel.titel, regel.url, regel.pad) == ("Editie live zetten", adres, editie.path)
    assert "Klaar op de achtergrond" in client.get(reverse("wacht_op_u")).text
    assert "is live" in client.get(adres, follow=True).text
    assert werk_van_soort(mensen[1]) == []
    assert werk_van_soort(mensen[0]) == []


def test_the_order_can_be_given_once(client, editie, mensen, gevraagd):
    adres = reverse("editie_checklist", args=[editie.pk])
    scherm = client.get(adres)
    assert "Editie live zetten" not in scherm.text
    assert "wordt live gezet" in scherm.text
    live = {"stap": "live", "gelezen": wat_er_ligt(editie)}
    assert client.post(adres, live).url == reverse(
        "opdracht", args=[Opdracht.objects.get().sleutel]
    )
    ander = persoon("keurder-twee", "beoordelaar")
    client.force_login(ander)
    assert client.post(adres, live).url == adres
    assert Opdracht.objects.count() == 1


def test_what_changed_before_the_worker_came_does_not_go_online(client, editie, mensen, gevraagd):
    trek_terug(InhoudPage.objects.child_of(editie).get(slug="privacy"), mensen[0])
    adres = gevraagd()
    assert not editie.get_descendants(inclusive=True).live().exists()
    [regel] = werk_van_soort(mensen[1])
    assert "Het kon niet" in regel.uitleg
    assert "nadat u dit scherm opende" in client.get(adres, follow=True).text
    assert werk_van_soort(mensen[1]) == []


def test_who_lost_the_role_before_the_worker_came_puts_nothing_online(editie, mensen, gevraagd):
    mensen[1].groups.clear()
    gevraagd()
    assert Opdracht.objects.get().stand == Opdracht.Stand.GEWEIGERD
    assert not editie.get_descendants(inclusive=True).live().exists()


def test_what_changed_while_the_screen_was_open_does_not_go_online(client, editie, mensen, vraag):
    schrijver, keurder = mensen
    vul(editie, schrijver)
    dien_editie_in(editie, schrijver)
    adres = reverse("editie_checklist", args=[editie.pk])
    client.force_login(keurder)
    live = {"stap": "live", "gelezen": client.get(adres).context["gelezen"]}
    page = InhoudPage.objects.child_of(editie).get(slug="privacy")
    trek_terug(page, schrijver)
    page = InhoudPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    page.title = "Niemand las dit"
    page.save_revision(user=schrijver)
    dien_in(InhoudPage.objects.get(pk=page.pk), schrijver)
    for gestuurd in (live, {"stap": "live"}):
        assert "nadat u dit scherm opende" in client.post(adres, gestuurd, follow=True).text
    assert not editie.get_descendants(inclusive=True).live().exists()
    live["gelezen"] = client.get(adres).context["gelezen"]
    assert "is live" in vraag(adres, live).text


def test_refusal_is_told_on_the_screen(client, editie, mensen):
    client.force_login(mensen[0])
    adres = reverse("editie_checklist", args=[editie.pk])
    antwoord = client.post(adres, {"stap": "indienen"}, follow=True)
    assert "nog niet ingevuld: Contactpersonen" in antwoord.text
    antwoord = client.post(adres, {"stap": "live"}, follow=True)
    assert "nog niet ingediend" in antwoord.text


@pytest.mark.parametrize("naam", ["redacteur-leeuwarden", "lezer-leeuwarden"])
def test_checklist_of_another_municipality_is_not_there(client, wereld, editie, naam):
    client.force_login(wereld.user(naam))
    adres = reverse("editie_checklist", args=[editie.pk])
    for antwoord in (client.get(adres), client.post(adres, {"stap": "live"})):
        assert antwoord.status_code in {302, 403, 404}
        assert "Heerenveen" not in antwoord.text


def test_list_shows_the_own_edition_only(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    tekst = client.get(reverse("edities")).text
    assert "Leeuwarden" in tekst
    assert "Weststellingwerf" not in tekst
    assert "Nieuwe gemeente" not in tekst
    client.force_login(wereld.user("kernredacteur"))
    tekst = client.get(reverse("edities")).text
    assert "Weststellingwerf" in tekst
    assert "Nieuwe gemeente" in tekst


# What it costs

EEN_PAGINA = 58


def kosten_van_live_zetten(code, naam, **plan):
    """Return of how many pages an edition is, and how many questions putting it online takes."""
    editie = onboard_gemeente(Plan(naam=naam, code=code, **plan))
    schrijver, keurder = (
        get_user_model().objects.create_user(f"{rol}-{code}")
        for rol in ("redacteur", "beoordelaar")
    )
    for mens in (schrijver, keurder):
        rol, _, _ = mens.username.partition("-")
        mens.groups.add(Group.objects.get(name=f"{code} {rol}"))
    vul(editie, schrijver)
    dien_editie_in(editie, schrijver)
    editie = GemeentePage.objects.get(pk=editie.pk)
    with CaptureQueriesContext(connection) as vragen:
        paginas = zet_live(editie, keurder)
    return paginas, len(vragen)


def test_going_live_costs_at_most_so_much_a_page(wereld, wachtrij, settings):
    settings.EMAIL_BACKEND = "config.draaien.post.Wachtrij"
    groot = kosten_van_live_zetten("GM0074", "Heerenveen")
    zonder = ("programma", "bijlagen")
    klein = kosten_van_live_zetten("GM0737", "Tytsjerksteradiel", zonder_hoofdstukken=zonder)
    (veel, meer), (weinig, minder) = groot, klein
    assert veel - weinig >= 5
    assert (meer - minder) / (veel - weinig) <= EEN_PAGINA, (groot, klein)
