"""The way back: an edition proposes its text as an improvement of the core ("verbetervoorstel").

``tekst`` says what is proposed, ``voorstellen`` makes and withdraws, ``verwijzingen`` knows what
belongs to the edition, ``overnemen`` decides, ``afronden`` follows the core's publication.
"""
