"""Public pages made into one document: headings, addresses within it, and what paper does not need. Pure.

It works on the parsed tree, so that no text is read or written a second time.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urldefrag, urljoin
from xml.etree.ElementTree import Element

# By address of a page: the mark of its part in the document.
Plaatsen = Mapping[str, str]
KOPPEN = {f"h{niveau}": niveau for niveau in range(1, 7)}
DIEPSTE = 6
# Ways about a site, controls of a screen, and what no approved text has but must do nothing if one had.
WEG = frozenset(
    (
        "nav",
        "script",
        "style",
        "link",
        "meta",
        "base",
        "object",
        "embed",
        "iframe",
        "video",
        "audio",
        "template",
    )
)
WEGKLASSEN = frozenset(
    ("collectief-niet-afdrukken", "collectief-merktekens", "utrecht-button-group")
)
WEGATTRIBUTEN = (
    "style",
    "srcset",
    "sizes",
    "rel",
    "tabindex",
    "loading",
    "data",
    "background",
    "action",
)
VERWIJZEND = ("for", "aria-labelledby", "aria-describedby", "headers")


def bewerk(wortel: Element, adres: str, plaatsen: Plaatsen) -> None:
    """Make the parts of a document, each a ``section`` with ``data-niveau``, into one whole.

    A heading is as deep as its part, and never more than one level below the heading before it. Ids of a part
    get its mark. A link to a page in the document leads there, with its page number; any other says its address.
    """
    vorige = None
    for deel in _delen(wortel):
        _schoon(deel)
        merk, eigen = deel.get("id", ""), deel.get("data-adres", adres)
        basis = int(deel.get("data-niveau", "1")) - 1
        vorige = basis if vorige is None else vorige
        element: Any  # of a comment the tag is no text
        for element in list(deel.iter()):
            if not isinstance(element.tag, str):
                continue
            if element.tag in KOPPEN:
                vorige = min(KOPPEN[element.tag] + basis, vorige + 1, DIEPSTE)
                element.tag = f"h{vorige}"
            if element is not deel:
                _merk(element, merk)
            if element.tag == "a" and element.get("href") is not None:
                _leid(element, merk, eigen, plaatsen)


def _delen(wortel: Element) -> Iterator[Element]:
    return (element for element in wortel.iter("section") if element.get("data-niveau"))


def _schoon(deel: Element) -> None:
    """Take out what paper does not need, with the text behind it left in place."""
    for boven in list(deel.iter()):
        for kind in [kind for kind in boven if _mag_weg(kind)]:
            _neem_uit(boven, kind)
        for naam in WEGATTRIBUTEN:
            boven.attrib.pop(naam, None)


def _mag_weg(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return True  # a comment
    return element.tag in WEG or not WEGKLASSEN.isdisjoint(element.get("class", "").split())


def _neem_uit(boven: Element, kind: Element) -> None:
    plek, staart = list(boven).index(kind), kind.tail or ""
    if plek:
        boven[plek - 1].tail = (boven[plek - 1].tail or "") + staart
    else:
        boven.text = (boven.text or "") + staart
    boven.remove(kind)


def _merk(element: Element, merk: str) -> None:
    """Give ids, and what refers to them, the mark of their part: two pages may use one name."""
    if naam := element.get("id"):
        element.set("id", f"{merk}-{naam}")
    for attribuut in VERWIJZEND:
        if namen := element.get(attribuut):
            element.set(attribuut, " ".join(f"{merk}-{naam}" for naam in namen.split()))


def _leid(link: Element, merk: str, eigen: str, plaatsen: Plaatsen) -> None:
    href = link.get("href", "").strip()
    if href.startswith("#"):
        link.set("href", f"#{merk}-{href[1:]}")
        return
    doel, anker = urldefrag(urljoin(eigen, href))
    if doel in plaatsen:
        link.set("href", f"#{plaatsen[doel]}")
        if plaatsen[doel] != merk:
            _zeg(link, "zie-blad", **{"data-h": f"#{plaatsen[doel]}"})
    elif doel.startswith(("http://", "https://")):
        volledig = f"{doel}#{anker}" if anker else doel
        link.set("href", volledig)
        if volledig not in "".join(link.itertext()):
            _zeg(link, "zie-adres").text = f" (zie {volledig})"
    elif not doel.startswith(("mailto:", "tel:")):
        del link.attrib["href"]  # a file, a script: leads nowhere on paper


def _zeg(link: Element, klasse: str, **attributen: str) -> Element:
    """Add a word to what a link says, so that it is told with the link."""
    woord = Element("span", {"class": klasse, **attributen})
    link.append(woord)
    return woord
