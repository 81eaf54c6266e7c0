from wagtail.users.apps import WagtailUsersAppConfig


class GebruikersConfig(WagtailUsersAppConfig):
    """Wagtail's app of accounts, with our screens for one account."""

    user_viewset = "gemeenten.people.gebruikers.GebruikersViewSet"
