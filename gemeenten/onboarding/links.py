"""Point links in copied content to the copy. Pure: JSON in, JSON out.

A page is linked in rich text as ``<a linktype="page" id="12">``. A link to a page that was not
copied (the core's own pages, another site) stays as it is.
"""

import re
from collections.abc import Mapping
from typing import Any

ANKER = re.compile(r"<a\b[^>]*>")
PAGINA = re.compile(r"""\blinktype=(["'])page\1""")
ID = re.compile(r"""(?<![\w-])id=(["'])(\d+)\1""")


def herschrijf_html(html: str, kopie_van: Mapping[int, int]) -> str:
    """Return ``html`` with every link to a copied page pointing to its copy."""

    def anker(match: re.Match[str]) -> str:
        tag = match[0]
        if not PAGINA.search(tag):
            return tag
        return ID.sub(lambda m: f"id={m[1]}{kopie_van.get(int(m[2]), int(m[2]))}{m[1]}", tag)

    return ANKER.sub(anker, html)


def herschrijf(value: Any, kopie_van: Mapping[int, int]) -> Any:
    """Return ``value`` (any JSON) with the rich text inside it rewritten."""
    if isinstance(value, str):
        return herschrijf_html(value, kopie_van) if "linktype" in value else value
    if isinstance(value, list):
        return [herschrijf(item, kopie_van) for item in value]
    if isinstance(value, dict):
        return {naam: herschrijf(deel, kopie_van) for naam, deel in value.items()}
    return value
