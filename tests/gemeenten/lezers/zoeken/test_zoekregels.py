"""Readers' search reads rich text and streams by itself; a page type says what else of it they may find."""

import pytest
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, get_page_models

from gemeenten.persoonsgegevens.tabel import Houdt, houdt, tekstvelden

SOORTEN = [
    model for model in get_page_models() if model._meta.app_label not in {"proef", "wagtailcore"}
]


def wat_zoeken_niet_leest(model):
    """Return the text of a page type, for readers, in plain fields and in rows below it."""
    tabellen = (model, *(tabel for tabel in model._meta.get_parent_list() if tabel is not Page))
    eigen = [
        veld
        for tabel in tabellen
        for veld in tekstvelden(tabel)
        if not isinstance(veld, RichTextField | StreamField)
    ]
    rijen = [
        veld
        for verband in get_all_child_relations(model)
        for veld in tekstvelden(verband.related_model)
    ]
    return [str(veld) for veld in (*eigen, *rijen) if houdt(veld) is Houdt.PAGINA]


@pytest.mark.parametrize("model", SOORTEN, ids=lambda model: model.__name__)
def test_what_search_does_not_read_by_itself_is_told_by_the_page_type(model):
    elders = wat_zoeken_niet_leest(model)
    assert not elders or hasattr(model, "zoekregels"), (
        f"Say in zoekregels of {model.__name__} which lines of these readers find, if any: {elders}"
    )
