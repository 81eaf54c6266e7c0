"""Finding and replacing a name in anything a database holds. Pure.

A name may stand in plain text, escaped in HTML, and in JSON that stands as text inside JSON.
"""

import html
import json
import re
from collections.abc import Sequence
from typing import Any

VERWIJDERD = "[verwijderd]"
LEEG: dict[str, Any] = {"naam": "", "email": "", "telefoon": "", "toestemming": False}
GEWIST = LEEG | {"toestemming_op": None, "gecontroleerd_op": None}


def patroon(zoektermen: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of these texts, whatever the case, the spaces or the HTML escapes."""
    vormen: list[str] = []
    for term in zoektermen:
        delen = term.split()
        for vorm in {
            " ".join(delen),
            html.escape(" ".join(delen)),
            html.escape(" ".join(delen), quote=False).replace("'", "&#39;"),
        }:
            vormen.append(r"(?:\s|&nbsp;|\u00a0)+".join(re.escape(deel) for deel in vorm.split()))
    vormen.sort(key=len, reverse=True)
    return re.compile("|".join(vormen), re.IGNORECASE)


def zoek(waarde: Any, naam: re.Pattern[str]) -> bool:
    """Tell whether the name stands anywhere in ``waarde``."""
    return bool(vervang(waarde, naam) != waarde)


def vervang(waarde: Any, naam: re.Pattern[str]) -> Any:
    """Return ``waarde`` without the name; a person's own row loses all that points to the person."""
    if isinstance(waarde, str):
        return _vervang_tekst(waarde, naam)
    if isinstance(waarde, list):
        return [vervang(deel, naam) for deel in waarde]
    if isinstance(waarde, dict):
        if is_persoon(waarde, naam):
            waarde = waarde | {veld: leeg for veld, leeg in GEWIST.items() if veld in waarde}
        return {vervang(sleutel, naam): vervang(deel, naam) for sleutel, deel in waarde.items()}
    return waarde


def is_persoon(rij: dict[Any, Any], naam: re.Pattern[str]) -> bool:
    """Tell whether a row is that of the person: its name or its mail address is what was sought."""
    return "functie" in rij and any(
        isinstance(rij.get(veld), str) and naam.search(rij[veld]) for veld in ("naam", "email")
    )


def _vervang_tekst(tekst: str, naam: re.Pattern[str]) -> str:
    if tekst[:1] in {"[", "{"}:
        try:
            inhoud = json.loads(tekst)
        except ValueError:
            pass
        else:
            nieuw = vervang(inhoud, naam)
            return tekst if nieuw == inhoud else json.dumps(nieuw)
    return naam.sub(VERWIJDERD, tekst)
