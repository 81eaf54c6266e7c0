"""Two steps keep their order, and screen, mail and list say at which step a text is and what is still to come."""

import pytest
from django.core import mail
from django.urls import reverse

from gemeenten.goedkeuring.workflows import Beleid, kies_beleid
from handleiding.workflow.actions import dien_in, keur_goed, stuur_terug
from handleiding.workflow.stappen import Stapstand
from handleiding.workflow.werklijst import ingediend_en_teruggestuurd, onderweg_onder
from tests.handleiding.bewerkscherm import onaangeroerd
from tests.handleiding.workflow.staten import concept, gelezen, ingediend, vers, wijzig

REDACTEUR, KEURDER, KERNKEURDER = (
    "redacteur-leeuwarden",
    "beoordelaar-leeuwarden",
    "kernbeoordelaar",
)
EERST = (
    "Stap 1 van 2. Aan de beurt: een beoordelaar van Leeuwarden. "
    "Daarna: een beoordelaar van de kernredactie."
)
DAARNA = "Stap 2 van 2. Aan de beurt: een beoordelaar van de kernredactie. Dit is de laatste stap."
OPNIEUW = (
    "Dit was stap 2 van 2. Dient u opnieuw in, dan begint de beoordeling weer bij stap 1: "
    "een beoordelaar van Leeuwarden."
)


@pytest.fixture
def twee_stappen(wereld):
    kies_beleid(
        wereld.editie(),
        Beleid.TWEE_STAPPEN,
        eigenaar="GM0080",
        user=wereld.user("beheerder-leeuwarden"),
    )
    return wereld


@pytest.fixture
def straks(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def van_de_kern_terug(wereld):
    page = ingediend(wereld)
    keur_goed(page, wereld.user(KEURDER))
    stuur_terug(vers(page), wereld.user(KERNKEURDER), "Noem de wijk.")
    return vers(page)


def aan_de_beurt(wereld, page):
    task = vers(page).current_workflow_task
    return [naam for naam in (KEURDER, KERNKEURDER) if task.mag_beoordelen(wereld.user(naam))]


@pytest.mark.django_db
@pytest.mark.parametrize("gewijzigd", [True, False], ids=["changed", "as it was"])
def test_after_the_core_sent_back_the_own_reviewer_comes_first(twee_stappen, gewijzigd):
    wereld = twee_stappen
    page = van_de_kern_terug(wereld)
    if gewijzigd:
        page = wijzig(wereld, page, "Met de wijk.")
    dien_in(vers(page), wereld.user(REDACTEUR))
    assert aan_de_beurt(wereld, page) == [KEURDER]
    keur_goed(vers(page), wereld.user(KEURDER))
    assert not vers(page).live
    assert aan_de_beurt(wereld, page) == [KERNKEURDER]
    keur_goed(vers(page), wereld.user(KERNKEURDER))
    assert vers(page).live


@pytest.mark.django_db
def test_resubmitted_in_the_editor_it_keeps_the_order_too(client, twee_stappen):
    wereld = twee_stappen
    page = van_de_kern_terug(wereld)
    client.force_login(wereld.user(REDACTEUR))
    data = onaangeroerd(client, page) | {"title": "Anders", "action-submit": "1"}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert aan_de_beurt(wereld, page) == [KEURDER]


@pytest.mark.django_db
def test_screen_says_which_step_it_is_and_what_is_to_come(client, twee_stappen):
    wereld = twee_stappen
    page = ingediend(wereld)
    adres = reverse("beoordelen", args=[page.pk])
    client.force_login(wereld.user(KEURDER))
    scherm = client.get(adres).text
    assert EERST in scherm
    assert "Goedkeuren voor deze stap" in scherm
    assert "Goedkeuren en publiceren" not in scherm
    data = {"besluit": "goedkeuren", "gelezen": gelezen(page)}
    assert DAARNA in client.post(adres, data, follow=True).text
    client.force_login(wereld.user(KERNKEURDER))
    scherm = client.get(adres).text
    assert DAARNA in scherm
    assert "Goedkeuren en publiceren" in scherm


@pytest.mark.django_db
def test_lists_and_editor_say_it(client, twee_stappen):
    wereld = twee_stappen
    page = ingediend(wereld)
    redacteur = wereld.user(REDACTEUR)
    client.force_login(redacteur)
    bewerken = reverse("wagtailadmin_pages:edit", args=[page.pk])
    onderweg = reverse("onderweg", args=[wereld.editie().pk])
    for adres in (reverse("wagtailadmin_home"), reverse("wacht_op_u"), bewerken, onderweg):
        assert EERST in client.get(adres).text, adres
    keur_goed(page, wereld.user(KEURDER))
    stuur_terug(vers(page), wereld.user(KERNKEURDER), "Noem de wijk.")
    for adres in (reverse("wacht_op_u"), bewerken, onderweg):
        assert OPNIEUW in client.get(adres).text, adres


@pytest.mark.django_db
def test_mail_says_it_with_the_municipality_and_who_submitted(twee_stappen, straks):
    wereld = twee_stappen
    page = concept(wereld)
    with straks():
        dien_in(page, wereld.user(REDACTEUR))
    [bericht] = mail.outbox
    assert "Leeuwarden: Redacteur Leeuwarden diende “Proefpagina” in" in bericht.body
    assert EERST in bericht.body
    mail.outbox.clear()
    with straks():
        keur_goed(vers(page), wereld.user(KEURDER))
    [bericht] = mail.outbox
    assert bericht.to == ["kernbeoordelaar@demo.example"]
    assert "Leeuwarden: Redacteur Leeuwarden diende “Proefpagina” in" in bericht.body
    assert DAARNA in bericht.body
    mail.outbox.clear()
    with straks():
        stuur_terug(vers(page), wereld.user(KERNKEURDER), "Noem de wijk.")
    assert any(OPNIEUW in bericht.body for bericht in mail.outbox)


@pytest.mark.django_db
def test_each_text_on_a_list_knows_its_step(twee_stappen):
    wereld = twee_stappen
    ingediend(wereld)
    user = wereld.user(REDACTEUR)
    assert [w.stap.zin for w in onderweg_onder(wereld.editie(), user)].count(EERST) == 1
    assert all(w.stap for w in ingediend_en_teruggestuurd(user))


@pytest.mark.parametrize(
    ("plek", "wie", "zin"),
    [
        (0, ("een beoordelaar van A",), "Aan de beurt: een beoordelaar van A."),
        (0, ("A", "B"), "Stap 1 van 2. Aan de beurt: A. Daarna: B."),
        (1, ("A", "B"), "Stap 2 van 2. Aan de beurt: B. Dit is de laatste stap."),
        (0, ("A", "B", "C"), "Stap 1 van 3. Aan de beurt: A. Daarna: B, daarna C."),
    ],
)
def test_words(plek, wie, zin):
    assert Stapstand(plek, wie).zin == zin


def test_one_step_says_nothing_more_after_it_was_sent_back():
    assert Stapstand(0, ("A",)).na_terugsturen == ""
