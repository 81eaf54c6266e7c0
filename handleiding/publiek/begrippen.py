"""Which terms a page explains: those of the glossary of its own handbook, as readers may read it."""

from collections.abc import Iterable
from typing import Any

from handleiding.begrippen import Begrip
from handleiding.navigatie import Knoop, uitgelopen


def begrippen_bij(page: Any, inhoud: Iterable[Knoop]) -> tuple[Any, list[Begrip]]:
    """Return the first glossary among the contents of a handbook, with its terms; none for the glossary itself.

    It is read where the contents have one, and not otherwise: one query.
    """
    lijst = next((p for p in uitgelopen(inhoud) if p.cached_content_type.model == SOORT), None)
    if lijst is None or page is None or page.pk == lijst.pk:
        return None, []
    return lijst, lijst.specific_class.objects.get(pk=lijst.pk).op_alfabet()


SOORT = "begrippenpage"
