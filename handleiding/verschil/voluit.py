"""A text in full, in words: as the reviewer reads one that has nothing before it, without marks."""

from typing import Any

from .velden import OverigVerschil, laat_beelden_openen, namen_voor


def voluit(page: Any, request: Any) -> list[Any]:
    """Return the fields and rows of a page that say something, each to be shown by its ``htmldiff``."""
    niets = type(page)()
    laat_beelden_openen(page)
    namen_voor(niets, page).kanten = ("", "")
    panelen = page.get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    velden = (vergelijk(niets, page) for vergelijk in panelen.get_comparison())
    gevuld = [veld for veld in velden if veld.has_changed()]
    return sorted(gevuld, key=lambda veld: isinstance(veld, OverigVerschil))
