"""Whoever takes one place of what was brought elsewhere has it twice, or nowhere, and is told."""

from typing import Any

import pytest

from gemeenten.merge import half_genomen

TIJD = "Neem ruim de tijd voor elk gezin"
ZORG = "bespreek daarna de zorgen met de ouders"
ANDERS = "bespreek daarna rustig de zorgen met beide ouders"
NIEUW = "Vraag ook wat er thuis goed gaat."


def doel(*teksten: str) -> dict[str, Any]:
    return {"doel": "".join(f"<p>{tekst}</p>" for tekst in teksten)}


SAMEN = doel(f"{TIJD} en {ZORG}.")
GEKNIPT = doel(f"{TIJD}.", f"B{ZORG[1:]}.")
TWEE_KEER = doel(f"{TIJD} en {ZORG}.", f"B{ZORG[1:]}.")
ALLEEN_TIJD = doel(f"{TIJD}.")
GEVALLEN = {
    "only what was put elsewhere": (SAMEN, SAMEN, TWEE_KEER, GEKNIPT, [True]),
    "only what was taken out": (SAMEN, SAMEN, ALLEEN_TIJD, GEKNIPT, [False]),
    "all of it": (SAMEN, SAMEN, GEKNIPT, GEKNIPT, []),
    "nothing": (SAMEN, SAMEN, SAMEN, GEKNIPT, []),
    "the other half was taken before": (SAMEN, ALLEEN_TIJD, GEKNIPT, GEKNIPT, []),
    "in other words": (
        SAMEN,
        doel(f"{TIJD} en {ANDERS}."),
        doel(f"{TIJD} en {ANDERS}.", f"B{ZORG[1:]}."),
        GEKNIPT,
        [True],
    ),
    "two paragraphs became one, and stay": (GEKNIPT, GEKNIPT, TWEE_KEER, SAMEN, [True]),
    "an addition": (
        SAMEN,
        SAMEN,
        doel(f"{TIJD} en {ZORG}.", NIEUW),
        doel(f"{TIJD} en {ZORG}.", NIEUW),
        [],
    ),
    "an addition beside a split": (
        SAMEN,
        SAMEN,
        doel(f"{TIJD} en {ZORG}.", NIEUW),
        doel(f"{TIJD}.", f"B{ZORG[1:]}.", NIEUW),
        [],
    ),
}


@pytest.mark.parametrize("geval", GEVALLEN.values(), ids=GEVALLEN)
def test_a_half_is_named(geval: Any) -> None:
    basis, nu, daarna, geheel, dubbel = geval
    botsingen = half_genomen(basis, nu, daarna, geheel)
    assert [botsing.dubbel for botsing in botsingen] == dubbel
    assert all("zorgen" in botsing.zin for botsing in botsingen)
