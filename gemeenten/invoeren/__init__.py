"""Organisations and contacts from a file: first a report that writes nothing, then a draft."""

from .acties import LOGACTIE, bekijk, doelpagina, voer_in
from .kolommen import SOORTEN
from .verslag import Regel, Stand, Verslag

__all__ = ["LOGACTIE", "SOORTEN", "Regel", "Stand", "Verslag", "bekijk", "doelpagina", "voer_in"]
