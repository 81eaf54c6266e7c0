"""The text of rich text as it is compared: every paragraph and every point on a line of its own."""

from bs4 import BeautifulSoup
from django.utils.encoding import force_str
from wagtail.admin import compare

REGELS = ("p", "li", "h2", "h3", "h4", "h5", "blockquote", "tr", "br", "dt", "dd")


def tekst_met_regels(html) -> str:
    """Return the text in ``html``, with its lines.

    Wagtail glues paragraphs together, so that a reviewer reads "…het werk doenPraat met…".
    """
    soep = BeautifulSoup(force_str(html), "html.parser")
    for punt in soep.find_all("li"):
        punt.insert(0, "• ")
    for deel in soep.find_all(REGELS):
        deel.append("\n")
        deel.insert_before("\n")
    regels = (" ".join(regel.split()) for regel in soep.get_text().splitlines())
    return "\n".join(filter(None, regels))


def vergelijk_met_regels() -> None:
    """Compare this text in the CMS; Wagtail offers no setting for it."""
    compare.text_from_html = tekst_met_regels
