"""What a search or a plan holds of a person while it waits: encrypted, with keys that are not in the database."""

import json
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from handleiding.versleuteling import Kluis, OnleesbaarGeheim

DOEL = b"gemeenten.persoonsgegevens: who is sought, and what was found"


class Verlopen(Exception):
    """It was forgotten, or no key opens it any more."""


def sluit(inhoud: Any) -> str:
    """Return ``inhoud`` (plain values) as it is stored."""
    return _kluis().encrypt(json.dumps(inhoud, cls=DjangoJSONEncoder))


def ontsluit(bewaard: str) -> Any:
    """Return what was closed. Raises Verlopen."""
    if not bewaard:
        raise Verlopen
    try:
        return json.loads(_kluis().decrypt(bewaard))
    except (OnleesbaarGeheim, ValueError):
        raise Verlopen from None


def _kluis() -> Kluis:
    return Kluis([settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS], DOEL)
