"""The look of an edition: contrast, the stylesheet and its address."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from gemeenten.thema import Thema, contrast_met_wit, validate_kleur


@pytest.mark.parametrize(
    ("kleur", "verwacht"),
    [
        ("#000000", 21.0),
        ("#ffffff", 1.0),
        ("#767676", 4.54),
        ("#777777", 4.48),
        ("#ff0000", 4.00),
        ("#008000", 5.14),
        ("#0000FF", 8.59),
        ("#ffff00", 1.07),
    ],
)
def test_contrast_with_white_follows_wcag(kleur, verwacht):
    assert contrast_met_wit(kleur) == pytest.approx(verwacht, abs=0.005)


@pytest.mark.parametrize("kleur", ["#154273", "#767676", "#000000"])
def test_a_colour_that_carries_white_text_is_accepted(kleur):
    validate_kleur(kleur)


@pytest.mark.parametrize(
    "kleur", ["#777777", "#ffff00", "#fff", "154273", "#15427z", "red", "", "#154273;}body{x:y"]
)
def test_a_colour_that_is_too_light_or_no_colour_is_refused(kleur):
    with pytest.raises(ValidationError):
        validate_kleur(kleur)


def test_the_hash_follows_the_content():
    assert Thema("#154273").hash == Thema("#154273").hash
    assert Thema("#154273").hash != Thema("#0b5563").hash


@pytest.fixture
def leeuwarden(wereld):
    editie = wereld.editie()
    editie.kleur = "#0a5c36"
    editie.save()
    return editie


def test_the_stylesheet_of_an_edition_is_kept_for_a_year(client, leeuwarden):
    response = client.get(reverse("thema", args=[leeuwarden.thema.hash]))

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "--basis-color-accent:#0a5c36" in response.text
    assert "immutable" in response.headers["Cache-Control"]
    assert "max-age=31536000" in response.headers["Cache-Control"]
    assert "public" in response.headers["Cache-Control"]
    assert not response.cookies


def test_a_theme_that_no_edition_uses_is_not_found(client, leeuwarden):
    assert client.get(reverse("thema", args=[Thema("#123456").hash])).status_code == 404


def test_the_stylesheet_can_only_be_read(client, leeuwarden):
    assert client.post(reverse("thema", args=[leeuwarden.thema.hash])).status_code == 405


def test_a_page_of_an_edition_links_its_theme(client, leeuwarden):
    response = client.get(leeuwarden.url)

    assert reverse("thema", args=[leeuwarden.thema.hash]) in response.text
    assert "style=" not in response.text
    assert "<style" not in response.text


def test_the_core_has_no_theme(client, leeuwarden):
    assert "/thema/" not in client.get("/").text
