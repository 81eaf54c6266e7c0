"""What a name in a text may be other than the person: a street, an organisation. Pure."""

import re

_STRATEN = "straat|laan|weg|plein|kade|gracht|hof|dreef|singel|steeg|park|plantsoen|dijk|pad|allee|stege|buorren|wei"
_ORGANISATIES = (
    "stichting|vereniging|fonds|praktijk|huisartsenpraktijk|tandartspraktijk|apotheek|school|basisschool|college|"
    "kinderopvang|zorggroep|bureau|adviesbureau|kantoor|bedrijf|firma|maatschap|instituut|centrum|huis"
)
_STRAAT_ERNA = re.compile(rf"[ -](?:{_STRATEN})\b", re.IGNORECASE)
# "Anna de Jong 12b", and no "Anna de Jong 12 jaar", a date or a sum.
_HUISNUMMER = re.compile(r" \d{1,4} ?[a-z]?(?=[,.;)]|$| +\d{4} ?[A-Z]{2}\b| in\b| te\b)")
_ORGANISATIE_ERVOOR = re.compile(
    rf"\b(?:{_ORGANISATIES})(?: (?:van|de|den|der|dr\.?|het))*[ “\"‘']*$", re.IGNORECASE
)
_ORGANISATIE_ERNA = re.compile(
    rf"(?:[ -](?:{_ORGANISATIES}|groep|advocaten|notarissen|zorg|jeugdhulp)\b| (?:B\.?V|N\.?V|V\.?O\.?F)\b| & )",
    re.IGNORECASE,
)
STRAAT = "misschien een straat"
ORGANISATIE = "misschien een organisatie"


def schijn(voor: str, na: str) -> str:
    """Return, in Dutch, what the name between these words may be; nothing when it looks like a person."""
    if _STRAAT_ERNA.match(na) or _HUISNUMMER.match(na):
        return STRAAT
    if _ORGANISATIE_ERVOOR.search(voor) or _ORGANISATIE_ERNA.match(na):
        return ORGANISATIE
    return ""
