"""The token in a form of readers: signed, dated, of one address, and good for sending once."""

import hashlib
import secrets
from datetime import timedelta

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
    """Return what is kept of a token so that it counts once: 64 hexadecimal digits.

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
    return hashlib.sha256(f"{van} {eenmalig}".encode()).hexdigest()
