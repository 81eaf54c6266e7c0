"""Wiring of the handbook into the CMS; rules live in ``handleiding.workflow``."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from handleiding import logacties
from handleiding.blocks import fries
from handleiding.views import aantallen, bulk, dashboard, menu
from handleiding.views.beoordelen import BeoordelenView
from handleiding.views.geschiedenis import GeschiedenisView
from handleiding.views.handeling import HandelingView
from handleiding.views.hulp import ZoWerktHetView, bouw_hulpmenu
from handleiding.views.lezen import bewaak_lezen
from handleiding.views.onderweg import OnderwegView, ReeksView
from handleiding.views.spoed import SpoedVoorbeeldView, zet_in_userbar
from handleiding.views.verkenner import pagina_viewset
from handleiding.views.verplaatsen import weiger_bezet_adres, weiger_bezette_adressen
from handleiding.views.verwijderen import weiger_verwijderen, weiger_verwijderen_van_meer
from handleiding.views.werkwijze import WerkwijzeView

hooks.register("register_page_action_menu_item", lambda: menu.BeoordelenMenuItem(order=5))
hooks.register("register_page_action_menu_item", lambda: menu.TerugtrekkenMenuItem(order=6))
hooks.register("register_page_action_menu_item", lambda: menu.BekijkenMenuItem(order=7))
hooks.register("register_page_action_menu_item", lambda: menu.OfflineHalenMenuItem(order=70))
hooks.register("construct_page_action_menu", menu.bouw_menu)
hooks.register("register_rich_text_features", fries.registreer)
hooks.register("register_log_actions", logacties.registreer)
hooks.register("on_serve_page", bewaak_lezen)
hooks.register("construct_wagtail_userbar", zet_in_userbar)
hooks.register("construct_help_menu", bouw_hulpmenu)
hooks.register("construct_homepage_panels", dashboard.zet_werklijst)
hooks.register("insert_global_admin_js", aantallen.script)
hooks.register("before_bulk_action", bulk.weiger_wat_buiten_de_workflow_gaat)
# Refusals come first: what is refused is not recorded as deleted.
hooks.register("before_bulk_action", weiger_verwijderen_van_meer, order=-1)
hooks.register("before_bulk_action", weiger_bezette_adressen)
hooks.register("before_move_page", weiger_bezet_adres)
hooks.register("before_delete_page", weiger_verwijderen, order=-1)
hooks.register("before_delete_page", bulk.onthoud_verwijderen)


@hooks.register("register_admin_viewset", order=10)
def viewset():
    return pagina_viewset


@hooks.register("insert_global_admin_css")
def cms_css():
    bladen = ("handleiding/cms.css", "handleiding/toegankelijk.css")
    return format_html_join(
        "", '<link rel="stylesheet" href="{}">', ((static(blad),) for blad in bladen)
    )


@hooks.register("insert_global_admin_js")
def tagveld():
    return format_html('<script src="{}" defer></script>', static("handleiding/tagveld.js"))


@hooks.register("register_admin_menu_item")
def wacht_op_u():
    return aantallen.WachtOpUMenuItem(
        "Wacht op u", reverse("wacht_op_u"), icon_name="tasks", order=50
    )


@hooks.register("register_help_menu_item")
def zo_werkt_het():
    return MenuItem("Zo werkt het", reverse("zo_werkt_het"), icon_name="help", order=90)


@hooks.register("register_help_menu_item")
def werkwijze():
    return MenuItem("Van concept naar online", reverse("werkwijze"), icon_name="help", order=100)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("beoordelen/<int:page_id>/", BeoordelenView.as_view(), name="beoordelen"),
        path("handeling/<int:page_id>/<slug:actie>/", HandelingView.as_view(), name="handeling"),
        path("geschiedenis/<int:page_id>/", GeschiedenisView.as_view(), name="geschiedenis"),
        path("onderweg/<int:page_id>/", OnderwegView.as_view(), name="onderweg"),
        path("spoed/<int:page_id>/", SpoedVoorbeeldView.as_view(), name="spoed_voorbeeld"),
        path("zo-werkt-het/", ZoWerktHetView.as_view(), name="zo_werkt_het"),
        path("werkwijze/", WerkwijzeView.as_view(), name="werkwijze"),
        path("wacht-op-u/", dashboard.WachtOpUView.as_view(), name="wacht_op_u"),
        path(
            "wacht-op-u/aantallen/", aantallen.AantallenView.as_view(), name="wacht_op_u_aantallen"
        ),
        path("reeks/<int:reeks_id>/", ReeksView.as_view(), name="reeks"),
    ]
