"""One table says which fields hold text about people; nobody forgets a new field."""

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from gemeenten.models import Begeleider, Contactpersoon
from gemeenten.models.persoon import Persoon
from gemeenten.persoonsgegevens.lezen import Mens
from gemeenten.persoonsgegevens.plaatsen import heeft_tekst, plaatsen
from gemeenten.persoonsgegevens.tabel import (
    _TABEL,
    Houdt,
    bereikbaar_op,
    herkend_aan,
    houdt,
    leeg,
    onbeslist,
    persoonsvelden,
)
from gemeenten.persoonsgegevens.vinden import Zoeker
from gemeenten.persoonsgegevens.wegblijven import _sporen
from gemeenten.persoonsgegevens.zoekterm import Zeker, Zoekvraag
from gemeenten.telefoon import validate_telefoon

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


@pytest.fixture
def proefpersoon():
    """A kind of person with a second address and number, and a fact in words."""
    with isolate_apps("gemeenten"):

        class Proefpersoon(Persoon):
            prive = models.EmailField("eigen adres")
            mobiel = models.CharField(max_length=30, validators=[validate_telefoon])
            talen = models.CharField("spreektalen", max_length=30)
            persoonsvelden = (*Persoon.persoonsvelden, "prive", "mobiel", "talen")

            class Meta:
                app_label = "gemeenten"

        yield Proefpersoon


@pytest.mark.parametrize(
    ("gezocht", "waarden", "zeker"),
    [
        ("an@voorbeeld.example", {"prive": "An@voorbeeld.example"}, Zeker.ADRES),
        ("06 12 34 56 78", {"mobiel": "0612345678"}, Zeker.NUMMER),
        ("An de Vries", {"naam": "An de Vries", "talen": "Fries"}, Zeker.NAAM),
        ("Fries", {"naam": "An de Vries", "talen": "Fries"}, None),
    ],
)
def test_a_person_is_found_by_each_address_and_number_without_a_line_for_it(
    proefpersoon, gezocht, waarden, zeker
):
    vraag = Zoekvraag.van([gezocht])
    assert Zoeker(vraag, vraag).van_deze(Mens(proefpersoon, (), waarden)) == zeker


def test_what_leads_to_a_person_is_sought_further_and_kept_away(proefpersoon):
    assert herkend_aan(proefpersoon) == ("naam", "prive", "mobiel")
    assert bereikbaar_op(Contactpersoon) == ("email", "telefoon")
    assert herkend_aan(Begeleider) == ("naam",)
    oud, nieuw = (
        _sporen(1, proefpersoon, {"mobiel": nummer, "talen": "Fries"})
        for nummer in ("06 12345678", "+31 6 12 34 56 78")
    )
    assert oud == nieuw
    assert list(oud.values()) == ["mobiel"], "who speaks the same language is somebody else"


def test_a_name_in_a_fact_about_another_is_shown(proefpersoon):
    vraag = Zoekvraag.van(["Zoë d'Ambrozzio"])
    ander = Mens(proefpersoon, (), {"naam": "An de Vries", "talen": "Zoë d'Ambrozzio vertaalt"})
    (vondst,) = Zoeker(vraag, vraag)._van_mens(None, Begeleider(), 1, ander)
    assert vondst.houdt is Houdt.PAGINA
    assert vondst.namen[1] == "spreektalen"
