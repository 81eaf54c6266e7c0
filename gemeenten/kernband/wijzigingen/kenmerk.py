"""A short name for a value, by which it is known again."""

import hashlib
import json
from typing import Any


def kort(waarde: Any) -> str:
    """Return twelve characters that are the same for the same value, and for no other."""
    tekst = json.dumps(waarde, sort_keys=True, default=str)
    return hashlib.sha256(tekst.encode()).hexdigest()[:12]
