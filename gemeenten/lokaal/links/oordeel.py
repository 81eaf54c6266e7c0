"""What an answer of another site says about a link. Pure."""

from http import HTTPStatus

WEG = "weg"
STIL = "stil"
_WEG = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


def oordeel(status: int | None) -> str:
    """Return why a link is dead, or nothing where it is not; None is no answer at all.

    A site that asks for an account, or finds us too busy, is there.
    """
    if status is None or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return STIL
    return WEG if status in _WEG else ""


def vraag_opnieuw(status: int | None) -> bool:
    """Return whether a GET may answer otherwise than a HEAD did: not every site knows what that is."""
    return status is not None and status >= HTTPStatus.BAD_REQUEST
