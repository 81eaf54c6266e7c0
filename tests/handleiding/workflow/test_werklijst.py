"""Work lists, everything under way in a tree, and one action on many pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, get_page_models

from handleiding.models import BasePage, Reeks
from handleiding.workflow.actions import dien_in, publiceer_met_spoed
from handleiding.workflow.contributors import spoed_open
from handleiding.workflow.reeks import begin
from handleiding.workflow.rules import NIET_DE_LAATSTE, Toestand
from handleiding.workflow.state import toestand_van

from .staten import concept, gelezen, goedgekeurd, ingediend, teruggestuurd, vers, wijzig


def dashboard(client, wereld, naam):
    client.force_login(wereld.user(naam))
    return client.get(reverse("wagtailadmin_home")).text


def test_dashboard_says_what_waits_for_whom(client, wereld):
    page = ingediend(wereld)
    keurder = dashboard(client, wereld, "beoordelaar-leeuwarden")
    assert reverse("beoordelen", args=[page.pk]) in keurder
    schrijver = dashboard(client, wereld, "redacteur-leeuwarden")
    assert reverse("beoordelen", args=[page.pk]) not in schrijver
    assert schrijver.index("Om te weten") < schrijver.index("Door u ingediend")
    assert schrijver.index("Door u ingediend") < schrijver.index("Proefpagina")
    elders = dashboard(client, wereld, "beoordelaar-weststellingwerf")
    assert "Proefpagina" not in elders


def test_dashboard_shows_the_reason_to_who_must_go_on(client, wereld):
    teruggestuurd(wereld)
    assert "Noem de wijk." in dashboard(client, wereld, "redacteur-leeuwarden")


def test_dashboard_sets_apart_what_a_colleague_must_approve(client, wereld):
    page = wijzig(wereld, concept(wereld), "Van de beoordelaar.", door="beoordelaar-leeuwarden")
    dien_in(page, wereld.user("redacteur-leeuwarden"))
    tekst = dashboard(client, wereld, "beoordelaar-leeuwarden")
    assert tekst.index("Wacht op een collega") < tekst.index("Proefpagina")


def test_dashboard_costs_the_same_for_one_page_or_for_many(client, wereld):
    ingediend(wereld)
    dashboard(client, wereld, "beoordelaar-leeuwarden")
    with CaptureQueriesContext(connection) as een:
        client.get(reverse("wagtailadmin_home"))
    for nummer in (1, 7):
        page = wereld.bijeenkomst(nummer)
        page.doel = "<p>Anders.</p>"
        page.save_revision(user=wereld.user("redacteur-leeuwarden"))
        dien_in(page, wereld.user("redacteur-leeuwarden"))
    with CaptureQueriesContext(connection) as drie:
        response = client.get(reverse("wagtailadmin_home"))
    assert response.text.count("/cms/beoordelen/") == 3
    assert len(drie) == len(een)


def test_under_way_shows_each_kind_and_only_to_its_people(client, wereld):
    page = ingediend(wereld)
    wijzig(wereld, wereld.hoofdstuk(), "Nog een concept.")
    url = reverse("onderweg", args=[wereld.editie().pk])
    client.force_login(wereld.user("redacteur-leeuwarden"))
    tekst = client.get(url).text
    assert "Proefpagina" in tekst
    assert wereld.hoofdstuk().title in tekst
    assert f'value="{page.pk}"' not in tekst
    for naam in ("redacteur-weststellingwerf", "lezer-leeuwarden"):
        client.force_login(wereld.user(naam))
        response = client.get(url, follow=True)
        assert response.redirect_chain or response.status_code == 403
        assert "Proefpagina" not in response.text


def test_state_column_and_filter_of_the_explorer(client, wereld):
    link = reverse("wagtailadmin_pages:edit", args=[ingediend(wereld).pk])
    client.force_login(wereld.user("redacteur-leeuwarden"))
    url = reverse("wagtailadmin_explore", args=[wereld.editie().pk])
    assert "toestand--ter_beoordeling" in client.get(url).text
    gevonden = client.get(url, {"toestand": "ter_beoordeling"}).text
    assert link in gevonden
    assert link not in client.get(url, {"toestand": "offline"}).text


@pytest.mark.parametrize("nu", Toestand, ids=str)
def test_filter_agrees_with_the_rules(wereld, nu):
    from handleiding.workflow.lijst import in_toestand

    from .staten import STATEN

    page = STATEN[nu](wereld)
    alle = Page.objects.filter(pk=page.pk)
    assert [t for t in Toestand if in_toestand(alle, t).exists()] == [nu]


def test_submit_and_approve_many_with_one_reason(
    client, wereld, django_capture_on_commit_callbacks
):
    paginas = []
    for nummer in (1, 7):
        page = wereld.bijeenkomst(nummer)
        page.doel = "<p>Anders.</p>"
        page.save_revision(user=wereld.user("redacteur-leeuwarden"))
        paginas.append(vers(page))
    client.force_login(wereld.user("redacteur-leeuwarden"))
    url = reverse("onderweg", args=[wereld.editie().pk])
    data = {"soort": "indienen", "reden": "Voor het najaar.", "keuze": [p.pk for p in paginas]}
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(url, data)
    assert client.get(response.url).text.count("gelukt") == 2
    assert {toestand_van(vers(p)) for p in paginas} == {Toestand.TER_BEOORDELING}
    client.force_login(wereld.user("beoordelaar-leeuwarden"))
    data |= {"soort": "goedkeuren"} | {f"gelezen-{p.pk}": gelezen(p) for p in paginas}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, data)
    assert {toestand_van(vers(p)) for p in paginas} == {Toestand.GEPUBLICEERD}
    assert vers(paginas[0]).live_revision_id == paginas[0].latest_revision_id


def test_many_at_once_meets_each_guard(client, wereld, django_capture_on_commit_callbacks):
    """The writer among the reviewers, and a text that changed since the screen was drawn."""
    eigen = wijzig(wereld, concept(wereld), "Eigen.", door="beoordelaar-leeuwarden")
    dien_in(eigen, wereld.user("redacteur-leeuwarden"))
    ander = wereld.bijeenkomst()
    ander.doel = "<p>Anders.</p>"
    ander.save_revision(user=wereld.user("redacteur-leeuwarden"))
    dien_in(vers(ander), wereld.user("redacteur-leeuwarden"))
    client.force_login(wereld.user("beoordelaar-leeuwarden"))
    data = {"soort": "goedkeuren", "keuze": [eigen.pk, ander.pk]}
    data |= {f"gelezen-{eigen.pk}": gelezen(eigen), f"gelezen-{ander.pk}": gelezen(eigen)}
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("onderweg", args=[wereld.editie().pk]), data)
    tekst = client.get(response.url).text
    assert "Vier ogen" in tekst
    assert NIET_DE_LAATSTE in tekst
    assert {toestand_van(vers(p)) for p in (eigen, ander)} == {Toestand.TER_BEOORDELING}


def test_series_reaches_no_page_outside_its_tree(client, wereld):
    buiten = wereld.bijeenkomst(editie="weststellingwerf")
    client.force_login(wereld.user("redacteur-leeuwarden"))
    url = reverse("onderweg", args=[wereld.editie().pk])
    client.post(url, {"soort": "indienen", "keuze": [buiten.pk]})
    assert not Reeks.objects.exists()


def test_series_is_seen_by_who_started_it_only(client, wereld):
    reeks = begin(
        Reeks.Soort.INDIENEN, wereld.user("redacteur-leeuwarden"), wereld.editie(), [], reden=""
    )
    client.force_login(wereld.user("redacteur-weststellingwerf"))
    assert client.get(reverse("reeks", args=[reeks.pk])).status_code == 404


def test_emergency_waits_on_the_list(client, wereld):
    page = goedgekeurd(wereld)
    publiceer_met_spoed(
        wijzig(wereld, page, "Spoed."), wereld.user("kernredacteur"), "Fout nummer."
    )
    assert spoed_open(vers(page)).timestamp <= timezone.now()
    client.force_login(wereld.user("beoordelaar-leeuwarden"))
    tekst = client.get(reverse("onderweg", args=[wereld.editie().pk])).text
    assert reverse("handeling", args=[page.pk, "achteraf_goedkeuren"]) in tekst
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
    assert "spoed: nog goed te keuren" in editor


def test_every_page_type_shows_its_state_above_the_editor():
    for model in get_page_models():
        if issubclass(model, BasePage):
            panelen = str(list(_alle_panelen(model.get_edit_handler())))
            assert "ToestandPaneel" in panelen, model


def _alle_panelen(paneel):
    yield type(paneel).__name__
    for kind in getattr(paneel, "children", ()):
        yield from _alle_panelen(kind)
