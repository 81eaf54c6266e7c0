"""Markup, links and kinds of paragraphs by their Dutch names. Pure."""

import re
from collections.abc import Callable, Sequence

from .rijk import Merk

# Names what a link or picture leads to.
Noem = Callable[[Merk], str]

MERKEN = {
    "b": "vet",
    "i": "cursief",
    "u": "onderstreept",
    "s": "doorgestreept",
    "del": "doorgestreept",
    "strike": "doorgestreept",
    "sub": "laag",
    "sup": "hoog",
    "code": "code",
    "mark": "gemarkeerd",
    "br": "nieuwe regel",
    "celgrens": "volgende cel",
    "kolom": "kolom",
}
FRIES: Merk = ("span", (("lang", "fy"),))
SOORTEN = {
    "p": "alinea",
    "blockquote": "citaat",
    "hr": "scheidingslijn",
    "ul": "lijst",
    "ol": "genummerde lijst",
    "embed": "ingevoegd beeld",
    "td": "cel",
    "th": "kopcel",
    "dt": "begrip",
    "dd": "uitleg bij begrip",
    "pre": "letterlijke tekst",
    "caption": "bijschrift",
    "tr": "rij",
    "figcaption": "bijschrift",
}
NIEUW = {
    "ul": "een nieuwe lijst",
    "ol": "een nieuwe genummerde lijst",
    "li": "een nieuw punt",
    "blockquote": "een nieuw citaat",
}


def noem_kaal(merk: Merk) -> str:
    """Name what a link leads to by what is stored."""
    attrs = dict(merk[1])
    if "linktype" in attrs:
        soort = {"page": "pagina", "document": "document"}.get(attrs["linktype"], attrs["linktype"])
        return f"{soort} {attrs.get('id', '')}".strip()
    if merk[0] == "embed":
        return f"{attrs.get('embedtype', '')} {attrs.get('id') or attrs.get('url', '')}".strip()
    return noem_adres(attrs.get("href", ""))


def noem_adres(adres: str) -> str:
    """Name an address by what a click on it does."""
    soort, _, rest = adres.partition(":")
    if soort.lower() == "mailto":
        return f"e-mailadres {rest}"
    if soort.lower() == "tel":
        return f"telefoonnummer {rest}"
    return f"de plek ‘{adres[1:]}’ op deze pagina" if adres.startswith("#") else adres


def merkwoorden(merk: Merk, noem: Noem) -> str:
    tag, attrs = merk
    if tag == "a":
        extra = tuple((n, w) for n, w in attrs if n not in {"href", "id", "linktype"})
        return f"link naar {noem(merk) or 'niets'}{_attributen(extra)}"
    if merk == FRIES:
        return "in het Fries"
    if tag == "embed":
        extra = tuple((n, w) for n, w in attrs if n not in {"id", "embedtype", "url"})
        return f"beeld: {noem(merk)}{_attributen(extra)}"
    if tag == "!--":
        return f"verborgen opmerking: {dict(attrs).get('tekst', '')}"
    return f"{MERKEN.get(tag, f'opmaak ‘{tag}’')}{_attributen(attrs)}"


def _attributen(attrs: Sequence[tuple[str, str]]) -> str:
    return f" ({', '.join(f'{naam}: {waarde}' for naam, waarde in attrs)})" if attrs else ""


def soortwoorden(soort: tuple[Merk, ...]) -> str:
    """Name what a paragraph is: “kop 2”, “punt, niveau 2”."""
    if not soort:
        return "alinea"
    tag, attrs = soort[-1]
    lijsten = [merk[0] for merk in soort if merk[0] in {"ul", "ol"}]
    if tag == "li" and lijsten:
        naam = "genummerd punt" if lijsten[-1] == "ol" else "punt"
        naam += f", niveau {len(lijsten)}" if len(lijsten) > 1 else ""
    elif re.fullmatch("h[1-6]", tag):
        naam = f"kop {tag[1]}"
    else:
        naam = SOORTEN.get(tag, tag)
    buiten = [SOORTEN[merk[0]] for merk in soort[:-1] if merk[0] in {"blockquote", "td", "th"}]
    anders = [_attributen(merk[1]) for merk in soort[:-1] if merk[1]]
    return ", ".join([f"{naam}{_attributen(attrs)}", *(f"in {b}" for b in buiten)]) + "".join(
        anders
    )


def beginwoorden(soort: tuple[Merk, ...], gedeeld: int) -> str:
    """Say what begins at a paragraph where it could have gone on, or goes on (see ``begin``); mostly nothing."""
    if gedeeld < 0:
        return ""
    if gedeeld >= len(soort):
        return "hoort bij wat erboven staat"
    tag = soort[gedeeld][0]
    niveau = [merk[0] for merk in soort[: gedeeld + 1]].count(tag)
    return f"hier begint {NIEUW.get(tag, 'een nieuw deel')}{f', niveau {niveau}' if niveau > 1 else ''}"
