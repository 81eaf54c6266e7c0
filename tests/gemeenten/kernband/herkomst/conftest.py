from copy import deepcopy

import pytest

from gemeenten.kernband.wijzigingen.publiek import inhoud_van_page
from gemeenten.kernband.wijzigingen.versies import vul
from tests.gemeenten.kernband.wijzigingen.conftest import wijzig_kern, wijzig_lokaal

__all__ = ["wijzig_kern", "wijzig_lokaal"]

EIGEN = {
    "type": "onderdeel",
    "id": "11111111-1111-1111-1111-111111111111",
    "value": {
        "titel": "Rondje door Aldlân",
        "werkvorm": "plenair",
        "minuten": 10,
        "instructie": "<p>Loop samen door de wijk.</p>",
    },
}


@pytest.fixture
def bewaar(wereld):
    """Return a function that saves a draft of Leeuwarden's session after changing its content."""

    def bewaar(wijzig, naam="redacteur-leeuwarden", nummer=1):
        page = wereld.bijeenkomst(nummer).get_latest_revision_as_object()
        inhoud = deepcopy(inhoud_van_page(page))
        wijzig(inhoud)
        vul(page, inhoud)
        page.save_revision(user=wereld.user(naam))
        return inhoud

    return bewaar


@pytest.fixture
def afwijkend(bewaar):
    """Leeuwarden's session with another title, a changed, an own and a left-out block."""

    def wijzig(inhoud):
        inhoud["title"] = "Kennismaken in Leeuwarden"
        terugblik, _casus = inhoud["programma"]
        terugblik["value"]["instructie"] = "<p>Kijk samen terug in de wijk.</p>"
        inhoud["programma"] = [terugblik, EIGEN]
        inhoud["onderwerpen"][0]["value"]["onderdelen"].pop()

    return bewaar(wijzig)
