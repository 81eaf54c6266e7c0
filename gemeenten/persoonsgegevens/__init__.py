"""Where a person's data stands in an edition, and removing what somebody chose of it."""

from .acties import exporteer, verwijder, vind

__all__ = ["exporteer", "verwijder", "vind"]
