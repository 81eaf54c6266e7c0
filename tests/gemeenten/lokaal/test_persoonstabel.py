"""One table says which fields hold text about people; nobody forgets a new field."""

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from gemeenten.models import Begeleider, Contactpersoon
from gemeenten.models.persoon import Persoon
from gemeenten.persoonsgegevens.plaatsen import heeft_tekst, plaatsen
from gemeenten.persoonsgegevens.tabel import (
    _TABEL,
    Houdt,
    houdt,
    leeg,
    onbeslist,
    persoonsvelden,
)

MODELLEN = [m for m in apps.get_models() if not m.__module__.startswith("tests.")]


@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model._meta.label)
def test_somebody_decided_about_each_text_field(model):
    assert onbeslist(model) == set(), "Decide in gemeenten/persoonsgegevens/tabel.py what it holds."


def test_the_table_names_only_fields_that_exist_and_each_once():
    for soort, tabel in _TABEL.items():
        for label, velden in tabel.items():
            for veld in velden.split():
                assert houdt(apps.get_model(label)._meta.get_field(veld)) is soort, (label, veld)


@isolate_apps("gemeenten")
def test_a_new_field_on_a_person_is_undecided_until_it_is_named():
    class Proefpersoon(Persoon):
        mobiel = models.CharField(max_length=30)

        class Meta:
            app_label = "gemeenten"

    assert {"mobiel", "functie"} <= onbeslist(Proefpersoon)
    Proefpersoon.persoonsvelden = (*Persoon.persoonsvelden, "mobiel")
    assert "mobiel" not in onbeslist(Proefpersoon)
    assert houdt(Proefpersoon._meta.get_field("mobiel")) is Houdt.PERSOON
    assert leeg(Proefpersoon)["mobiel"] == ""


def test_what_is_left_of_a_person():
    naam = {"naam": "", "toestemming": False, "toestemming_op": None}
    assert leeg(Begeleider) == naam
    assert leeg(Contactpersoon) == naam | {"email": "", "telefoon": "", "gecontroleerd_op": None}
    assert persoonsvelden(apps.get_model("wagtailcore.Page")) == ()


@pytest.mark.django_db
def test_every_table_with_text_about_people_is_reached(wereld):
    bereikt = {plaats.model for plaats in plaatsen(wereld.editie())}
    kern = {
        "handleiding.Kernpublicatie"
    }  # about the core's own text, which no edition removes from
    assert {m._meta.label for m in MODELLEN if heeft_tekst(m)} - {
        m._meta.label for m in bereikt
    } == kern
