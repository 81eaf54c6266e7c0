"""What readers wrote, in the CMS: addresses and menu."""

from django.urls import path, reverse
from wagtail import hooks

from handleiding.views.aantallen import MetAantal
from handleiding.workflow.werksoorten import REACTIE

from .afhandelen import leest_reacties
from .views import LezersreactiesView, LezersreactieView


class ReactiesMenuItem(MetAantal):
    soorten = (REACTIE,)

    def is_shown(self, request):
        return leest_reacties(request.user)


@hooks.register("register_admin_menu_item")
def menu_van_reacties():
    return ReactiesMenuItem(
        "Reacties van lezers", reverse("lezersreacties"), icon_name="comment", order=153
    )


@hooks.register("register_admin_urls")
def adressen_van_reacties():
    return [
        path("lezersreacties/", LezersreactiesView.as_view(), name="lezersreacties"),
        path("lezersreacties/<int:reactie_id>/", LezersreactieView.as_view(), name="lezersreactie"),
    ]
