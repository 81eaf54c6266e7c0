from wagtail.users.apps import WagtailUsersAppConfig


class GebruikersConfig(WagtailUsersAppConfig):
    """Wagtail's app of accounts, with our screens for accounts and for a group."""

    user_viewset = "gemeenten.people.gebruikers.GebruikersViewSet"
    group_viewset = "gemeenten.people.groepen.GroepenViewSet"
