"""When a municipality's own log-in says that a person proved a factor of their own. Pure."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

# RFC 8176: more than one factor, or something that only its holder has. A password, a place, a text message or a
# card of the building is not among them.
EIGEN = frozenset({"mfa", "otp", "hwk", "swk", "sc", "pop"})


def bewezen_op(token: Mapping[str, Any], acr: Collection[str], nu: datetime) -> datetime | None:
    """Return when the person proved it by this id token, or None.

    ``acr`` are the classes that this provider uses for more than a password. Without ``auth_time`` it is not
    known when: a session of weeks ago may stand behind the token.
    """
    amr = token.get("amr")
    genoemd = set(map(str, amr)) if isinstance(amr, list) else set()
    if not (genoemd & EIGEN or token.get("acr") in list(acr)):
        return None
    wanneer = token.get("auth_time")
    if isinstance(wanneer, bool) or not isinstance(wanneer, int | float) or wanneer <= 0:
        return None
    try:
        moment = datetime.fromtimestamp(wanneer, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    # Clocks differ a little; a proof from the future proves nothing of what comes until then.
    return min(moment, nu)
