"""What rich text points to: found, and pointed elsewhere. Pure: HTML in, HTML out.

Rich text names what it links to by kind and id: ``<a linktype="page" id="12">``,
``<a linktype="document" id="3">``, ``<embed embedtype="image" id="4" … />``. A web address or a mail
address has no id.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape

ANKER = re.compile(r"(<a\b[^>]*>)(.*?)</a>", re.DOTALL)
EMBED = re.compile(r"<embed\b[^>]*/?>")
MET_DOEL = re.compile(r"<(?:a|embed)\b[^>]*>")
SOORT = re.compile(r"""\b(?:linktype|embedtype)=(["'])(\w+)\1""")
ID = re.compile(r"""(?<![\w-])id=(["'])(\d+)\1""")
HREF = re.compile(r"""<a\b[^>]*?(?<![\w-])href=(?:"([^"]*)"|'([^']*)')""")

# Called with the kind ("page", "document", "image") and the id; returns the new id, None to take
# the link away and keep its text.
Vertaal = Callable[[str, int], int | None]


def doelen(html: str) -> Iterator[tuple[str, int]]:
    """Yield the kind and id of each thing that ``html`` points to, in order."""
    if "linktype" not in html and "embedtype" not in html:
        return
    for tag in MET_DOEL.findall(html):
        soort, nummer = SOORT.search(tag), ID.search(tag)
        if soort and nummer:
            yield soort[2], int(nummer[2])


def adressen(html: str) -> Iterator[str]:
    """Yield each address that somebody typed as the target of a link."""
    for dubbel, enkel in HREF.findall(html):
        yield unescape(dubbel or enkel)


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
