"""Joining two lines of one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

LAATSTE = re.compile(r"([^\W\d_]+)-$")
EERSTE = re.compile(r"^([^\W\d_]+)")
# "zorg- en hulpverlening": the hyphen stands for a word that follows later.
SAMENTREKKING = re.compile(r"^(?:en|of|als|tot|noch)\b")


def plak(delen: Sequence[str], woorden: frozenset[str]) -> str:
    """One text from the lines of one block."""
    tekst = ""
    for deel in delen:
        tekst = _plak_twee(tekst, deel, woorden) if tekst else deel
    return tekst


def _plak_twee(tekst: str, deel: str, woorden: frozenset[str]) -> str:
    if tekst.endswith("\u00ad"):
        return tekst.rstrip("\u00ad") + deel
    if tekst.endswith("/") and deel[0].isalnum():
        return tekst + deel
    if tekst.endswith(" -") or not tekst.endswith("-") or SAMENTREKKING.match(deel):
        return f"{tekst} {deel}"
    if "://" in tekst.rsplit(" ", 1)[-1]:
        return tekst + deel
    return (tekst if _houdt_streepje(tekst, deel, woorden) else tekst[:-1]) + deel


def _houdt_streepje(tekst: str, deel: str, woorden: frozenset[str]) -> bool:
    """Whether the hyphen is part of the word, judged by how the text spells it elsewhere."""
    voor, na = LAATSTE.search(tekst), EERSTE.match(deel)
    if not voor or not na or na[1][0].isupper():
        return True
    links, rechts = voor[1].lower(), na[1].lower()
    if f"{links}-{rechts}" in woorden:
        return True
    if links + rechts in woorden:
        return False
    return links in woorden and rechts in woorden
