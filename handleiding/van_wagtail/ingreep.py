"""One private part of a library in whose place we put something, and what that part must look like.

``plek`` says where it stands, as ``module:Class.attribute``; a step may also be called (``get_image_model()``) or
be a key (``base_filters[owner]``). ``ons`` makes ours from what stood there. A test per entry holds ``rekent_op``
against the library, and looks whether ``lezers`` still read the name where we put ours.
"""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

GEEN = "none known"
STAP = re.compile(r"\.?(\w+)(\(\))?|\[(\w+)\]")

_wagtails: dict[str, Any] = {}
# What we made of it, by place.
_onze: dict[str, Any] = {}


@dataclass(frozen=True)
class Ingreep:
    """An entry of the table in the README; ``zet`` puts it in place, a second time changes nothing."""

    plek: str
    rekent_op: str
    waarom: str
    ons: Callable[[Any], Any]
    eindigt: str = GEEN
    lezers: tuple[str, ...] = ()
    daarna: Callable[[Any, Any], None] | None = None

    @property
    def naam(self) -> str:
        """Return the last step of ``plek``: what is put in place."""
        return re.split(r"[.:]", self.plek)[-1]

    def zet(self) -> None:
        wagtails = self.wagtails()
        # The same one again where this runs twice in a process: signals hold it weakly.
        if self.plek not in _onze:
            _onze[self.plek] = self.ons(wagtails)
        nieuw = _onze[self.plek]
        self.schrijf(nieuw)
        if self.daarna is not None:
            self.daarna(wagtails, nieuw)

    def wagtails(self) -> Any:
        """Return what the library has there, also when ours stands in its place by now."""
        if self.plek not in _wagtails:
            _wagtails[self.plek] = self.lees()
        return _wagtails[self.plek]

    def houder(self) -> Any:
        """Return the class, module or object that ``naam`` is an attribute of."""
        return zoek(self.plek[: -len(self.naam) - 1])

    def lees(self) -> Any:
        houder = self.houder()
        if inspect.isclass(houder):
            return inspect.getattr_static(houder, self.naam)  # a classmethod as such, not bound
        return getattr(houder, self.naam)

    def schrijf(self, nieuw: Any) -> None:
        setattr(self.houder(), self.naam, nieuw)


def altijd(iets: Any) -> Callable[[Any], Any]:
    """Return an ``ons`` that puts ``iets`` in place, whatever stood there."""
    return lambda wagtails: iets


def zoek(pad: str) -> Any:
    """Return what ``pad`` leads to."""
    module, _, stappen = pad.partition(":")
    ding: Any = import_module(module)
    for naam, aanroep, sleutel in STAP.findall(stappen):
        ding = ding[sleutel] if sleutel else getattr(ding, naam)
        ding = ding() if aanroep else ding
    return ding


def vorm(ding: Any) -> str:
    """Return the signature of what can be called, without annotations; of anything else its type."""
    ding = getattr(ding, "__func__", ding)
    if not callable(ding):
        return type(ding).__name__
    handtekening = inspect.signature(ding)
    kaal = [p.replace(annotation=p.empty) for p in handtekening.parameters.values()]
    return str(inspect.Signature(kaal))


def leest(pad: str, naam: str) -> bool:
    """Return whether the source of what ``pad`` leads to names ``naam``."""
    lezer = zoek(pad)
    lezer = getattr(lezer, "fget", None) or getattr(lezer, "func", lezer)
    return re.search(rf"\b{naam}\b", inspect.getsource(lezer)) is not None


def tabel(ingrepen: tuple[Ingreep, ...]) -> str:
    """Return the table of the README."""
    rijen = [
        f"| `{i.plek}` | {i.waarom} | `{i.rekent_op}` | {i.eindigt} |"
        for i in sorted(ingrepen, key=lambda i: i.plek)
    ]
    kop = ["| place | what and why | counts on | ends with |", "| --- | --- | --- | --- |"]
    return "\n".join([*kop, *rijen])
