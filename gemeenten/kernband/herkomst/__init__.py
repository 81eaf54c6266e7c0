"""Where each text of a variant comes from: kern, aangepast, eigen or weggelaten. Derived, never stored.

``boom`` and ``terug`` are pure; ``stand`` reads the versions, ``terugzetten`` writes a draft.
"""
