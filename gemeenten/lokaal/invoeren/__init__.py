"""Organisations and contacts from a file: first a report that writes nothing, then a draft."""

from .acties import LOGACTIE, bekijk, doelpagina, voer_in
from .kolommen import SOORTEN
from .verslag import Stand, Verslag, Verslagregel

__all__ = [
    "LOGACTIE",
    "SOORTEN",
    "Stand",
    "Verslag",
    "Verslagregel",
    "bekijk",
    "doelpagina",
    "voer_in",
]
