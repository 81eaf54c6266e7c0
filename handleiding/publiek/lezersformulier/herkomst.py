"""Whether a form was sent from a page of ours, by what browsers say themselves.

Source: Fetch Metadata Request Headers (W3C) for ``Sec-Fetch-Site``; browsers from before 2023 send ``Origin`` only.
"""

from django.http import HttpRequest


def van_eigen_site(request: HttpRequest) -> bool:
    """Return whether the browser says that this came from the same host. Saying nothing is no yes."""
    plek = request.headers.get("Sec-Fetch-Site")
    if plek is not None:
        return plek == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
