"""What the tests of an edition's life share."""

import io

from gemeenten.levensloop.uitvoer import voer_uit


def als_bestand(editie, user, **kwargs) -> bytes:
    """Return the file of an edition."""
    doel = io.BytesIO()
    voer_uit(editie, doel, user=user, **kwargs)
    return doel.getvalue()
