"""Dutch telephone numbers, short and service numbers included. Pure apart from the error type."""

import phonenumbers
from django.core.exceptions import ValidationError


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
