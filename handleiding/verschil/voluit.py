"""A text in words: in full, as the reviewer reads one that has nothing before it, or beside another version."""

from typing import Any

from .velden import OverigVerschil, laat_beelden_openen, namen_voor


def voluit(page: Any, request: Any) -> list[Any]:
    """Return the fields and rows of a page that say something, each to be shown by its ``htmldiff``."""
    niets = type(page)()
    laat_beelden_openen(page)
    namen_voor(niets, page).kanten = ("", "")
    return sorted(_anders(niets, page, request), key=lambda veld: isinstance(veld, OverigVerschil))


def verschil_met(oud: Any, nieuw: Any, request: Any) -> list[Any]:
    """Return what differs in ``nieuw``, as the reviewer's screen shows it; ``oud`` None is nothing at all."""
    laat_beelden_openen(nieuw)
    return _anders(type(nieuw)() if oud is None else oud, nieuw, request)


def _anders(oud: Any, nieuw: Any, request: Any) -> list[Any]:
    panelen = nieuw.get_edit_handler().get_bound_panel(instance=nieuw, request=request, form=None)
    velden = (vergelijk(oud, nieuw) for vergelijk in panelen.get_comparison())
    return [veld for veld in velden if veld.has_changed()]
