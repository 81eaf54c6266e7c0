"""Cells that no spreadsheet takes for a formula. Pure."""

import unicodedata

BEGIN = "=+-@"


def is_formule(tekst: str) -> bool:
    """Return whether a spreadsheet may take ``tekst`` for a formula.

    Programs differ in what they skip before the sign (white space, what is not seen) and some read the
    wide signs of Asian keyboards; a text that starts on a new line or a tab can end up in a cell of its own.
    """
    if tekst[:1] in {"\t", "\r", "\n"}:
        return True
    eerste = next((teken for teken in tekst if not _onzichtbaar(teken)), "")
    return bool(eerste) and unicodedata.normalize("NFKC", eerste)[:1] in BEGIN


def _onzichtbaar(teken: str) -> bool:
    return teken.isspace() or unicodedata.category(teken) in {"Cc", "Cf"}


def veilige_cel(waarde: object) -> str:
    """Return ``waarde`` as the text of a cell; an apostrophe before a formula keeps it text."""
    tekst = "" if waarde is None else str(waarde)
    return f"'{tekst}" if is_formule(tekst) else tekst


def zonder_voorteken(tekst: str) -> str:
    """Return what ``veilige_cel`` made a text of, as it was."""
    return tekst[1:] if tekst.startswith("'") and is_formule(tekst[1:]) else tekst
