"""Dutch telephone numbers, short and service numbers included. Pure apart from the error type."""

import phonenumbers
from django.core.exceptions import ValidationError

from handleiding.bellen import belbaar

NEDERLAND = 31
KORTSTE_EIGEN_NUMMER = 9
# What may stand between two digits, in folded text.
TUSSEN = r"[ ./()\-·]{0,3}"
# A zero, or the letter that is typed for it; not the last letter of a word.
_NUL = r"(?:(?<!\d)0|(?<![^\W_])o)"
# Without its zero a number begins nowhere behind another digit or letter: there it is the rest of a longer one.
_NIET_VERDEROP = r"(?<![^\W_])" + "".join(
    rf"(?<![\d+]{tussen})" for tussen in ("", "[ ./()-]", "[ ./()-]{2}")
)
# Behind the code of a country the zero is another country's.
_NIET_ELDERS = "".join(
    rf"(?<!\+\d{{{n}}}{tussen})" for n in (1, 2, 3) for tussen in ("", "[ (-]", r"[ -]\(")
)


def validate_telefoon(nummer: str) -> None:
    """Raise ValidationError, in Dutch, unless ``nummer`` can be dialled in the Netherlands."""
    if not belbaar(nummer):
        raise ValidationError(
            "Dit is geen Nederlands telefoonnummer. Voorbeelden: 058 123 45 67, 14 058, 0800-2000."
        )


def notaties(nummer: str) -> str | None:
    """Return a pattern for every way in which somebody's number is written down, else None.

    Short and service numbers belong to nobody: looking for 112 would find everything but a person.
    """
    try:
        ontleed = phonenumbers.parse(nummer, "NL")
    except phonenumbers.NumberParseException:
        return None
    cijfers = phonenumbers.national_significant_number(ontleed)
    if not phonenumbers.is_valid_number(ontleed) or len(cijfers) < KORTSTE_EIGEN_NUMMER:
        return None
    land = TUSSEN.join(str(ontleed.country_code))
    begin = rf"(?<!\d)(?:\+|00){TUSSEN}{land}{TUSSEN}(?:\(?[0o]\)?{TUSSEN})?"
    if ontleed.country_code == NEDERLAND:
        kaal = rf"{_NIET_VERDEROP}(?:{land}{TUSSEN}(?:\(?0\)?{TUSSEN})?)?"
        begin = rf"(?:{begin}|{_NIET_ELDERS}\(?{_NUL}{TUSSEN}|{kaal})"
    return rf"{begin}{TUSSEN.join(cijfers)}(?!\d)"
