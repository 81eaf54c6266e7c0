"""A form put together by hand cannot put another municipality's things on a page."""

import json

from gemeenten.toegang.muren.keuzes import VREEMD, keur_verwijzingen
from tests.formulier import bewaar

from .overkant import eigen_beeld

REDACTEUR = "redacteur-leeuwarden"


def link(page) -> str:
    return f'<p>Zie <a linktype="page" id="{page.pk}">deze pagina</a>.</p>'


def met_beeld(wereld, image):
    """Return a chapter with one image block, as its form would fill it in."""
    page = wereld.hoofdstuk().get_latest_revision_as_object()
    waarde = {"afbeelding": {"image": image.pk, "alt_text": "Foto"}, "bijschrift": ""}
    page.inhoud = json.dumps([{"type": "afbeelding", "value": waarde}])
    return page


def test_link_to_an_unpublished_page_elsewhere_is_refused(client, wereld, overkant):
    page = wereld.hoofdstuk()
    response = bewaar(client, wereld.user(REDACTEUR), page, tekst=link(overkant.concept))
    assert VREEMD["page"] in response.text
    assert wereld.hoofdstuk().latest_revision_id == page.latest_revision_id


def test_link_to_what_everyone_may_read_is_fine(client, wereld, overkant):
    page = wereld.hoofdstuk()
    bewaar(client, wereld.user(REDACTEUR), page, tekst=link(wereld.kernbijeenkomst()))
    assert wereld.hoofdstuk().latest_revision_id != page.latest_revision_id


def test_image_of_another_municipality_is_refused(wereld, overkant):
    page = met_beeld(wereld, overkant.image)
    assert list(keur_verwijzingen(page, wereld.user(REDACTEUR))) == [VREEMD["image"]]


def test_own_image_is_fine_for_its_own_people_only(wereld):
    page = met_beeld(wereld, eigen_beeld())
    assert list(keur_verwijzingen(page, wereld.user(REDACTEUR))) == []
    ander = wereld.user("redacteur-weststellingwerf")
    assert list(keur_verwijzingen(page, ander)) == [VREEMD["image"]]


def test_what_the_page_referred_to_already_stays(client, wereld, overkant):
    page = wereld.hoofdstuk()
    page.inhoud = [("tekst", link(overkant.concept))]
    page.save_revision()
    voor = wereld.hoofdstuk().latest_revision_id
    tekst = link(overkant.concept).replace("Zie", "Lees ook")
    bewaar(client, wereld.user(REDACTEUR), wereld.hoofdstuk(), tekst=tekst)
    assert wereld.hoofdstuk().latest_revision_id != voor


def test_document_of_another_municipality_is_refused(client, wereld, overkant):
    page = wereld.hoofdstuk()
    tekst = f'<p><a linktype="document" id="{overkant.document.pk}">Lees</a></p>'
    response = bewaar(client, wereld.user(REDACTEUR), page, tekst=tekst)
    assert VREEMD["document"] in response.text
    assert wereld.hoofdstuk().latest_revision_id == page.latest_revision_id
