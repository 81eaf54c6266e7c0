"""The state machine drawn from the table of rules: as SVG, as mermaid and as rows of text. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from .rules import TABEL, Overgang, Rol, Toestand

BREED, HOOG = 200, 44
PLEK = {
    Toestand.CONCEPT: (110, 40),
    Toestand.TER_BEOORDELING: (110, 160),
    Toestand.TERUGGESTUURD: (150, 380),
    Toestand.INGEPLAND: (470, 480),
    Toestand.GEPUBLICEERD_MET_CONCEPT: (550, 50),
    Toestand.GEPUBLICEERD: (510, 310),
    Toestand.INTERN: (790, 270),
    Toestand.OFFLINE: (790, 100),
    Toestand.VERLOPEN: (420, 160),
}
BOCHT = 0.16


@dataclass(frozen=True)
class Lijn:
    """One arrow: the number of its row in the table, from where, to where."""

    nummer: int
    van: Toestand
    naar: Toestand


def uit_elke_toestand(overgang: Overgang) -> bool:
    return overgang.van == frozenset(Toestand)


def lijnen() -> Iterator[Lijn]:
    """Yield the arrows of the table. What is possible in every state is told, not drawn."""
    for nummer, overgang in enumerate(TABEL, 1):
        if uit_elke_toestand(overgang):
            continue
        for van in Toestand:
            doelen = overgang.doelen(van) if van in overgang.van else ()
            yield from (Lijn(nummer, van, naar) for naar in doelen if naar != van)


def rijen() -> list[dict[str, str]]:
    """Return the table in words, one row for each action: the text alternative of the drawing."""
    return [
        {
            "nummer": str(nummer),
            "actie": str(overgang.actie.label),
            "van": _van(overgang),
            "naar": _naar(overgang),
            "wie": ", ".join(str(rol.label) for rol in Rol if rol in overgang.rollen),
            "eist": _eist(overgang),
        }
        for nummer, overgang in enumerate(TABEL, 1)
    ]


def _van(overgang: Overgang) -> str:
    if uit_elke_toestand(overgang):
        return "elke toestand"
    return ", ".join(str(toestand.label) for toestand in Toestand if toestand in overgang.van)


def _naar(overgang: Overgang) -> str:
    delen = [" of ".join(str(toestand.label) for toestand in overgang.naar) or "zoals het was"]
    delen += [f"{naar.label} (uit {van.label})" for van, naar in overgang.anders]
    return "; ".join(delen)


def _eist(overgang: Overgang) -> str:
    eisen = []
    if overgang.reden_verplicht:
        eisen.append("een reden")
    if overgang.vier_ogen:
        eisen.append("vier ogen")
    if overgang.alleen_na_spoed:
        eisen.append("alleen na een spoedpublicatie")
    return ", ".join(eisen)


def mermaid() -> str:
    """Return the drawing as a mermaid state diagram."""
    regels = ["stateDiagram-v2"]
    regels += [f'    state "{toestand.label}" as {toestand.value}' for toestand in Toestand]
    for lijn in lijnen():
        actie = TABEL[lijn.nummer - 1].actie.label
        regels.append(f"    {lijn.van.value} --> {lijn.naar.value}: {actie}")
    return "\n".join(regels)


def markdown() -> str:
    """Return the drawing and the table in words, as they stand in the README."""
    koppen = ("actie", "van", "naar", "wie", "eist")
    tabel = [f"| {' | '.join(koppen)} |", f"|{' --- |' * len(koppen)}"]
    tabel += [f"| {' | '.join(rij[kop] for kop in koppen)} |" for rij in rijen()]
    return f"```mermaid\n{mermaid()}\n```\n\n" + "\n".join(tabel)


def svg() -> str:
    """Return the drawing as SVG; its numbers are those of ``rijen``."""
    delen = [
        '<svg class="toestandendiagram" viewBox="0 0 900 520" role="img" aria-labelledby="td-titel td-tekst">',
        '<title id="td-titel">De toestanden van een pagina</title>',
        f'<desc id="td-tekst">{_beschrijving()}</desc>',
        (
            '<defs><marker id="pijl" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" '
            'markerHeight="8" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z"/></marker></defs>'
        ),
        *(_pijl(lijn) for lijn in lijnen()),
        *(_vak(toestand) for toestand in Toestand),
        *(_nummer(lijn) for lijn in lijnen()),
        "</svg>",
    ]
    return "".join(delen)


def _beschrijving() -> str:
    zinnen = (f"{rij['actie']}: van {rij['van']} naar {rij['naar']}" for rij in rijen())
    return ". ".join(zinnen) + "."


def _vak(toestand: Toestand) -> str:
    x, y = PLEK[toestand]
    return (
        f'<rect class="toestand-vak" x="{x - BREED / 2}" y="{y - HOOG / 2}" width="{BREED}" '
        f'height="{HOOG}" rx="8"/>'
        f'<text x="{x}" y="{y + 5}" text-anchor="middle">{toestand.label}</text>'
    )


def _boog(lijn: Lijn) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    """Where the curve of an arrow begins, bends and ends: from edge to edge of the two boxes."""
    (x1, y1), (x2, y2) = _rand(lijn.van, lijn.naar), _rand(lijn.naar, lijn.van)
    bocht = (x1 + x2) / 2 - (y2 - y1) * BOCHT, (y1 + y2) / 2 + (x2 - x1) * BOCHT
    return (x1, y1), bocht, (x2, y2)


def _pijl(lijn: Lijn) -> str:
    (x1, y1), (mx, my), (x2, y2) = _boog(lijn)
    return (
        f'<path class="overgang" marker-end="url(#pijl)" data-van="{lijn.van.value}" '
        f'data-naar="{lijn.naar.value}" d="M{x1:.0f} {y1:.0f}Q{mx:.0f} {my:.0f} {x2:.0f} {y2:.0f}"/>'
    )


def _nummer(lijn: Lijn) -> str:
    """The number of the action, on the middle of its arrow; drawn last, so that no box hides it."""
    (x1, y1), (mx, my), (x2, y2) = _boog(lijn)
    x, y = (x1 + 2 * mx + x2) / 4, (y1 + 2 * my + y2) / 4
    return (
        f'<circle class="nummer" cx="{x:.0f}" cy="{y:.0f}" r="10"/>'
        f'<text class="nummer-tekst" x="{x:.0f}" y="{y:.0f}">{lijn.nummer}</text>'
    )


def _rand(van: Toestand, naar: Toestand) -> tuple[float, float]:
    """Where a straight line between the two boxes leaves the first."""
    (x, y), (nx, ny) = PLEK[van], PLEK[naar]
    dx, dy = nx - x, ny - y
    schaal = min(
        BREED / 2 / abs(dx) if dx else float("inf"), HOOG / 2 / abs(dy) if dy else float("inf")
    )
    return x + dx * schaal, y + dy * schaal
