"""Where a person's data stands in an edition, and removing what somebody chose and a second person confirmed."""

from .acties import vind
from .verwijderen import verwijder

__all__ = ["verwijder", "vind"]
