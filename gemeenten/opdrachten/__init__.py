"""Work that a person asks for and that may take long: kept as an order, done on the background, told on one screen.

``soorten`` knows the kinds, ``geven`` keeps an order with its file, ``taken`` does it, ``opruimen`` forgets it.
A kind says what it does; that it is done once, by who still may, and leaves nothing half, is seen to here.
"""
