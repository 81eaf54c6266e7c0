"""Somebody asks for an edition for their municipality, on a form for readers; the kernredactie answers.

``formulier`` is what they fill in, ``behandelen`` keeps it and does what the kernredactie decides, ``views`` and
``werkregels`` show it, ``opruimen`` forgets it. Direction of dependencies: behandelen → formulier, views, werkregels.
"""
