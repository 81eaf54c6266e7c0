"""The number in the menu: cheap, and never another one than the work list has."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Comment, PageLogEntry

from gemeenten.toegang.mensen.acties import geef_rollen, zet_actief
from handleiding.workflow import telling
from handleiding.workflow.actions import haal_offline, keur_goed, publiceer_met_spoed, trek_terug
from handleiding.workflow.rules import Rol
from handleiding.workflow.telling import onthouden
from handleiding.workflow.telling import tel as tel_opnieuw
from handleiding.workflow.werkregels import vraagt_van

from .staten import KEURDER, SCHRIJVER, concept, ingediend, teruggestuurd, vers, wijzig

MENSEN = (
    SCHRIJVER,
    KEURDER,
    "beheerder-leeuwarden",
    "redacteur-weststellingwerf",
    "kernredacteur",
    "kernbeoordelaar",
    "admin",
)
RAPPORT = "/cms/reports/workflow/"
AANTALLEN = "/cms/wacht-op-u/aantallen/"


def werkelijk(user):
    per_soort = {}
    for regel in vraagt_van(user):
        per_soort[regel.soort.sleutel] = per_soort.get(regel.soort.sleutel, 0) + 1
    return per_soort


def iedereen_weet(wereld):
    for naam in MENSEN:
        tel_opnieuw(wereld.user(naam))


def kern_wijzigt(wereld):
    page = wereld.kernbijeenkomst()
    page.doel = "<p>Een ander doel.</p>"
    page.save_revision(user=wereld.user("kernredacteur"), log_action=True)
    publiceer_met_spoed(vers(page), wereld.user("kernredacteur"), "Het moet nu.")


def rol_erbij(wereld):
    beheerder = wereld.user("beheerder-leeuwarden")
    rollen = [Rol.REDACTEUR, Rol.BEOORDELAAR]
    geef_rollen(wereld.editie(), beheerder, wereld.user(SCHRIJVER), rollen)


def weg_ermee(wereld):
    zet_actief(
        wereld.editie(),
        wereld.user("beheerder-leeuwarden"),
        wereld.user(SCHRIJVER),
        actief=False,
    )


# What people do, each after the one before it.
STAPPEN = {
    "concept": concept,
    "indienen": ingediend,
    "terugtrekken": lambda w: trek_terug(ingediend(w), w.user(SCHRIJVER)),
    "terugsturen": teruggestuurd,
    "goedkeuren": lambda w: keur_goed(ingediend(w), w.user(KEURDER)),
    "wijzigen": lambda w: wijzig(w, teruggestuurd(w), "Beter."),
    "verwijderen": lambda w: concept(w).delete(user=w.user("admin")),
    "offline": lambda w: haal_offline(
        keur_goed_en_vers(w), w.user("beheerder-leeuwarden"), "Klopt niet."
    ),
    "kern": kern_wijzigt,
    "rol": rol_erbij,
    "weg": weg_ermee,
}


def keur_goed_en_vers(wereld):
    page = ingediend(wereld)
    keur_goed(page, wereld.user(KEURDER))
    return vers(page)


@pytest.mark.parametrize("stap", STAPPEN)
def test_what_is_remembered_is_what_waits(wereld, stap):
    """The law: a number that is known is the number that there is, for everybody, after each act."""
    iedereen_weet(wereld)
    for naam in MENSEN:
        assert onthouden(wereld.user(naam)) == werkelijk(wereld.user(naam)), naam
    STAPPEN[stap](wereld)
    for naam in MENSEN:
        user = wereld.user(naam)
        assert onthouden(user) in (None, werkelijk(wereld.user(naam))), naam


def test_a_comment_made_in_the_editor_is_counted(client, wereld):
    """By the road of the editor, which writes it in the log."""
    page = concept(wereld)
    iedereen_weet(wereld)
    voor = onthouden(wereld.user(SCHRIJVER))
    opmerking = Comment.objects.create(
        page=page, user=wereld.user(KEURDER), text="Klopt dit?", contentpath="title"
    )
    opmerking.log_create(page_revision=page.latest_revision, user=wereld.user(KEURDER))
    assert onthouden(wereld.user(SCHRIJVER)) is None
    assert tel_opnieuw(wereld.user(SCHRIJVER)) != voor


def test_what_was_begun_before_and_is_written_after_is_counted(wereld):
    """Its number in the log is lower than the highest there was."""
    page = concept(wereld)
    laatste = PageLogEntry.objects.order_by("-pk").first()
    PageLogEntry.objects.filter(pk=laatste.pk).update(id=laatste.pk + 1000)
    iedereen_weet(wereld)
    eerste = PageLogEntry.objects.order_by("pk").first()
    PageLogEntry.objects.create(
        pk=laatste.pk + 500,
        content_type=eerste.content_type,
        label=page.title,
        action="wagtail.edit",
        page=page,
        timestamp=laatste.timestamp,
    )
    assert onthouden(wereld.user(SCHRIJVER)) is None


def test_the_day_counts(wereld, monkeypatch):
    iedereen_weet(wereld)
    monkeypatch.setattr(telling.timezone, "localdate", lambda: "morgen")
    assert onthouden(wereld.user(SCHRIJVER)) is None


def test_a_cache_that_is_away_makes_no_number(wereld, monkeypatch):
    iedereen_weet(wereld)
    monkeypatch.setattr(cache, "get", lambda *args, **kwargs: None)
    assert onthouden(wereld.user(SCHRIJVER)) is None


def test_menu_says_how_many_as_soon_as_it_is_known(client, wereld):
    """A screen never counts: the first says where to ask, the next knows."""
    ingediend(wereld)
    client.force_login(wereld.user(KEURDER))
    scherm = client.get(RAPPORT).text
    assert '"Wacht op u"' in scherm
    assert "data-wacht-soorten" in scherm
    assert AANTALLEN in scherm
    geteld = client.get(AANTALLEN)
    assert geteld.json() == werkelijk(wereld.user(KEURDER))
    assert geteld.json()["te_beoordelen"] == 1
    assert "no-store" in geteld.headers["Cache-Control"]
    scherm = client.get(RAPPORT).text
    assert f'"Wacht op u ({sum(geteld.json().values())})"' in scherm
    assert "data-wacht-soorten" not in scherm


@pytest.mark.parametrize("adres", ["/cms/", "/cms/wacht-op-u/"])
def test_where_the_list_is_the_menu_knows_at_once(client, wereld, adres):
    ingediend(wereld)
    client.force_login(wereld.user(KEURDER))
    antwoord = client.get(adres).text
    aantal = sum(werkelijk(wereld.user(KEURDER)).values())
    assert f'"Wacht op u ({aantal})"' in antwoord
    assert f'"Wacht op u ({aantal})"' in client.get(RAPPORT).text


@pytest.mark.parametrize("naam", MENSEN)
def test_menu_costs_one_question_at_most(client, wereld, naam):
    client.force_login(wereld.user(naam))
    adres = reverse("wagtailadmin_account")

    def vragen():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(adres).status_code == 200
        return len(queries)

    vragen()
    zonder = vragen()
    client.get(AANTALLEN)
    assert vragen() <= zonder + 1


def test_a_count_is_for_who_may_come_in(client, wereld):
    assert client.get(AANTALLEN).status_code == 302
    client.force_login(wereld.user("lezer-leeuwarden"))
    assert client.get(AANTALLEN).status_code != 200
