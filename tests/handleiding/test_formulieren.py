"""Forms in the CMS say what is wrong: once above the form with a way to the field, and at the field itself."""

import re

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template

HUIS = (
    "{% load fouten wagtailadmin_tags %}{% fouten form rijen %}"
    "{% formattedfield form.soort %}{% formattedfield form.naam %}"
)


class Formulier(forms.Form):
    naam = forms.CharField(label="Naam", help_text="Zoals op de deur.")
    soort = forms.ChoiceField(
        label="Soort", choices=[("a", "eerste"), ("b", "tweede")], widget=forms.RadioSelect
    )


class Rij(forms.Form):
    dag = forms.DateField(label="Dag", error_messages={"invalid": "Deze dag bestaat niet."})


Rijen = forms.formset_factory(Rij, extra=0)


def toon(data=None, dagen=()):
    rijen = {"form-TOTAL_FORMS": len(dagen), "form-INITIAL_FORMS": 0}
    rijen |= {f"form-{i}-dag": dag for i, dag in enumerate(dagen)}
    context = {"form": Formulier(data), "rijen": Rijen(rijen if dagen else None)}
    return Template(HUIS).render(Context(context))


def test_nothing_is_said_before_somebody_sends_the_form():
    assert 'class="help-block help-critical fouten"' not in toon()


def test_each_error_is_in_the_list_with_a_link_to_its_field():
    html = toon({"naam": "", "soort": ""}, dagen=["1-1-2027", "31-2-2027"])
    lijst = html[: html.index("data-field-wrapper")]
    koppelingen = re.findall(r'<a href="#([^"]+)">([^<:]+)', lijst)
    assert koppelingen == [
        ("id_naam", "Naam"),
        ("id_soort_0", "Soort"),
        ("id_form-1-dag", "2. Dag"),
    ]
    assert "Er kloppen 3 dingen niet" in lijst
    for anker, _ in koppelingen[:2]:
        assert f'id="{anker}"' in html
    assert re.search(r'role="alert"\s+tabindex="-1"\s+autofocus', lijst)


def test_what_is_wrong_with_the_whole_has_no_link():
    class Geheel(Formulier):
        def clean(self):
            raise forms.ValidationError("Dit past niet bij elkaar.")

    html = Template("{% load fouten %}{% fouten form %}").render(
        Context({"form": Geheel({"naam": "x", "soort": "a"})})
    )
    assert "Dit past niet bij elkaar." in html
    assert "<a " not in html


@pytest.mark.parametrize("data", [None, {"naam": "", "soort": ""}])
def test_buttons_that_belong_together_are_a_group_with_a_name(data):
    html = toon(data)
    assert re.search(r'role="group" aria-label="Soort, verplicht"', html)
    assert 'role="group" aria-label="Naam' not in html


def test_field_with_a_hint_is_described_by_its_error_too():
    soep = BeautifulSoup(toon({"naam": "", "soort": "a"}), "html.parser")
    ankers = soep.find("input", attrs={"name": "naam"})["aria-describedby"].split()
    fout, hulp = (soep.find(id=anker).get_text(strip=True) for anker in ankers)
    assert fout == "Dit is een verplicht veld."
    assert hulp == "Zoals op de deur."


def test_field_that_is_right_is_described_by_its_hint_alone():
    soep = BeautifulSoup(toon({"naam": "Buurthuis", "soort": "a"}), "html.parser")
    anker = soep.find("input", attrs={"name": "naam"})["aria-describedby"]
    assert soep.find(id=anker).get_text(strip=True) == "Zoals op de deur."


def test_field_without_a_hint_points_to_its_error():
    class Kaal(forms.Form):
        naam = forms.CharField(label="Naam")

    html = Template("{% load wagtailadmin_tags %}{% formattedfield form.naam %}").render(
        Context({"form": Kaal({"naam": ""})})
    )
    anker = re.search(r'aria-describedby="([^"]+)"', html)[1]
    assert f'data-field-errors id="{anker}"' in html
