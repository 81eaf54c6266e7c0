"""The token in a form of readers: signed, dated, of one address, and good for sending once."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core import signing

GELDIG = timedelta(days=1)
ZOUT = __name__
LANGSTE = 500


class GeenZegel(Exception):
    """No token of ours for this address."""


class ZegelVerlopen(GeenZegel):
    """Of ours, and older than ``GELDIG``."""


def geef(adres: str) -> str:
    """Return a new token for the form at ``adres``."""
    return signing.dumps([adres, secrets.token_urlsafe(12)], salt=ZOUT)


def lees(zegel: str, adres: str) -> str:
    """Return what is the same each time this token is read, and of no other token.

    Raises ``ZegelVerlopen`` when it is too old, ``GeenZegel`` when it is not ours or of another address.
    """
    try:
        van, eenmalig = signing.loads(zegel[:LANGSTE], salt=ZOUT, max_age=GELDIG)
    except signing.SignatureExpired as fout:
        raise ZegelVerlopen from fout
    except (signing.BadSignature, ValueError, TypeError) as fout:
        raise GeenZegel from fout
    if van != adres:
        raise GeenZegel
    return f"{van} {eenmalig}"


def bon(gelezen: str, gegevens: Mapping[str, Any]) -> str:
    """Return what is kept so that one form counts once: 64 hexadecimal digits.

    Who goes back, changes the text and sends it again says something else: that counts too.
    """
    geheel = json.dumps([gelezen, sorted(gegevens.items())], default=str)
    return hashlib.sha256(geheel.encode()).hexdigest()
