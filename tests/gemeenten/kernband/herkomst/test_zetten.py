"""A part of the handbook is put on paper, and shown with where its words come from, by its own template."""

import pytest
from django.template.loader import get_template
from wagtail.models import get_page_models

from gemeenten.persoonsgegevens.tabel import tekstvelden
from handleiding.models import HandleidingPage, OnderdeelPage

ONDERDELEN = [
    model
    for model in get_page_models()
    if issubclass(model, OnderdeelPage)
    and model is not OnderdeelPage
    and model._meta.app_label != "proef"
]
PER_ONDERDEEL = pytest.mark.parametrize("model", ONDERDELEN, ids=lambda model: model.__name__)


def bron(model):
    return get_template(model.template).template.source


@PER_ONDERDEEL
def test_paper_gives_the_template_its_own_frame(model):
    if model is HandleidingPage:
        pytest.skip("on paper its place is taken by the contents")
    assert bron(model).startswith("{% extends kader|default:"), model.template


@PER_ONDERDEEL
def test_each_field_has_a_place_for_its_mark(model):
    velden = ["title", *(veld.name for veld in tekstvelden(model))]
    zonder = [naam for naam in velden if f'{{% merkteken "{naam}" %}}' not in bron(model)]
    assert not zonder, f"Put a merkteken before these in {model.template}."
