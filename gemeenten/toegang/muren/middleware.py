"""The wall: no screen of the CMS is reached with an object of somebody else's."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.auth import permission_denied

from .indeling import INDELING
from .kijker import kijkt
from .regels import beheer

# Wagtail's own answers to addresses that do not exist; they have no name.
BESTAAT_NIET = ("^.*/$", "^.*$", "test404/")


class MuurMiddleware:
    """Ask, before any view of the CMS runs, whether this person may come here with this object.

    Views below ask again what the person may do. This is the place where a forgotten question, ours or
    Wagtail's, does not matter.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.admin_root = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(self.admin_root):
            return self.get_response(request)
        with kijkt(request.user):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith(self.admin_root) or self._buiten_de_muur(request.user):
            return None
        match = request.resolver_match
        if match.route.removeprefix(self.admin_root.lstrip("/")) in BESTAAT_NIET:
            return None
        toets = INDELING.get(match.view_name, beheer)
        return None if toets(request, kwargs) else permission_denied(request)

    @staticmethod
    def _buiten_de_muur(user: Any) -> bool:
        """Superusers come everywhere; who may not enter the CMS at all is turned away by Wagtail."""
        return user.is_superuser or not user.has_perm("wagtailadmin.access_admin")
