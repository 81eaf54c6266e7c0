"""Who reads what: internal pages, and an edition that is offline."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from gemeenten.models import Contactpersoon, Sessie, WerkleergroepPage
from handleiding.models import BijeenkomstPage, InhoudPage
from handleiding.workflow.actions import dien_in, haal_offline, keur_goed
from handleiding.zichtbaarheid import zichtbaar_voor
from tests.handleiding.workflow.staten import goedgekeurd, vers


def maak_intern(wereld, page):
    page = vers(page).get_latest_revision_as_object()
    page.intern = True
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    dien_in(vers(page), wereld.user("redacteur-leeuwarden"))
    keur_goed(vers(page), wereld.user("beoordelaar-leeuwarden"))
    return vers(page)


def kind(wereld, parent):
    page = InhoudPage(title="Kind", slug="kind", live=False, show_in_menus=True)
    parent.add_child(instance=page)
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    wereld.publiceer(vers(page), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    return vers(page)


def test_internal_asks_a_visitor_to_log_in(client, wereld):
    page = goedgekeurd(wereld, intern=True)
    response = client.get(page.url)
    assert response.status_code == 302
    assert "next=" in response["Location"]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("naam", "status"),
    [
        ("lezer-leeuwarden", 200),
        ("redacteur-leeuwarden", 200),
        ("admin", 200),
        ("lezer-weststellingwerf", 403),
        ("beheerder-weststellingwerf", 403),
        ("kernredacteur", 403),
    ],
)
def test_internal_is_for_readers_of_that_edition(client, wereld, naam, status):
    page = goedgekeurd(wereld, intern=True)
    client.force_login(wereld.user(naam))
    response = client.get(page.url)
    assert response.status_code == status
    if status == 200:
        assert "no-store" in response["Cache-Control"]


def test_internal_counts_only_once_approved(client, wereld):
    page = goedgekeurd(wereld)
    concept = page.get_latest_revision_as_object()
    concept.intern = True
    concept.save_revision(user=wereld.user("redacteur-leeuwarden"))
    assert client.get(page.url).status_code == 200


def test_internal_reaches_down_the_tree(client, wereld):
    page = goedgekeurd(wereld, intern=True)
    onder = kind(wereld, page)
    assert client.get(onder.url).status_code == 302
    assert onder not in Page.objects.filter(pk__in=InhoudPage.objects.openbaar())
    lezer, vreemde = wereld.user("lezer-leeuwarden"), wereld.user("lezer-weststellingwerf")
    assert InhoudPage.objects.zichtbaar_voor(lezer).filter(pk=onder.pk).exists()
    assert not InhoudPage.objects.zichtbaar_voor(vreemde).filter(pk=onder.pk).exists()


def test_internal_session_is_not_in_contents_menu_or_lists(client, wereld):
    sessie = maak_intern(wereld, wereld.bijeenkomst())
    handleiding = wereld.bijeenkomst(7).get_parent().get_parent()
    assert sessie.title not in client.get(handleiding.url).text
    client.force_login(wereld.user("lezer-leeuwarden"))
    assert sessie.title in client.get(handleiding.url).text
    assert not BijeenkomstPage.objects.openbaar().filter(pk=sessie.pk).exists()


def test_internal_group_gives_no_dates_away(wereld):
    groep = WerkleergroepPage.objects.descendant_of(wereld.editie()).live().first()
    assert Sessie.objects.gepubliceerd_in(wereld.editie()).filter(werkleergroep=groep).exists()
    maak_intern(wereld, groep)
    assert not Sessie.objects.gepubliceerd_in(wereld.editie()).filter(werkleergroep=groep).exists()


def test_offline_edition_hides_all_below_whatever_its_state(client, wereld):
    editie, onder = wereld.editie(), wereld.bijeenkomst()
    haal_offline(editie, wereld.user("beheerder-leeuwarden"), "Verhuizing.")
    assert vers(onder).live
    van_elders = ("redacteur-weststellingwerf", "beheerder-weststellingwerf", "kernredacteur")
    for naam in (None, "lezer-leeuwarden", "beheerder-leeuwarden", *van_elders, "admin"):
        if naam:
            client.force_login(wereld.user(naam))
        assert client.get(onder.url).status_code == 410
        assert client.get(editie.url).status_code == 410
        eronder = Page.objects.descendant_of(editie, inclusive=True)
        assert not zichtbaar_voor(eronder, naam and wereld.user(naam)).exists()
    assert not Page.objects.filter(
        pk__in=BijeenkomstPage.objects.openbaar().descendant_of(editie)
    ).exists()
    assert not Contactpersoon.objects.gepubliceerd_in(editie).exists()
    client.logout()
    assert client.get(wereld.bijeenkomst(editie="weststellingwerf").url).status_code == 200
    assert "Leeuwarden" not in client.get(wereld.home.url).text


def test_offline_screen_says_what_hides_with_it(client, wereld):
    client.force_login(wereld.user("beheerder-leeuwarden"))
    url = reverse("handeling", args=[wereld.editie().pk, "offline_halen"])
    assert "zien bezoekers ook die niet" in client.get(url).text


def diepe_tak(ouder, diepte, **intern):
    """Add pages below each other down to ``diepte``, all online; ``intern`` says at which level, if any."""
    keten = []
    while ouder.depth < diepte:
        nummer = ouder.depth + 1
        naam = f"{intern.get('naam', 'tak')}-{nummer}"
        page = InhoudPage(title=naam, slug=naam, live=True, intern=intern.get("op") == nummer)
        ouder.add_child(instance=page)
        keten.append(page)
        ouder = vers(page)
    return keten


def openbare(paginas):
    return set(
        InhoudPage.objects.filter(pk__in=[p.pk for p in paginas])
        .openbaar()
        .values_list("pk", flat=True)
    )


@pytest.mark.parametrize("op", [5, 11, 12, 13, 14, 17])
def test_internal_reaches_down_at_any_depth(client, wereld, op):
    keten = diepe_tak(wereld.editie(), 17, op=op)
    for page in keten:
        page = vers(page)
        verwacht = 302 if page.depth >= op else 200
        assert (page.depth, client.get(page.url).status_code) == (page.depth, verwacht)
    assert openbare(keten) == {p.pk for p in keten if p.depth < op}
    lezer = wereld.user("lezer-leeuwarden")
    assert InhoudPage.objects.zichtbaar_voor(lezer).filter(pk=keten[-1].pk).exists()


def test_internal_branch_hides_no_branch_beside_it(wereld):
    """Its path comes before that of the other; both begin the same, twelve levels and deeper."""
    stam = diepe_tak(wereld.editie(), 13)
    eerste = diepe_tak(vers(stam[-1]), 16, naam="eerste", op=14)
    tweede = diepe_tak(vers(stam[-1]), 16, naam="tweede")
    assert openbare(eerste) == set()
    assert openbare([*stam, *tweede]) == {p.pk for p in [*stam, *tweede]}


def test_offline_edition_hides_what_is_deep_below_it(client, wereld):
    editie = wereld.editie()
    keten = diepe_tak(editie, 15)
    assert client.get(vers(keten[-1]).url).status_code == 200
    haal_offline(vers(editie), wereld.user("beheerder-leeuwarden"), "Verhuizing.")
    assert client.get(vers(keten[-1]).url).status_code == 410
    assert openbare(keten) == set()


def test_question_is_one_query_however_many_pages(wereld, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(Page.objects.filter(pk__in=BijeenkomstPage.objects.openbaar())) > 2
    lezer = wereld.user("lezer-leeuwarden")
    lezer_paginas = BijeenkomstPage.objects.zichtbaar_voor(lezer)
    with django_assert_num_queries(1):
        list(lezer_paginas)


def test_visitor_gets_no_cookie(client, wereld):
    response = client.get(wereld.bijeenkomst().url)
    assert not response.cookies
