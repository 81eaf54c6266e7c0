"""What an editor's form was loaded with, so that what was taken out of the page meanwhile does not come back by it.

Whoever takes things out of pages that may be open in an editor registers here. The form carries a mark; what is
written is held against what was taken out since.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page


@dataclass(frozen=True)
class Stempel:
    """``veld`` names the hidden field that holds the mark, ``nu`` gives it for a page as it is now.

    ``schoon`` returns what was sent without what nobody typed anew, ``keur`` adds errors to a form, and
    ``bezwaar`` objects to a page as it would be stored, in Dutch. All are told the mark of the form.
    """

    veld: str
    nu: Callable[[Page], str]
    schoon: Callable[[Any, Page, str], Any]
    keur: Callable[[Any, str], None]
    bezwaar: Callable[[Page, str], str]


_stempels: dict[str, Stempel] = {}


def registreer(stempel: Stempel) -> None:
    """Put this mark on every page form from now on; registering twice changes nothing."""
    _stempels[stempel.veld] = stempel


def velden(page: Page, data: Any = None) -> list[tuple[str, str]]:
    """Return the hidden fields; a form that is shown again keeps the marks it came with."""
    return [
        (stempel.veld, stempel.nu(page) if data is None else data.get(stempel.veld, ""))
        for stempel in _stempels.values()
    ]


def schoon(data: Any, page: Page | None) -> Any:
    """Return what was sent for ``page`` without what was taken out and nobody typed anew."""
    if data and page is not None and page.pk:
        for stempel in _stempels.values():
            data = stempel.schoon(data, page, data.get(stempel.veld, ""))
    return data


def keur(form: Any) -> None:
    """Let a form say what would come back by it, and its page remember the marks until it is stored."""
    if form.instance.pk:
        form.instance.stempels = {veld: form.data.get(veld, "") for veld in _stempels}
        for veld, waarde in form.instance.stempels.items():
            _stempels[veld].keur(form, waarde)


def bezwaar(page: Page) -> str:
    """Return why ``page``, that came from a form, may not be stored; empty when it may."""
    gevonden = (
        _stempels[veld].bezwaar(page, waarde)
        for veld, waarde in getattr(page, "stempels", {}).items()
    )
    return next(filter(None, gevonden), "")
