"""Point links in rich text elsewhere. Pure: HTML in, HTML out.

Rich text names what it links to by kind and id: ``<a linktype="page" id="12">``,
``<a linktype="document" id="3">``, ``<embed embedtype="image" id="4" … />``. What has no id (a web
address, a mail address) is none of our business.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

ANKER = re.compile(r"(<a\b[^>]*>)(.*?)</a>", re.DOTALL)
EMBED = re.compile(r"<embed\b[^>]*/?>")
SOORT = re.compile(r"""\b(?:linktype|embedtype)=(["'])(\w+)\1""")
ID = re.compile(r"""(?<![\w-])id=(["'])(\d+)\1""")

# Called with the kind ("page", "document", "image") and the id; returns the new id, None to take
# the link away and keep its text.
Vertaal = Callable[[str, int], int | None]


def _vertaald(tag: str, vertaal: Vertaal) -> str | None:
    """Return ``tag`` with its id translated; None when the target has to go."""
    soort, nummer = SOORT.search(tag), ID.search(tag)
    if not soort or not nummer:
        return tag
    nieuw = vertaal(soort[2], int(nummer[2]))
    if nieuw is None:
        return None
    return ID.sub(lambda m: f"id={m[1]}{nieuw}{m[1]}", tag)


def herschrijf_html(html: str, vertaal: Vertaal) -> str:
    """Return ``html`` with every target translated; a link without a target becomes plain text."""

    def anker(match: re.Match[str]) -> str:
        tag = _vertaald(match[1], vertaal)
        return match[2] if tag is None else f"{tag}{match[2]}</a>"

    def embed(match: re.Match[str]) -> str:
        return _vertaald(match[0], vertaal) or ""

    if "linktype" not in html and "embedtype" not in html:
        return html
    return EMBED.sub(embed, ANKER.sub(anker, html))


def herschrijf(value: Any, kopie_van: Mapping[int, int]) -> Any:
    """Return ``value`` (any JSON) with the page links in its rich text pointing to the copies."""

    def vertaal(soort: str, nummer: int) -> int:
        return kopie_van.get(nummer, nummer) if soort == "page" else nummer

    if isinstance(value, str):
        return herschrijf_html(value, vertaal)
    if isinstance(value, list):
        return [herschrijf(item, kopie_van) for item in value]
    if isinstance(value, dict):
        return {naam: herschrijf(deel, kopie_van) for naam, deel in value.items()}
    return value
