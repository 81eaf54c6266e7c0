"""What a new edition will be, as checked input. Pure apart from the error type."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify

CODE = re.compile(r"^GM\d{4}$")


@dataclass(frozen=True)
class Plan:
    """A new edition: the municipality's name and CBS code, its address, and what it is copied from.

    ``bron`` is the slug of the edition to copy from; empty means the sjabloon.
    """

    naam: str
    code: str
    slug: str = ""
    bron: str = ""

    @property
    def adres(self) -> str:
        """The slug of the edition: the given one, else made from the name."""
        return self.slug or slugify(self.naam)

    def validate(self) -> None:
        """Raise ValidationError, in Dutch and by field, when the plan cannot be carried out."""
        fouten: dict[str, Any] = {}
        if not self.naam.strip():
            fouten["naam"] = "Vul de naam van de gemeente in."
        elif not self.adres:
            fouten["naam"] = "Deze naam levert geen webadres op. Geef zelf een adres op."
        if not CODE.fullmatch(self.code):
            fouten["code"] = "Schrijf de code als GM en vier cijfers, bijvoorbeeld GM0080."
        if fouten:
            raise ValidationError(fouten)
