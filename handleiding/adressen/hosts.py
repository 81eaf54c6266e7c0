"""Which host is asked: the main one, or one that belongs to part of the site, such as an edition.

The main host answers at ``BASIS_URL``, and under every name that no ``Site`` of its own has: an address that is not
known is Wagtail's default site. A host of its own begins further down the tree than another host does. People log in
on the main host only: a session, a security key and a link in a mail are good on one host.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Site

from .tabel import MAIN_HOST, alle


def op_hoofdhost(pad: str) -> str:
    """Return the full address of ``pad`` on the main host. The one place that mail and links take it from."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{pad}"


def hoofdhost() -> str:
    """Return the name of the main host as people write it, with its port where it has one."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc


def is_op_zijn_adres() -> bool:
    """Return whether Wagtail's default site has the host name of the main host: pages say that they are there."""
    hostnaam = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    return Site.objects.filter(is_default_site=True, hostname=hostnaam).exists()


def eigen_wortel(request: HttpRequest) -> str:
    """Return the ``url_path`` of the page at which the host of ``request`` begins, where that host is its own.

    Empty on the main host. Costs no query where no host is its own, or where the main host is asked by its name.
    """
    _, eigen = _wortels(request)
    if not eigen or request.get_host() == hoofdhost():
        return ""
    site = Site.find_for_request(request)
    wortel = site.root_page.url_path if site else ""
    return wortel if wortel in eigen else ""


def pad_op_hoofdhost(request: HttpRequest) -> str:
    """Return the path, with its question, at which the main host has what ``request`` asks for."""
    hoofd, _ = _wortels(request)
    return f"/{eigen_wortel(request).removeprefix(hoofd)}{request.get_full_path()[1:]}"


def pagina_op_hoofdhost(request: HttpRequest, url_path: str) -> str:
    """Return the path at which the main host has the page with this ``url_path``, whatever host is its own."""
    return f"/{url_path.removeprefix(_wortels(request)[0])}"


def adres_op_eigen_host(request: HttpRequest) -> str:
    """Return the full address of what ``request`` asks of the main host and a host of its own has, or nothing."""
    hoofd, eigen = _wortels(request)
    gevraagd = hoofd + request.path_info[1:]
    wortel = max(filter(gevraagd.startswith, eigen), key=len, default="")
    if not wortel or eigen_wortel(request) or urlsplit(eigen[wortel]).netloc == request.get_host():
        return ""
    return f"{eigen[wortel]}/{request.get_full_path()[len(wortel) - len(hoofd) + 1 :]}"


def hoort_op_hoofdhost(pad: str) -> bool:
    """Return whether an address of the table that lives on the main host only begins ``pad``."""
    kop = pad[1:].partition("/")[0]
    return bool(kop) and any(adres.kop == kop for adres in alle() if MAIN_HOST in adres.niveaus)


def _wortels(request: HttpRequest) -> tuple[str, dict[str, str]]:
    """Return where the main host begins, and each host of its own with its address, asked once a request.

    Of two hosts that begin at one page, Wagtail's first counts: its pages say that they are there.
    """
    if not hasattr(request, "_wortels_van_hosts"):
        paden = Site.get_site_root_paths()
        hoofd = min((site.root_path for site in paden), key=len, default="/")
        eigen = {
            site.root_path: site.root_url
            for site in reversed(paden)
            if site.root_path != hoofd and site.root_path.startswith(hoofd)
        }
        request._wortels_van_hosts = (hoofd, eigen)  # type: ignore[attr-defined]
    return request._wortels_van_hosts  # type: ignore[attr-defined]
