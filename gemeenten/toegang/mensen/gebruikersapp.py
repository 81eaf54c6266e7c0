from wagtail.users.apps import WagtailUsersAppConfig


class GebruikersConfig(WagtailUsersAppConfig):
    """Wagtail's app of accounts, with our screens for accounts and for a group."""

    user_viewset = "gemeenten.toegang.mensen.gebruikers.GebruikersViewSet"
    group_viewset = "gemeenten.toegang.mensen.groepen.GroepenViewSet"
