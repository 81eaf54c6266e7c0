"""Where names stand in the parts of an office file, beside its text. Pure.

Of the properties of a file it is named what stays, so that what nobody thought of goes too.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

AUTEUR, GEWIJZIGD = "Auteur", "Laatst gewijzigd door"
OPMERKING = "Auteur van een opmerking of wijziging"
MAP = "Map waarin het bestand stond"
EIGEN = "Eigen eigenschap"
# The prefix by which this namespace is known here, whatever a file calls it.
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
LABELS = {
    "creator": AUTEUR,
    "initial-creator": AUTEUR,
    "lastModifiedBy": GEWIJZIGD,
    "printed-by": "Afgedrukt door",
    "subject": "Onderwerp",
    "description": "Omschrijving",
    "keywords": "Trefwoorden",
    "keyword": "Trefwoord",
    "category": "Categorie",
    "contentStatus": "Status",
    "Company": "Organisatie",
    "Manager": "Leidinggevende",
    "HyperlinkBase": "Map of adres van koppelingen",
}
# What tells nobody anything, and goes all the same.
STIL = frozenset({"Template", "template", "lastPrinted", "version", "identifier"})


@dataclass(frozen=True)
class Deelregel:
    """What happens to the parts whose name matches ``deel``; names are without prefix."""

    deel: re.Pattern[str]
    # Attributes that name somebody, with their word in Dutch ("" tells nothing), and what comes in their place.
    kenmerken: Mapping[str, str] = field(default_factory=dict)
    # Elements whose text is a name.
    namen: Mapping[str, str] = field(default_factory=dict)
    # Elements that go, with all that is in them; and where that is named, all below the root but these.
    weg: frozenset[str] = frozenset()
    houd: frozenset[str] | None = None


def _deel(patroon: str) -> re.Pattern[str]:
    return re.compile(patroon, re.IGNORECASE)


OOXML = (
    Deelregel(
        _deel(r"docProps/core\d*\.xml"),
        houd=frozenset({"coreProperties", "title", "language", "created", "modified", "revision"}),
    ),
    Deelregel(
        _deel(r"docProps/app\.xml"),
        weg=frozenset({"Company", "Manager", "HyperlinkBase", "Template"}),
    ),
    Deelregel(_deel(r"docProps/custom\.xml"), weg=frozenset({"property"})),
    Deelregel(_deel(r"word/people\.xml"), {"author": OPMERKING}, weg=frozenset({"person"})),
    Deelregel(_deel(r"word/[^/]+\.xml"), {"author": OPMERKING, "initials": ""}),
    Deelregel(_deel(r"xl/(?:comments/?)?comments?\d*\.xml"), namen={"author": OPMERKING}),
    Deelregel(
        _deel(r"xl/persons/[^/]+\.xml"), {"displayName": OPMERKING, "userId": "", "providerId": ""}
    ),
    Deelregel(_deel(r"xl/workbook\.xml"), {"userName": GEWIJZIGD, "url": MAP}),
    Deelregel(_deel(r"xl/pivotCache/[^/]+\.xml"), {"refreshedBy": GEWIJZIGD}),
    Deelregel(_deel(r"xl/revisions/[^/]+\.xml"), {"userName": GEWIJZIGD, "name": GEWIJZIGD}),
    Deelregel(
        _deel(r"ppt/(?:commentAuthors|authors)\.xml"),
        {"name": OPMERKING, "initials": "", "userId": "", "providerId": ""},
    ),
)
ODF = (
    Deelregel(
        _deel(r"meta\.xml"),
        houd=frozenset(
            {
                *("document-meta", "meta", "title", "language", "creation-date", "date"),
                *("document-statistic", "editing-cycles", "editing-duration", "generator"),
            }
        ),
    ),
    Deelregel(
        _deel(r"(?:.*/)?(?:content|styles)\.xml"),
        namen={"dc:creator": OPMERKING, "creator-initials": "", "sender-initials": ""},
    ),
)
# Relations to a file on somebody's computer, and to a picture of the first page.
SJABLOON, VOORBEELD = "/attachedTemplate", "/thumbnail"
GEWOON_SJABLOON = "Normal.dotm"
MINIATUUR = _deel(r"(?:docProps/thumbnail\.\w+|Thumbnails/.*)")
HANDTEKENING = _deel(r"(?:_xmlsignatures/.*|META-INF/(?:document|macro)signatures\.xml)")
PLAATJE = _deel(r".*\.(?:jpe?g|png|gif|webp|avif)")
INGESLOTEN = _deel(r".*/embeddings/[^/]+|Object [^/]+/content\.xml|.*\.(?:docx|xlsx|pptx|od[tsp])")


def regel_voor(naam: str) -> Deelregel | None:
    """Return what happens to a part of a file."""
    return next((regel for regel in (*OOXML, *ODF) if regel.deel.fullmatch(naam)), None)
