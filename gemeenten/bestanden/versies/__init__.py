"""A newer file in the place of one that texts use: a file of its own, that travels with a text through review."""
