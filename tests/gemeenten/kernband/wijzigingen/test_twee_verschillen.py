"""A conflict shows what each side changed; what went, came or moved is told with its neighbours and pictures."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

pytestmark = pytest.mark.django_db


def scherm(client, wereld):
    antwoord = client.get(reverse("kernwijziging", args=[wereld.bijeenkomst().pk]))
    soep = BeautifulSoup(antwoord.text, "html.parser")
    for voorlezer in soep.select(".w-sr-only"):
        voorlezer.decompose()
    return soep


def kolommen(soep):
    """Return by heading what is marked below it."""
    return {
        kop.get_text(): [(m.name, m.get_text()) for m in kop.find_next("div").select("ins, del")]
        for kop in soep.select(".samenvoegen__teksten h3")
    }


def onderdelen(page):
    return list(page.get_latest_revision_as_object().programma.get_prep_value())


def test_a_conflict_shows_what_the_core_changed_and_what_we_changed(
    redacteur, wereld, wijzig_kern, wijzig_lokaal
):
    wijzig_lokaal(doel="<p>Het doel van bijeenkomst 1 in onze wijk.</p>")
    wijzig_kern(doel="<p>Het hoofddoel van bijeenkomst 1.</p>")
    kolom = kolommen(scherm(redacteur, wereld))
    assert kolom["Onze tekst: wat wij veranderden"] == [("ins", " in onze wijk")]
    assert kolom["De kern nu: wat de kern veranderde"] == [("del", "doel"), ("ins", "hoofddoel")]


def test_what_the_core_took_away_is_told_with_its_neighbour(redacteur, wereld, wijzig_kern):
    delen = onderdelen(wereld.kernbijeenkomst())
    eerste = delen[0]["value"]["titel"]
    wijzig_kern(programma=[delen[0], *delen[2:]])
    soep = scherm(redacteur, wereld)
    assert f"De kern haalde dit weg. Bij ons staat het na ‘{eerste}’." in soep.get_text()
    assert "(niets: dit staat niet in de kern)" not in soep.get_text()


def test_what_the_core_moved_is_told_with_both_neighbours(redacteur, wereld, wijzig_kern):
    delen = onderdelen(wereld.kernbijeenkomst())
    titels = [deel["value"]["titel"] for deel in delen]
    wijzig_kern(programma=delen[::-1])
    tekst = scherm(redacteur, wereld).get_text()
    assert "De kern zet dit" in tekst
    assert any(f"Bij ons staat het na ‘{titel}’." in tekst for titel in titels) or (
        "Bij ons staat het vooraan." in tekst
    )


def test_what_the_core_added_is_told_with_its_neighbour(redacteur, wereld, wijzig_kern):
    delen = onderdelen(wereld.kernbijeenkomst())
    nieuw = {
        **delen[0],
        "id": "00000000-0000-4000-8000-000000000009",
        "value": {**delen[0]["value"], "titel": "Kring"},
    }
    wijzig_kern(programma=[*delen, nieuw])
    laatste = delen[-1]["value"]["titel"]
    assert f"De kern zette dit erbij, na ‘{laatste}’." in scherm(redacteur, wereld).get_text()


# Wagtail leaves the temporary file of a picture to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_picture_is_shown_itself(redacteur, wereld, wijzig_kern):
    bestand = BytesIO()
    Image.new("RGB", (8, 8)).save(bestand, "PNG")
    beeld = get_image_model().objects.create(
        title="De kring", file=ContentFile(bestand.getvalue(), "kring.png")
    )
    html = f'<p>Zie.</p><embed alt="Kring" embedtype="image" format="fullwidth" id="{beeld.pk}"/>'
    wijzig_kern(doel=html)
    [plaatje] = scherm(redacteur, wereld).select(".samenvoegen__tekst img")
    assert plaatje["alt"] == "Afbeelding ‘De kring’"
