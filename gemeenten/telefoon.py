"""Dutch telephone numbers, short and service numbers included. Pure apart from the error type."""

import phonenumbers
from django.core.exceptions import ValidationError

NEDERLAND = 31
KORTSTE_EIGEN_NUMMER = 9
# What may stand between two digits, in folded text.
TUSSEN = r"[ ./()\-]{0,3}"


def validate_telefoon(nummer: str) -> None:
    """Raise ValidationError, in Dutch, unless ``nummer`` can be dialled in the Netherlands."""
    try:
        ontleed = phonenumbers.parse(nummer, "NL")
    except phonenumbers.NumberParseException:
        ontleed = None
    if ontleed is None or not (
        phonenumbers.is_valid_number(ontleed)
        or phonenumbers.is_valid_short_number_for_region(ontleed, "NL")
    ):
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
    begin = rf"(?:\+|00){TUSSEN}{land}{TUSSEN}(?:\(0\){TUSSEN})?"
    if ontleed.country_code == NEDERLAND:
        begin = rf"(?:{begin}|\(?0{TUSSEN})"
    return rf"(?<!\d){begin}{TUSSEN.join(cijfers)}(?!\d)"
