"""Where the work on the background stands in the CMS."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from config.draaien import mislukt
from config.draaien.views import TITEL, MisluktView, OpnieuwView, WegView


class AchtergrondMenuItem(MenuItem):
    def is_shown(self, request):
        return mislukt.mag_kijken(request.user)


@hooks.register("register_reports_menu_item")
def achtergrond_menu_item():
    return AchtergrondMenuItem(TITEL, reverse("achtergrondwerk"), icon_name="rotate", order=1200)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("achtergrondwerk/", MisluktView.as_view(), name="achtergrondwerk"),
        path(
            "achtergrondwerk/<uuid:pk>/opnieuw/", OpnieuwView.as_view(), name="achtergrond_opnieuw"
        ),
        path("achtergrondwerk/<uuid:pk>/weg/", WegView.as_view(), name="achtergrond_weg"),
    ]


@hooks.register("register_log_actions")
def in_het_log(actions):
    actions.register_action(mislukt.OPNIEUW, "Opnieuw proberen", "Mislukt werk opnieuw geprobeerd")
    actions.register_action(mislukt.WEG, "Uit de lijst halen", "Mislukt werk van de lijst gehaald")
