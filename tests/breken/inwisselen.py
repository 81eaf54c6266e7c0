"""Broken code in the place of sound code in a running program: no import, no new process.

Each function of the file that lives, also inside a decorator or a registry, gets the code of its counterpart. What
runs on import (a class, a decorator, a default) did so already: then it cannot be done here.
"""

import ast
import functools
import gc
import inspect
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

Codes = dict[str, list[CodeType]]


def wissel_in(bestand: Path, heel: str, kapot: str) -> bool:
    """Put the code of ``kapot`` in the functions of ``bestand``; say whether all of it is now in force."""
    oud, zelf, nieuw = (_codes(b, bestand) for b in (heel, ast.unparse(ast.parse(heel)), kapot))
    anders = [
        naam
        for naam in zelf
        if [_inhoud(c) for c in zelf[naam]] != [_inhoud(c) for c in nieuw.get(naam, [])]
    ]
    if any(not _is_functie(code) for naam in anders for code in oud[naam]):
        return False
    paren = [
        (functie, oud[functie.__code__.co_qualname].index(functie.__code__))
        for functie in levende(bestand)
        if functie.__code__ in oud.get(functie.__code__.co_qualname, [])
    ]
    if not all(_past(functie, oud, nieuw) for functie, _ in paren):
        return False
    for functie, plaats in paren:
        functie.__code__ = nieuw[functie.__code__.co_qualname][plaats]
    return True


def vergeet(boom: Path) -> None:
    """Empty what the functions of a tree remember: they answered when nothing was broken."""
    for ding in gc.get_objects():
        if (
            type(ding) is functools._lru_cache_wrapper
        ):  # no isinstance: some things are made when asked what they are
            code = getattr(ding.__wrapped__, "__code__", None)
            if code and Path(code.co_filename).is_relative_to(boom):
                ding.cache_clear()


def levende(bestand: Path) -> list[FunctionType]:
    dingen = (ding for ding in gc.get_objects() if type(ding) is FunctionType)
    return [functie for functie in dingen if functie.__code__.co_filename == str(bestand)]


def _codes(bron: str, bestand: Path) -> Codes:
    gevonden = defaultdict(list)
    for code in _alle(compile(bron, str(bestand), "exec", dont_inherit=True)):
        gevonden[code.co_qualname].append(code)
    return gevonden


def _alle(code: CodeType) -> Iterator[CodeType]:
    yield code
    for deel in code.co_consts:
        if isinstance(deel, CodeType):
            yield from _alle(deel)


def _is_functie(code: CodeType) -> bool:
    return bool(code.co_flags & inspect.CO_OPTIMIZED)


def _inhoud(code: CodeType) -> tuple:
    """Return what the code does, without the functions inside: those are compared by themselves."""
    vast = [None if isinstance(deel, CodeType) else repr(deel) for deel in code.co_consts]
    return code.co_code, code.co_names, code.co_varnames, code.co_freevars, vast


def _past(functie: FunctionType, oud: Codes, nieuw: Codes) -> bool:
    """Say whether a living function has one counterpart, that asks as much of what is around it."""
    naam = functie.__code__.co_qualname
    if len(oud[naam]) != len(nieuw.get(naam, [])):
        return False
    plaats = oud[naam].index(functie.__code__)
    return nieuw[naam][plaats].co_freevars == functie.__code__.co_freevars
