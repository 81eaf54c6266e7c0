"""The list of municipalities, the checked plan, and links in rich text: pure, without a database."""

from dataclasses import fields

import pytest
from django.core.exceptions import ValidationError

from gemeenten.management.commands.nieuwe_gemeente import Command
from gemeenten.onboarding import Plan
from gemeenten.onboarding.hostnaam import leesbaar
from gemeenten.regels.gemeentelijst import lijst
from handleiding.inhoud.links import herschrijf_html


def fouten(**velden) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as gevangen:
        Plan(**{"naam": "Leeuwarden", "code": "GM0080"} | velden).validate()
    return gevangen.value.message_dict


def test_list_holds_all_municipalities_of_its_year():
    gemeenten = lijst.gemeenten()
    assert len(gemeenten) == 342
    assert len(set(gemeenten.values())) == 342
    assert gemeenten["GM0080"] == "Leeuwarden"
    assert gemeenten["GM0518"] == "'s-Gravenhage"
    assert gemeenten["GM0820"] == "Nuenen, Gerwen en Nederwetten"


@pytest.mark.parametrize(
    ("naam", "code", "adres"),
    [
        ("'s-Gravenhage", "GM0518", "s-gravenhage"),
        ("’s-Gravenhage", "GM0518", "s-gravenhage"),
        ("Den Haag", "GM0518", "den-haag"),
        ("Súdwest-Fryslân", "GM1900", "sudwest-fryslan"),
        ("Sudwest-Fryslan", "GM1900", "sudwest-fryslan"),
        ("Bergen (L.)", "GM0893", "bergen-l"),
        ("Bergen (NH.)", "GM0373", "bergen-nh"),
        ("Nuenen, Gerwen en Nederwetten", "GM0820", "nuenen-gerwen-en-nederwetten"),
    ],
)
def test_awkward_names_are_known_and_get_an_address(naam, code, adres):
    plan = Plan(naam=naam, code=code)
    plan.validate()
    assert plan.adres == adres


@pytest.mark.parametrize(
    ("velden", "veld", "tekst"),
    [
        ({"naam": " "}, "naam", "Vul de naam"),
        ({"naam": "ŷ!", "code": "GM1234", "slug": "-"}, "slug", "kleine letters"),
        ({"code": "0080"}, "code", "GM en vier cijfers"),
        ({"code": "GM0080x"}, "code", "GM en vier cijfers"),
        ({"code": "GM0098"}, "code", "hoort bij Weststellingwerf"),
        ({"naam": "Bergen (X)", "code": "GM0893"}, "code", "hoort bij Bergen (L.)"),
        ({"naam": "Weesp", "code": "GM0457"}, "code", "staat niet in de lijst van gemeenten van"),
        ({"hostnaam": "https://hh.example.nl"}, "hostnaam", "zonder https"),
        ({"hostnaam": "localhost"}, "hostnaam", "zonder https"),
        ({"hostnaam": "hh.example.nl:443"}, "hostnaam", "poortnummer"),
        ({"hostnaam": "hh..example.nl"}, "hostnaam", "zonder https"),
        ({"naam": "a" * 101, "buiten_lijst": True}, "naam", "te lang"),
        ({"naam": "a" * 101, "buiten_lijst": True}, "slug", "te lang"),
        ({"naam": "Nergenshuizen", "code": ""}, "code", "kent geen gemeente “Nergenshuizen”."),
        ({"naam": "Bergen", "code": ""}, "code", "Bedoelt u Bergen (L.) of Bergen (NH.)?"),
        ({"naam": "Sudwest Fryslan", "code": "GM0080"}, "code", "hoort bij Leeuwarden"),
        ({"kleur": "#ffff00"}, "kleur", "niet goed te lezen"),
    ],
)
def test_plan_that_cannot_be_carried_out_says_why_at_the_field(velden, veld, tekst):
    assert tekst in fouten(**velden)[veld][0]


