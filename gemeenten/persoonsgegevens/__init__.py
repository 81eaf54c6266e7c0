"""Where a person's data stands in an edition, and removing it: also from revisions and logs."""

from .acties import exporteer, verwijder, vind

__all__ = ["exporteer", "verwijder", "vind"]
