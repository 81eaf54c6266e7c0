"""What readers say is wrong with a page ("reacties van lezers"), and what people do about it.

``formulier`` is what a reader fills in, ``aannemen`` keeps it, ``verhuizen`` lets it follow its page, ``afhandelen``
knows whose it is to deal with, ``views`` and ``werkregels`` show it to them, ``opruimen`` forgets it. Direction of
dependencies: logacties → aannemen, afhandelen → verhuizen, formulier, views, werkregels → hooks.
"""
