"""Core updates that arrive in an edition as a reviewable merge.

``versies`` loads what the merge compares, ``voorstel`` proposes, ``overnemen`` carries a decision out.
The merge itself is pure and stands in ``gemeenten.merge``.
"""
