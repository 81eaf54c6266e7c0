"""Security headers that Django does not set itself."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers, patch_cache_control

COMMON = "base-uri 'self'; form-action 'self'; object-src 'none'; img-src 'self' data: blob:"
PUBLIC = f"default-src 'self'; frame-ancestors 'self'; {COMMON}"
# Wagtail's editor needs inline script and style (its own limit, not ours).
ADMIN = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    f"frame-ancestors 'self'; {COMMON}"
)


class ContentSecurityPolicyMiddleware:
    """Give each response a Content-Security-Policy: strict in public, looser in the CMS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.admin_root = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = ADMIN if request.path.startswith(self.admin_root) else PUBLIC
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        return response


class NietBewarenMiddleware:
    """Say what caches may keep of a page that does not say so itself.

    Nothing of the log-in, in the browser neither: some of its screens hold secrets. And nothing that was made for
    somebody with a session, in a cache that others read from.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.roots = ("/account/", reverse("wagtailadmin_login"))

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        response = self.get_response(request)
        if request.path_info.startswith(self.roots):
            add_never_cache_headers(response)
        elif response.status_code == 404 and not response.has_header("Cache-Control"):
            add_never_cache_headers(
                response
            )  # a cache that keeps it would hide what is published next
        elif request.has_session and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True)
        return response
