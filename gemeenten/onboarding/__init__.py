"""A new region: a copy of the site tree with its own people and rights."""

from .onboard import onboard_gemeente, richt_in
from .overzicht import maak_overzicht
from .plan import Plan

__all__ = ["Plan", "maak_overzicht", "onboard_gemeente", "richt_in"]
