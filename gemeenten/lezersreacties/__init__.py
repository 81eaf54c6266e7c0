"""What readers say is wrong with a page ("reacties van lezers"), and what people do about it.

``formulier`` is what a reader fills in, ``aannemen`` keeps it, ``afhandelen`` knows whose it is to deal with, ``views``
and ``werkregels`` show it to them, ``opruimen`` forgets it. Direction of dependencies: logacties → aannemen,
afhandelen → formulier, views, werkregels → hooks.
"""
