"""What the editor of rich text sends is stored, also with half of a character in it."""

import json

import pytest
from django.urls import reverse

from handleiding.blocks.tekst import TEKST_FEATURES
from handleiding.blocks.tekstverwerker import HeleTekens
from tests.formulier import formulier
from tests.handleiding.workflow.rijen import REDACTEUR
from tests.handleiding.workflow.staten import concept, vers


def gestuurd(tekst: str) -> str:
    """Return a paragraph as the editor in the browser sends it: what is no ASCII is escaped."""
    blok = {"key": "abcde", "text": tekst, "type": "unstyled", "depth": 0}
    return json.dumps(
        {"blocks": [blok | {"inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}
    )


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("een \ud83d half", "een \ufffd half"),
        ("\udc4d", "\ufffd"),
        ("heel \U0001f44d", "heel \U0001f44d"),
        ("Aldlân, ’t Hummelhûs", "Aldlân, ’t Hummelhûs"),
    ],
)
def test_half_of_a_character_is_replaced_and_the_rest_stays(tekst, bewaard):
    html = HeleTekens(TEKST_FEATURES).to_database_format(gestuurd(tekst))
    assert f">{bewaard}</p>" in html


@pytest.mark.parametrize("kop", [{}, {"accept": "application/json"}], ids=["saved", "autosaved"])
def test_page_with_half_of_a_character_is_saved(client, wereld, kop):
    page = concept(wereld)
    client.force_login(wereld.user(REDACTEUR))
    data = formulier(titel="Proef", adres="proefpagina")
    data["inhoud-0-value"] = gestuurd("Lang aan gewerkt \ud83d")
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, headers=kop)
    [blok] = json.loads(vers(page).latest_revision.content["inhoud"])
    assert "Lang aan gewerkt \ufffd" in blok["value"]
