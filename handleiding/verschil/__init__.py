"""When two stored values are the same, and what differs between them in words.

``rijk`` reads rich text, ``woorden`` compares two texts and names markup and links (both pure); ``opgeslagen``
knows the kind of a stored value from its field or block, ``inhoud`` reads any value as text, ``doelen`` names
what links lead to. ``blokken``, ``velden`` and ``rijen`` show it on the screens of the CMS.
"""