@pytest.mark.parametrize(
    ("getypt", "code", "naam"),
    [
        ("heerenveen", "GM0074", "Heerenveen"),
        (" SUDWEST  FRYSLAN ", "gm1900", "Súdwest-Fryslân"),
        ("’s-gravenhage", "GM0518", "'s-Gravenhage"),
        ("den haag", "GM0518", "Den Haag"),
        ("Bergen (L)", "GM0893", "Bergen (L.)"),
        ("Hengelo (O.)", "GM0164", "Hengelo"),
        ("Utrecht (gemeente)", "GM0344", "Utrecht"),
        ("Nieuw\nStein", "GM9999", "Nieuw Stein"),
        ("Gŷtsjerk", "GM9999", "Gŷtsjerk"),
    ],
)
def test_name_takes_its_official_spelling(getypt, code, naam):
    plan = Plan(naam=getypt, code=code)
    assert (plan.naam, plan.code) == (naam, code.upper())


@pytest.mark.parametrize(
    ("getypt", "netjes"),
    [
        (" HH.Example.NL. ", "hh.example.nl"),
        ("súdwest.example.nl", "xn--sdwest-pya.example.nl"),
        ("xn--sdwest-pya.example.nl", "xn--sdwest-pya.example.nl"),
        ("", ""),
    ],
)
def test_host_name_takes_the_one_form_that_browsers_send(getypt, netjes):
    assert Plan(naam="x", code="x", hostnaam=getypt).hostnaam == netjes


def test_host_name_can_be_read_back():
    assert leesbaar("xn--sdwest-pya.example.nl") == (
        "súdwest.example.nl (xn--sdwest-pya.example.nl)"
    )
    assert leesbaar("hh.example.nl") == "hh.example.nl"


def test_municipality_newer_than_the_list_is_possible_on_purpose():
    Plan(naam="Nieuw", code="GM2001", buiten_lijst=True).validate()


def test_plan_survives_the_trip_to_a_background_task():
    plan = Plan(naam="Leeuwarden", code="GM0080", zonder_hoofdstukken=("a", "b"), kleur="#154273")
    assert Plan.from_json(plan.to_json()) == plan


def test_the_command_asks_for_all_of_a_plan():
    """What it asks for by another name is a list there."""
    parser = Command().create_parser("manage.py", "nieuwe_gemeente")
    gevraagd = {optie.dest for optie in parser._actions}
    anders = {"zonder_hoofdstukken": "zonder_hoofdstuk", "uitnodigingen": "uitnodigen"}
    velden = {anders.get(veld.name, veld.name) for veld in fields(Plan)}
    assert velden <= gevraagd, "Ask it in the command nieuwe_gemeente."


def vertaal(soort, pk):
    return {("page", 1): 11, ("page", 2): None, ("document", 3): None, ("image", 4): None}.get(
        (soort, pk), pk
    )


@pytest.mark.parametrize(
    ("voor", "na"),
    [
        ('<a linktype="page" id="1">x</a>', '<a linktype="page" id="11">x</a>'),
        ('<a id="1" linktype="page"><b>x</b></a>', '<a id="11" linktype="page"><b>x</b></a>'),
        ("<a linktype='page' id='1'>x</a>", "<a linktype='page' id='11'>x</a>"),
        (
            '<a linktype="page" id="1" data-id="1">x</a>',
            '<a linktype="page" id="11" data-id="1">x</a>',
        ),
        ('<p><a linktype="page" id="2">x</a> y</p>', "<p>x y</p>"),
        ('<a linktype="document" id="3">x</a>', "x"),
        ('<a linktype="document" id="1">x</a>', '<a linktype="document" id="1">x</a>'),
        ('<p>a</p><embed embedtype="image" id="4" alt="b"/><p>c</p>', "<p>a</p><p>c</p>"),
        ('<a href="https://example.nl/?id=1">x</a>', '<a href="https://example.nl/?id=1">x</a>'),
        (
            '<a linktype="page" id="1">a</a><a linktype="page" id="2">b</a>',
            '<a linktype="page" id="11">a</a>b',
        ),
    ],
)
def test_links_in_rich_text_go_to_the_copy(voor, na):
    assert herschrijf_html(voor, vertaal) == na
