"""What the health page says, as figures that Prometheus reads: its text format, version 0.0.4. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

SOORT = "text/plain; version=0.0.4; charset=utf-8"
RIJEN = {
    "wacht": ("wachtrij_wacht", "Background work that waits for a worker."),
    "oudste_seconden": ("wachtrij_oudste_seconden", "How long the oldest of it has waited."),
    "bezig": ("wachtrij_bezig", "Background work that is being done."),
    "werkers": ("werkers", "Workers that say that they live."),
}
AANTALLEN = {
    "opgegeven": "Background work that was given up.",
    "wacht_op_nieuwe_poging": "Background work that failed and is tried again.",
    "berichten_niet_verstuurd": "Messages to people that no mail holds yet.",
    "zonder_keurder": "Texts under review that nobody can approve.",
    "te_laat": "Pages that should have come online, or gone offline, by now.",
}
OUDERDOM = {
    "backup_seconden": "How long ago the moment is that the newest backup is of.",
    "terugzetproef_seconden": "How long ago a backup was put back as a test, and was the same.",
}
PERIODIEK = ("periodiek_seconden_geleden", "How long ago a piece of planned work was last done.")


def als_cijfers(gezegd: Mapping[str, Any]) -> str:
    """Return the figures in what ``meet`` said. What is unknown is left out, never a zero."""
    regels: list[str] = []
    for veld, (naam, uitleg) in RIJEN.items():
        per_rij = {rij: stand[veld] for rij, stand in gezegd["wachtrij"].items()}
        regels += _reeks(naam, uitleg, "rij", per_rij)
    for naam, uitleg in AANTALLEN.items():
        regels += _kop(naam, uitleg)
        regels.append(f"handleiding_{naam} {gezegd[naam]}")
    for naam, uitleg in OUDERDOM.items():
        if gezegd[naam] is not None:
            regels += [*_kop(naam, uitleg), f"handleiding_{naam} {gezegd[naam]}"]
    regels += _reeks(*PERIODIEK, "klus", gezegd["periodiek"])
    return "\n".join(regels) + "\n"


def _reeks(naam: str, uitleg: str, label: str, waarden: Mapping[str, int | None]) -> Iterator[str]:
    yield from _kop(naam, uitleg)
    for van, waarde in waarden.items():
        if waarde is not None:
            yield f'handleiding_{naam}{{{label}="{_veilig(van)}"}} {waarde}'


def _kop(naam: str, uitleg: str) -> list[str]:
    return [f"# HELP handleiding_{naam} {uitleg}", f"# TYPE handleiding_{naam} gauge"]


def _veilig(tekst: str) -> str:
    return tekst.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
