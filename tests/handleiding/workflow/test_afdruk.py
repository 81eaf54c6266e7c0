"""A screen decides on the text that was on it, recognised by its content; another text is refused."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Revision

from handleiding.views.beoordelen import OPGERUIMD
from handleiding.workflow.actions import dien_in, keur_achteraf_goed, keur_goed, publiceer_met_spoed
from handleiding.workflow.beurt import bezwaar_tegen_database, controleer_sqlite
from handleiding.workflow.contributors import spoed_open
from handleiding.workflow.rules import NIET_DE_LAATSTE, ONDER_BEOORDELING, Toestand
from handleiding.workflow.state import toestand_van
from handleiding.workflow.tasks import VierOgenTask
from handleiding.workflow.vingerafdruk import LENGTE, AndereTekst, afdruk, versie_van
from tests.formulier import bewaar

from .staten import concept, gelezen, goedgekeurd, ingediend, vers, wijzig

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda delen: st.lists(delen, max_size=3) | st.dictionaries(st.text(), delen, max_size=3),
    max_leaves=8,
)
INHOUD = st.dictionaries(st.text(), JSON, max_size=4)
KEURDER = "beoordelaar-leeuwarden"


@given(INHOUD, st.integers(min_value=1, max_value=2**63 - 1))
def test_order_of_names_says_nothing(inhoud, nummer):
    anders_om = dict(reversed(inhoud.items()))
    assert afdruk(nummer, inhoud) == afdruk(nummer, anders_om)
    assert len(afdruk(nummer, inhoud)) <= LENGTE
    assert versie_van(afdruk(nummer, inhoud)) == nummer


@given(INHOUD, INHOUD)
def test_other_content_is_another_fingerprint(een, twee):
    assert (afdruk(1, een) == afdruk(1, twee)) == (een == twee)
    assert afdruk(1, een) != afdruk(2, een)


@pytest.mark.parametrize("geen", ["", "12", "-", "x-y", "²-a", "12-", "-1-a"])
def test_what_is_no_fingerprint_names_no_version(geen):
    assert versie_van(geen) is None


def schrijf_over(page, tekst):
    """Put another text in the submitted revision itself, as an autosave that came too late did."""
    revision = Revision.objects.get(pk=vers(page).latest_revision_id)
    revision.content["inhoud"] = revision.content["inhoud"].replace("Een.", tekst)
    revision.save()


def scherm(client, wereld, wie, naam, *args):
    """Open a screen and return its address and the fingerprint on it."""
    client.force_login(wereld.user(wie))
    adres = reverse(naam, args=args)
    return adres, re.search(r'name="gelezen[^"]*" value="([^"]*)"', client.get(adres).text)[1]


@pytest.mark.parametrize("besluit", ["goedkeuren", "terugsturen"])
def test_review_screen_refuses_what_was_written_over(client, wereld, besluit):
    page = ingediend(wereld)
    adres, op_scherm = scherm(client, wereld, KEURDER, "beoordelen", page.pk)
    schrijf_over(page, "Stiekem.")
    data = {"besluit": besluit, "reden": "Een reden", "gelezen": op_scherm}
    antwoord = client.post(adres, data)
    assert NIET_DE_LAATSTE in antwoord.text
    assert f'value="{gelezen(page)}"' in antwoord.text
    assert toestand_van(vers(page)) == Toestand.TER_BEOORDELING
    client.post(adres, data | {"gelezen": gelezen(page)})
    assert toestand_van(vers(page)) != Toestand.TER_BEOORDELING


@pytest.mark.parametrize("data", [{}, {"gelezen": ""}, {"gelezen": "1"}], ids=str)
def test_no_approval_on_a_screen_without_a_fingerprint(client, wereld, data):
    page = ingediend(wereld)
    client.force_login(wereld.user(KEURDER))
    data = {"besluit": "goedkeuren"} | data
    assert NIET_DE_LAATSTE in client.post(reverse("beoordelen", args=[page.pk]), data).text
    assert not vers(page).live


def test_review_screen_leads_to_what_changed_since(client, wereld):
    """Withdrawn, changed and submitted again, while a reviewer had the first text on the screen."""
    page = ingediend(wereld)
    eerste = page.latest_revision_id
    adres, op_scherm = scherm(client, wereld, KEURDER, "beoordelen", page.pk)
    vers(page).current_workflow_state.cancel(user=wereld.user("redacteur-leeuwarden"))
    dien_in(wijzig(wereld, page, "Twee."), wereld.user("redacteur-leeuwarden"))
    tekst = client.post(adres, {"besluit": "goedkeuren", "gelezen": op_scherm}).text
    assert NIET_DE_LAATSTE in tekst
    assert f'href="{adres}?sinds={eerste}"' in tekst
    verschil = client.get(f"{adres}?sinds={eerste}").text
    assert "Een." in verschil
    assert "Twee." in verschil
    assert 'name="besluit"' not in verschil  # only part of what would go online is shown
    assert f'href="{adres}"' in verschil


@pytest.mark.parametrize("sinds", ["x", "²", "-1", ""])
def test_review_screen_passes_over_a_version_that_is_none(client, wereld, sinds):
    client.force_login(wereld.user(KEURDER))
    adres = reverse("beoordelen", args=[ingediend(wereld).pk])
    assert client.get(adres, {"sinds": sinds}).status_code == 200


def test_version_of_another_page_is_not_shown(client, wereld):
    ander = wereld.bijeenkomst(editie="weststellingwerf").latest_revision_id
    client.force_login(wereld.user(KEURDER))
    adres = reverse("beoordelen", args=[ingediend(wereld).pk])
    antwoord = client.get(adres, {"sinds": ander})
    assert OPGERUIMD in antwoord.text
    zonder = client.get(adres)
    assert antwoord.context["gelezen"] == zonder.context["gelezen"]
    assert "Weststellingwerf" not in antwoord.text


def test_emergency_text_that_nobody_saw_stays_marked(client, wereld):
    page, kern = concept(wereld), wereld.user("kernredacteur")
    publiceer_met_spoed(page, kern, "Nu nodig.")
    eerste = vers(page).live_revision_id
    adres, op_scherm = scherm(client, wereld, KEURDER, "handeling", page.pk, "achteraf_goedkeuren")
    publiceer_met_spoed(wijzig(wereld, page, "Iets anders."), kern, "Weer nodig.")
    tekst = client.post(adres, {"reden": "", "gelezen": op_scherm}).text
    assert NIET_DE_LAATSTE in tekst
    verschil = [page.pk, eerste, vers(page).live_revision_id]
    assert reverse("wagtailadmin_pages:revisions_compare", args=verschil) in tekst
    assert spoed_open(vers(page))
    client.post(adres, {"reden": "", "gelezen": gelezen(page)})
    assert not spoed_open(vers(page))


def test_emergency_publishes_the_text_that_was_on_the_screen(client, wereld):
    page = concept(wereld)
    adres, op_scherm = scherm(
        client, wereld, "kernredacteur", "handeling", page.pk, "spoedpublicatie"
    )
    wijzig(wereld, page, "Iets anders.")
    tekst = client.post(adres, {"reden": "Nu nodig.", "gelezen": op_scherm}).text
    assert NIET_DE_LAATSTE in tekst
    assert not vers(page).live
    voorbeeld = client.get(reverse("spoed_voorbeeld", args=[page.pk]), {"gelezen": op_scherm})
    assert voorbeeld.url == adres
    nu = client.get(reverse("spoed_voorbeeld", args=[page.pk]), {"gelezen": gelezen(page)})
    assert "Iets anders." in nu.text


def test_many_at_once_approves_what_was_on_the_screen(
    client, wereld, django_capture_on_commit_callbacks
):
    page = ingediend(wereld)
    adres, op_scherm = scherm(client, wereld, KEURDER, "onderweg", wereld.editie().pk)
    schrijf_over(page, "Stiekem.")
    data = {"soort": "goedkeuren", "keuze": [page.pk], f"gelezen-{page.pk}": op_scherm}
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = client.post(adres, data)
    assert NIET_DE_LAATSTE in client.get(antwoord.url).text
    assert not vers(page).live


@pytest.mark.parametrize("naam", ["workflow_action", "collect_workflow_action_data"])
@pytest.mark.parametrize("besluit", ["approve", "reject"])
def test_windows_of_wagtail_lead_to_the_screen_that_shows_the_text(client, wereld, naam, besluit):
    page = ingediend(wereld)
    stap = page.current_workflow_task_state.pk
    client.force_login(wereld.user(KEURDER))
    adres = reverse(f"wagtailadmin_pages:{naam}", args=[page.pk, besluit, stap])
    beoordelen = reverse("beoordelen", args=[page.pk])
    assert client.get(adres).url == beoordelen
    assert client.post(adres, {"comment": "Goed"}).url == beoordelen
    venster = client.post(
        adres, {"comment": "Goed"}, headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert venster.json() == {"step": "success", "redirect": beoordelen}
    assert toestand_van(vers(page)) == Toestand.TER_BEOORDELING


def test_action_of_the_editor_leads_there_too(client, wereld):
    page = ingediend(wereld)
    extra = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    antwoord = bewaar(client, wereld.user(KEURDER), page, tekst="<p>Een.</p>", **extra)
    assert antwoord.redirect_chain[0][0] == reverse("beoordelen", args=[page.pk])
    assert not vers(page).live


def test_code_may_name_the_text_or_not(wereld):
    page = ingediend(wereld)
    with pytest.raises(AndereTekst, match=NIET_DE_LAATSTE):
        keur_goed(page, wereld.user(KEURDER), gelezen=afdruk(page.latest_revision_id, {}))
    stap = page.current_workflow_task_state
    with pytest.raises(AndereTekst):
        VierOgenTask.objects.get(pk=stap.task_id).on_action(
            stap, wereld.user(KEURDER), "approve", gelezen=""
        )
    keur_goed(page, wereld.user(KEURDER))
    publiceer_met_spoed(wijzig(wereld, page, "Twee."), wereld.user("kernredacteur"), "Nu.")
    with pytest.raises(AndereTekst):
        keur_achteraf_goed(page, wereld.user(KEURDER), gelezen=afdruk(1, {}))
    keur_achteraf_goed(page, wereld.user(KEURDER))


def test_code_does_not_write_a_text_under_review(wereld):
    page = ingediend(wereld)
    voor = page.latest_revision_id
    with pytest.raises(PermissionDenied, match=re.escape(ONDER_BEOORDELING)):
        wijzig(wereld, page, "Stiekem.")
    assert vers(page).latest_revision_id == voor


def test_step_on_what_was_read_long_ago_looks_again(wereld):
    """Objects that were read before somebody else decided do not put back what they say."""
    oud = goedgekeurd(wereld)
    nieuw = wijzig(wereld, oud, "Twee.")
    dien_in(nieuw, wereld.user("redacteur-leeuwarden"))
    stap = vers(oud).current_workflow_task_state
    keur_goed(nieuw, wereld.user(KEURDER))
    with pytest.raises(PermissionDenied, match=re.escape("(meer) ter beoordeling")):
        VierOgenTask.objects.get(pk=stap.task_id).on_action(stap, wereld.user(KEURDER), "approve")
    oud.unpublish(log_action="wagtail.unpublish.scheduled")
    assert "Twee." in str(vers(oud).inhoud)


@pytest.mark.parametrize(
    ("instelling", "bezwaar"),
    [
        ({"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {}}, True),
        ({"ENGINE": "django.db.backends.sqlite3"}, True),
        (
            {
                "ENGINE": "django.db.backends.sqlite3",
                "OPTIONS": {"transaction_mode": "DEFERRED"},
            },
            True,
        ),
        (
            {
                "ENGINE": "django.db.backends.sqlite3",
                "OPTIONS": {"transaction_mode": "immediate"},
            },
            False,
        ),
        ({"ENGINE": "django.db.backends.postgresql"}, False),
    ],
    ids=str,
)
def test_sqlite_without_early_locks_is_an_error(instelling, bezwaar):
    assert bool(bezwaar_tegen_database(instelling)) == bezwaar


def test_this_installation_passes():
    assert controleer_sqlite() == []
