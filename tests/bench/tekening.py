"""A picture of how figures grow: an SVG with a line for each, for who would rather look than read."""

import math
from dataclasses import dataclass
from html import escape

BREED, HOOG, LINKS, RECHTS, BOVEN, ONDER = 900, 520, 60, 230, 50, 50
KLEUREN = ("#1f4e79", "#b3541e", "#2e6b3e", "#7a2e7a", "#8a6d00", "#00666b", "#a02c2c", "#444444")
STREEP = ("", "6 3", "2 3")


@dataclass(frozen=True)
class Lijn:
    """``punten`` are pairs of a number of editions and a figure."""

    naam: str
    punten: list[tuple[int, float]]


def teken(lijnen: list[Lijn], *, titel: str, eenheid: str) -> str:
    """Return an SVG with both axes by powers of ten; its description says the last figure of each line."""
    x_en = [x for lijn in lijnen for x, _ in lijn.punten]
    y_en = [y for lijn in lijnen for _, y in lijn.punten]
    onder, boven = 10 ** math.floor(math.log10(min(y_en))), 10 ** math.ceil(math.log10(max(y_en)))

    def x(waarde: float) -> float:
        begin, einde = math.log10(min(x_en)), math.log10(max(x_en))
        return LINKS + (math.log10(waarde) - begin) / ((einde - begin) or 1) * (
            BREED - LINKS - RECHTS
        )

    def y(waarde: float) -> float:
        deel = (math.log10(waarde) - math.log10(onder)) / (math.log10(boven) - math.log10(onder))
        return HOOG - ONDER - deel * (HOOG - BOVEN - ONDER)

    zegt = "; ".join(f"{lijn.naam} {lijn.punten[-1][1]:.2f} {eenheid}" for lijn in lijnen)
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREED} {HOOG}" role="img" aria-labelledby="t d">',
        "<style>text { font: 13px sans-serif }</style>",
        f'<title id="t">{escape(titel)}</title>',
        f'<desc id="d">With {max(x_en)}: {escape(zegt)}.</desc>',
        f'<rect width="{BREED}" height="{HOOG}" fill="#fff"/>',
        f'<text x="{LINKS}" y="24">{escape(titel)}</text>',
    ]
    macht = onder
    while macht <= boven:
        delen.append(
            f'<path d="M{LINKS} {y(macht):.1f}H{BREED - RECHTS}" stroke="#ccc"/>'
            f'<text x="{LINKS - 8}" y="{y(macht) + 4:.1f}" text-anchor="end">{macht:g}</text>'
        )
        macht *= 10
    delen.append(
        f'<text x="{LINKS - 8}" y="{BOVEN - 8}" text-anchor="end">{escape(eenheid)}</text>'
    )
    delen += [
        f'<text x="{x(waarde):.1f}" y="{HOOG - ONDER + 20}" text-anchor="middle">{waarde}</text>'
        for waarde in sorted(set(x_en))
    ]
    namen = _uit_elkaar([(y(lijn.punten[-1][1]), lijn) for lijn in lijnen])
    for nummer, (plek, lijn) in enumerate(namen):
        kleur, streep = KLEUREN[nummer % len(KLEUREN)], STREEP[nummer // len(KLEUREN) % len(STREEP)]
        pad = "L".join(f"{x(a):.1f} {y(b):.1f}" for a, b in lijn.punten)
        delen.append(
            f'<path d="M{pad}" fill="none" stroke="{kleur}" stroke-width="2" stroke-dasharray="{streep}"/>'
            f'<text x="{BREED - RECHTS + 8}" y="{plek + 4:.1f}" fill="{kleur}">{escape(lijn.naam)} '
            f"{lijn.punten[-1][1]:.2f}</text>"
        )
    return "\n".join([*delen, "</svg>\n"])


def _uit_elkaar(namen: list[tuple[float, Lijn]], ruimte: float = 16) -> list[tuple[float, Lijn]]:
    """Return names from the top down, none over another."""
    uit: list[tuple[float, Lijn]] = []
    for plek, lijn in sorted(namen, key=lambda naam: naam[0]):
        uit.append((max(plek, uit[-1][0] + ruimte) if uit else plek, lijn))
    return uit
