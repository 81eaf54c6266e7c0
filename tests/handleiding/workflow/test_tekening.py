"""The drawing is the table: in the README, in the CMS and in words."""

import re
from pathlib import Path

from django.urls import reverse

from handleiding.workflow.rules import TABEL, Toestand
from handleiding.workflow.tekening import markdown, mermaid, rijen, svg

README = Path(__file__).parents[3] / "handleiding" / "README.md"


def pijlen_van_de_tabel():
    """The arrows, read from the table by another way than the drawing's."""
    paren = set()
    for overgang in TABEL:
        if len(overgang.van) == len(Toestand):
            continue
        anders = dict(overgang.anders)
        for van in overgang.van:
            doelen = {anders[van]} if van in anders else set(overgang.naar)
            paren |= {(van.value, naar.value) for naar in doelen - {van}}
    return paren


def test_svg_has_an_arrow_for_each_change_of_state():
    getekend = set(re.findall(r'data-van="(\w+)" data-naar="(\w+)"', svg()))
    assert getekend == pijlen_van_de_tabel()
    assert all(toestand.label in svg() for toestand in Toestand)


def test_mermaid_has_the_same_arrows():
    assert set(re.findall(r"(\w+) --> (\w+):", mermaid())) == pijlen_van_de_tabel()


def test_words_name_each_row():
    assert [rij["actie"] for rij in rijen()] == [overgang.actie.label for overgang in TABEL]
    assert {rij["van"] for rij in rijen() if rij["actie"] == "spoedpublicatie"} == {"elke toestand"}


def test_readme_shows_the_table_of_now():
    assert markdown() in README.read_text(encoding="utf-8")


def test_help_shows_it_to_everyone_in_the_cms(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    tekst = client.get(reverse("werkwijze")).text
    assert svg() in tekst
    assert "achteraf goedkeuren" in tekst
    assert reverse("werkwijze") in client.get(reverse("wagtailadmin_home")).text
