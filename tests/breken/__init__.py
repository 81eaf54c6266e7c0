"""Breaks one guard at a time in a copy of the tree, and names each breakage that no test notices."""
