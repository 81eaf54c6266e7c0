"""The look of an edition: one brand colour, checked for contrast, as a stylesheet of its own. Pure."""

import hashlib
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

MINIMUM_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3, normal text
HEX = re.compile(r"#[0-9a-fA-F]{6}")


def _kanaal(waarde: int) -> float:
    deel = waarde / 255
    return deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4


def contrast_met_wit(kleur: str) -> float:
    """Return the contrast ratio between white and a colour ``#rrggbb``: 1.0 to 21.0 (WCAG 2.2)."""
    rood, groen, blauw = (_kanaal(int(kleur[i : i + 2], 16)) for i in (1, 3, 5))
    return 1.05 / (0.2126 * rood + 0.7152 * groen + 0.0722 * blauw + 0.05)


def validate_kleur(kleur: str) -> None:
    """Raise ValidationError, in Dutch, unless white text can be read on ``kleur``."""
    if not HEX.fullmatch(kleur):
        raise ValidationError("Schrijf de kleur als # en zes tekens, bijvoorbeeld #154273.")
    if contrast_met_wit(kleur) < MINIMUM_CONTRAST:
        raise ValidationError(
            "Witte letters zijn op deze kleur niet goed te lezen. Kies een donkerdere kleur."
        )


@dataclass(frozen=True)
class Thema:
    """Brand values of an edition, written as NL Design System tokens."""

    kleur: str

    @property
    def css(self) -> str:
        return (
            ":root{"
            f"--basis-color-accent:{self.kleur};"
            f"--utrecht-link-color:{self.kleur};"
            f"--utrecht-page-header-background-color:{self.kleur};"
            "}\n"
        )

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.css.encode()).hexdigest()[:12]
