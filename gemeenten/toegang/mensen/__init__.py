"""The people of an edition, managed by its own beheerders."""
