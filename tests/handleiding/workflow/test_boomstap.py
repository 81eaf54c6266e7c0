"""Deleting and moving look again once they hold the tree: somebody may have been first."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail import hooks
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from handleiding.workflow.actions import dien_in, keur_goed

from .rijen import KEURDER, REDACTEUR, Weg


@pytest.fixture
def weg(wereld):
    return Weg(wereld)


def nu(page):
    return Page.objects.get(pk=page.pk).specific


def test_what_was_submitted_after_the_first_look_is_not_deleted(wereld, weg):
    boven = weg.maak(wereld.editie(), "Boven", "boven")
    onder = weg.maak(boven, "Onder", "onder")

    def intussen(request, page):
        dien_in(nu(onder), wereld.user(REDACTEUR))

    url = reverse("wagtailadmin_pages:delete", args=[onder.pk])
    with hooks.register_temporarily("before_delete_page", intussen):
        antwoord = weg.client(REDACTEUR).post(url)
    assert antwoord.url == reverse("wagtailadmin_home")
    assert Page.objects.filter(pk=onder.pk).exists()


def test_page_that_went_with_the_one_above_it_is_deleted_without_a_word(wereld, weg):
    boven = weg.maak(wereld.editie(), "Boven", "boven")
    onder = nu(weg.maak(boven, "Onder", "onder"))
    nu(boven).delete()
    onder.delete(user=wereld.user(REDACTEUR))
    assert not Page.objects.filter(slug__in=["boven", "onder"]).exists()


def test_move_is_asked_about_the_page_as_it_is_now(wereld, weg):
    """Read before it was approved, a page looks like a draft that its writer may move."""
    doel = weg.maak(wereld.editie(), "Doel", "doel")
    page = weg.maak(wereld.editie(), "Tekst", "tekst")
    gelezen = nu(page)
    dien_in(nu(page), wereld.user(REDACTEUR))
    keur_goed(nu(page), wereld.user(KEURDER))
    assert not gelezen.live
    with pytest.raises(PermissionDenied):
        MovePageAction(gelezen, doel, pos="last-child", user=wereld.user(REDACTEUR)).execute()
    assert nu(page).get_parent() == wereld.editie().page_ptr


def test_move_and_deletion_in_code_go_on(wereld, weg):
    doel = weg.maak(wereld.editie(), "Doel", "doel")
    page = weg.maak(wereld.editie(), "Tekst", "tekst")
    nu(page).move(doel, pos="last-child")
    assert nu(page).url_path.endswith("/doel/tekst/")
    nu(doel).delete()
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not any(Page.find_problems())
