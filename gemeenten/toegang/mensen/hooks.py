"""Wiring of the people of an edition into the CMS."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from gemeenten.models import GemeentePage

from . import acties, eerste, herstelscherm, technisch, views

hooks.register("before_delete_user", technisch.bewaak_verwijderen)
hooks.register("before_edit_user", technisch.bewaak_bewerken)
hooks.register("before_bulk_action", technisch.bewaak_reeks)
hooks.register("after_bulk_action", technisch.na_reeks)


class MensenMenuItem(MenuItem):
    """Leads to the people of the first edition that this person manages."""

    def is_shown(self, request):
        return not request.user.is_superuser and bool(self._editie(request.user))

    def render_component(self, request):
        self.url = reverse("mensen", args=[self._editie(request.user)])
        return super().render_component(request)

    @staticmethod
    def _editie(user):
        if not hasattr(user, "_editie_in_beheer"):
            user._editie_in_beheer = acties.editie_in_beheer(user)
        return user._editie_in_beheer


@hooks.register("register_admin_menu_item")
def mensen_menu_item():
    return MensenMenuItem("Mensen", "", name="mensen", icon_name="group", order=600)


@hooks.register("register_page_header_buttons")
def mensen_knop(page, user, view_name, next_url=None):
    if issubclass(page.specific_class, GemeentePage) and acties.mag_beheren(page.specific, user):
        url = reverse("mensen", args=[page.pk])
        yield Button("Mensen", url, icon_name="group", priority=85)


@hooks.register("register_admin_urls")
def admin_urls():
    mens = "mensen/<int:page_id>/<int:user_id>/"
    return [
        path("mensen/<int:page_id>/", views.MensenView.as_view(), name="mensen"),
        path("mensen/<int:page_id>/nieuw/", views.UitnodigenView.as_view(), name="mens_uitnodigen"),
        path(f"{mens}rollen/", views.RollenView.as_view(), name="mens_rollen"),
        path(f"{mens}actief/", views.ActiefView.as_view(), name="mens_actief"),
        path(f"{mens}herstel/", herstelscherm.HerstelView.as_view(), name="mens_herstel"),
        path(f"{mens}link/", views.NieuweLinkView.as_view(), name="mens_link"),
        path(
            "mensen/<int:page_id>/eerste/",
            eerste.EersteMensenView.as_view(),
            name="eerste_mensen",
        ),
        path(
            "mensen/<int:page_id>/eerste/nieuw/",
            eerste.EersteUitnodigenView.as_view(),
            name="eerste_uitnodigen",
        ),
        path(f"{mens}eerste-link/", eerste.EersteLinkView.as_view(), name="eerste_link"),
    ]
