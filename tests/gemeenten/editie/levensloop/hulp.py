"""What the tests of an edition's life share."""

import io
import json
import zipfile

from gemeenten.editie.levensloop.bestand import INHOUD
from gemeenten.editie.levensloop.uitvoer import voer_uit


def als_bestand(editie, user, **kwargs) -> bytes:
    """Return the file of an edition."""
    doel = io.BytesIO()
    voer_uit(editie, doel, user=user, **kwargs)
    return doel.getvalue()


def gewijzigd(uitvoer: bytes, doe, extra=()) -> bytes:
    """The same file with its data changed by ``doe``, and ``extra`` parts."""
    doel = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(uitvoer)) as van, zipfile.ZipFile(doel, "w") as naar:
        for naam in van.namelist():
            inhoud = van.read(naam)
            if naam == INHOUD:
                data = json.loads(inhoud)
                doe(data)
                inhoud = json.dumps(data).encode()
            naar.writestr(naam, inhoud)
        for naam, inhoud in extra:
            naar.writestr(naam, inhoud)
    return doel.getvalue()
