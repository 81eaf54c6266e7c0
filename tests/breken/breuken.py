"""Small breakages of a guard: a condition turned or halved, a raise, guard, log entry, lock or transaction dropped.

Pure: source in, broken source out. Each breakage is known by where it is and what it says, not by a line
number, so that the list of harmless ones outlives other changes.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

BEWAKING = re.compile(r"_*(bewaak|weiger|controleer|noteer|log|full_clean|check)(_|$)")
SLOT = re.compile(r"_*(atomic|op_beurt|boom_op_beurt|een_tegelijk|om_de_beurt)$")
RIJSLOT = "select_for_update"
ZEEF = {"filter", "exclude"}
# Stands where a lock or transaction stood: it keeps nobody out, and answers as if it were the first.
OPEN = "__import__('contextlib').nullcontext(True)"
SLOTSOORTEN = frozenset({"row lock dropped", "lock or transaction dropped"})
HALF = {ast.BitAnd, ast.BitOr, ast.Sub}
FUNCTIES = ast.FunctionDef | ast.AsyncFunctionDef
MELD = "from tests.breken.meekijker import betreden"
NIETS = {"__str__", "__repr__", "__init_subclass__"}
TEKST = 90


class Breuk(NamedTuple):
    """One breakage: where, in which function, what is done to what, and the whole source after it."""

    functie: str
    soort: str
    wat: str
    keer: int
    regel: int
    bron: str

    @property
    def naam(self) -> str:
        nummer = f" ({self.keer})" if self.keer > 1 else ""
        return f"{self.functie}: {self.soort}: {self.wat}{nummer}"


class _Plek(NamedTuple):
    """Where one node may be replaced: ``houder.veld``, or an item of that list."""

    houder: ast.AST
    veld: str
    plaats: int | None
    functie: str

    @property
    def knoop(self) -> ast.AST:
        waarde = getattr(self.houder, self.veld)
        return waarde if self.plaats is None else waarde[self.plaats]

    def zet(self, knopen: list[ast.AST]) -> None:
        if self.plaats is None:
            setattr(self.houder, self.veld, knopen[0])
        else:
            getattr(self.houder, self.veld)[self.plaats : self.plaats + 1] = knopen


def breuken(bron: str) -> list[Breuk]:
    """Return each breakage of this source, from the top down; the same source gives the same list."""
    boom = ast.parse(bron)
    gevonden, gezien = [], Counter[tuple[str, str, str]]()
    for plek in list(_plekken(boom, "")):
        knoop = plek.knoop
        for soort, nieuw in _vervangers(plek, knoop):
            wat = " ".join(ast.unparse(knoop).split())[:TEKST]
            sleutel = (plek.functie, soort, wat)
            gezien[sleutel] += 1
            plek.zet(nieuw)
            kapot = ast.unparse(ast.fix_missing_locations(boom))
            _terug(plek, knoop, len(nieuw))
            gevonden.append(Breuk(*sleutel, gezien[sleutel], knoop.lineno, kapot))
    return gevonden


def met_sporen(bron: str, pad: str) -> str:
    """Return the source with a word at the beginning of each function: a test came here."""
    boom = ast.parse(bron)
    # The functions themselves, and not where they stand: what is put before the first line moves those inside.
    for functie, knoop in [(plek.functie, plek.knoop) for plek in _plekken(boom, "")]:
        if isinstance(knoop, FUNCTIES):
            spoor = f"_betreden({f'{pad}::{functie}'!r})"
            begin = _begin(knoop)
            knoop.body[begin:begin] = ast.parse(spoor).body
    begin = max(
        [_begin(boom), *(n + 1 for n, deel in enumerate(boom.body) if _uit_de_toekomst(deel))]
    )
    boom.body[begin:begin] = ast.parse(f"{MELD} as _betreden").body
    return ast.unparse(boom)


def _begin(houder: ast.AST) -> int:
    """Return where the first statement after a docstring stands."""
    return 1 if ast.get_docstring(houder, clean=False) is not None else 0


def _uit_de_toekomst(deel: ast.AST) -> bool:
    return isinstance(deel, ast.ImportFrom) and deel.module == "__future__"


def _terug(plek: _Plek, knoop: ast.AST, aantal: int) -> None:
    if plek.plaats is None:
        setattr(plek.houder, plek.veld, knoop)
    else:
        getattr(plek.houder, plek.veld)[plek.plaats : plek.plaats + aantal] = [knoop]


def _plekken(knoop: ast.AST, naam: str, functie: str = "") -> Iterator[_Plek]:
    """Yield every place below ``knoop`` that says something when the program runs: no annotations.

    What runs on import, in a class too, is in no function.
    """
    if isinstance(knoop, FUNCTIES) and knoop.name in NIETS:
        return
    for veld, waarde in ast.iter_fields(knoop):
        if veld in {"annotation", "returns", "type_comment"}:
            continue
        for plaats, kind in enumerate(waarde if isinstance(waarde, list) else [waarde]):
            if not isinstance(kind, ast.AST):
                continue
            hier, daar = naam, functie
            if isinstance(kind, FUNCTIES | ast.ClassDef):
                tussen = ".<locals>." if functie else "." if naam else ""
                hier = f"{naam}{tussen}{kind.name}"
                daar = hier if isinstance(kind, FUNCTIES) else ""
            yield _Plek(knoop, veld, plaats if isinstance(waarde, list) else None, daar)
            yield from _plekken(kind, hier, daar)


def _vervangers(plek: _Plek, knoop: ast.AST) -> Iterator[tuple[str, list[ast.AST]]]:
    """Yield what may stand in the place of ``knoop``."""
    if _is_voorwaarde(plek, knoop):
        yield "turned", [ast.UnaryOp(ast.Not(), knoop)]
    if isinstance(knoop, ast.BoolOp) and not isinstance(knoop.values[-1], ast.Constant):
        for weg in range(len(knoop.values)):
            over = knoop.values[:weg] + knoop.values[weg + 1 :]
            deel = over[0] if len(over) == 1 else ast.BoolOp(knoop.op, over)
            yield f"without part {weg + 1}", [deel]
    if isinstance(knoop, ast.BinOp) and type(knoop.op) in HALF:
        yield "without its right half", [knoop.left]
    if isinstance(knoop, ast.Call) and _naam(knoop) == RIJSLOT:
        yield "row lock dropped", [knoop.func.value]
    if isinstance(knoop, ast.Call) and _naam(knoop) in ZEEF:
        yield from _zonder_een_eis(knoop)
    if _is_bewaking(knoop):
        yield "dropped", [ast.Pass()]
    if SLOT.match(_naam(knoop)) and isinstance(plek.houder, ast.withitem):
        yield "lock or transaction dropped", [ast.parse(OPEN, mode="eval").body]
    if SLOT.match(_naam(knoop)) and plek.veld == "decorator_list":
        yield "lock or transaction dropped", []


def _is_voorwaarde(plek: _Plek, knoop: ast.AST) -> bool:
    """Say whether something is done, or chosen, or answered, because of ``knoop``."""
    if plek.veld == "ifs" or (plek.veld == "test" and isinstance(plek.houder, ast.If | ast.IfExp)):
        return _naam(knoop) != "TYPE_CHECKING"
    niet = isinstance(knoop, ast.UnaryOp) and isinstance(knoop.op, ast.Not)
    vraag = niet or isinstance(knoop, ast.Compare | ast.BoolOp)
    return vraag and isinstance(plek.houder, ast.Return)


def _is_bewaking(knoop: ast.AST) -> bool:
    """Say whether ``knoop`` is a line that refuses, guards or notes something."""
    if isinstance(knoop, ast.Raise):
        return "NotImplemented" not in ast.unparse(knoop)
    roept = isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Call)
    naam = roept and BEWAKING.match(_naam(knoop.value))
    return bool(naam) and "logger." not in ast.unparse(knoop)


def _zonder_een_eis(vraag: ast.Call) -> Iterator[tuple[str, list[ast.AST]]]:
    """Yield a query that asks one thing less; the last thing goes with the call."""
    if len(vraag.args) + len(vraag.keywords) == 1:
        yield "dropped from the query", [vraag.func.value]
        return
    for weg in range(len(vraag.args)):
        over = [eis for plaats, eis in enumerate(vraag.args) if plaats != weg]
        yield f"without part {weg + 1}", [ast.Call(vraag.func, over, vraag.keywords)]
    for weg in vraag.keywords:
        over = [eis for eis in vraag.keywords if eis is not weg]
        yield f"without {weg.arg}", [ast.Call(vraag.func, vraag.args, over)]


def _naam(knoop: ast.AST) -> str:
    """Return the last name of what is called or named."""
    if isinstance(knoop, ast.Call):
        return _naam(knoop.func)
    return getattr(knoop, "attr", getattr(knoop, "id", ""))
