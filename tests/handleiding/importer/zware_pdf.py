"""PDFs of a few kilobytes that a reader goes on with for hours: each of its parts is small, and is asked for again."""

import zlib

PAGINA = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R/Resources %s>>"
LETTERTYPE = b"<</Font<</F 4 0 R>>>>"
CATALOGUS = b"<</Type/Catalog/Pages 2 0 R>>"
LETTER = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def maak(*delen: bytes) -> bytes:
    """Return a PDF of these objects, numbered from one; the first is its root."""
    uit, plekken = b"%PDF-1.5\n", []
    for nummer, deel in enumerate(delen, 1):
        plekken.append(len(uit))
        uit += b"%d 0 obj\n%s\nendobj\n" % (nummer, deel)
    tabel = b"".join(b"%010d 00000 n \n" % plek for plek in plekken)
    kop = b"xref\n0 %d\n0000000000 65535 f \n" % (len(delen) + 1)
    staart = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return uit + kop + tabel + staart % (len(delen) + 1, len(uit))


def stroom(inhoud: bytes, kenmerken: bytes = b"") -> bytes:
    plat = zlib.compress(inhoud, 9)
    kop = b"<</Length %d/Filter/FlateDecode%s>>" % (len(plat), kenmerken)
    return kop + b"stream\n" + plat + b"\nendstream"


def gedeelde_pagina(paginas: int = 2000) -> bytes:
    """All pages have one content, which is long and says nothing."""
    kinderen = b" ".join(b"%d 0 R" % (5 + nummer) for nummer in range(paginas))
    boom = b"<</Type/Pages/Count %d/Kids[%s]>>" % (paginas, kinderen)
    inhoud = stroom(b"BT /F 9 Tf " + b"() Tj " * 100_000 + b"ET")
    return maak(CATALOGUS, boom, inhoud, LETTER, *[PAGINA % LETTERTYPE] * paginas)


def gedeelde_tekening(keren: int = 1000) -> bytes:
    """One page draws one long drawing time and again."""
    boom = b"<</Type/Pages/Count 1/Kids[5 0 R]>>"
    vorm = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources" + LETTERTYPE
    tekening = stroom(b"BT /F 9 Tf " + b"() Tj " * 100_000 + b"ET", vorm)
    pagina = PAGINA % b"<</XObject<</X 6 0 R>>>>"
    return maak(CATALOGUS, boom, stroom(b"/X Do " * keren), LETTER, pagina, tekening)


ZWAAR = {
    "pages that share one content": gedeelde_pagina(),
    "a drawing that is drawn time and again": gedeelde_tekening(),
}
