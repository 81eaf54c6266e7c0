"""Writing a text of one's own on the merge screen, and saving what was merged: no word and no link goes."""

import json
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.kernband.wijzigingen.zelfschrijven import Eigenveld
from gemeenten.merge import Besluit, Soort
from gemeenten.merge.richtext import normalise
from handleiding.blocks.tekst import TEKST_FEATURES
from handleiding.models import BijeenkomstPage, HoofdstukPage

from .test_woorden_blijven import inleiding, publiceer_inleiding

REDACTEUR = "redacteur-leeuwarden"
ONS = (
    '<p data-block-key="aaaaa">Bel <a href="https://voorbeeld.nl/hulp">het steunpunt</a> of '
    "<b>112</b> bij nood.</p>"
)
KERN = '<p data-block-key="aaaaa">Bel bij nood altijd 112.</p>'


def editor(html, features=TEKST_FEATURES) -> str:
    """Return a text as the editor in the browser holds it."""
    return ContentstateConverter(features).from_database_format(html)


def door_de_browser(html, features=TEKST_FEATURES) -> str:
    """Open and save a text in the editor: it holds blocks by key, so of two with one key one is gone."""
    staat = json.loads(editor(html, features))
    staat["blocks"] = list({blok["key"]: blok for blok in staat["blocks"]}.values())
    return ContentstateConverter(features).to_database_format(json.dumps(staat))


class Velden(HTMLParser):
    """The value of each input, by name."""

    def __init__(self, html):
        super().__init__()
        self.waarden = {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        gevonden = dict(attrs)
        if tag == "input":
            self.waarden[gevonden.get("name")] = gevonden.get("value")


@pytest.fixture
def conflict(wereld):
    """Both sides changed one paragraph of the introduction; returns what the screen sends besides."""
    publiceer_inleiding(wereld, '<p data-block-key="aaaaa">Bel bij nood.</p>')
    page = inleiding(wereld).get_latest_revision_as_object()
    page.inhoud[0].value = page.inhoud[0].value.__class__(ONS)
    page.basis = HoofdstukPage.objects.kernpaginas().get(slug="inleiding").live_revision
    page.save_revision(user=wereld.user(REDACTEUR))
    publiceer_inleiding(wereld, KERN)
    return {"stand": maak_voorstel(inleiding(wereld)).stand}


def scherm(wereld):
    return reverse("kernwijziging", args=[inleiding(wereld).pk])


def tekst_nu(wereld) -> str:
    return inleiding(wereld).get_latest_revision_as_object().inhoud.get_prep_value()[0]["value"]


def test_links_and_markup_that_the_writer_did_not_touch_stay(redacteur, wereld, conflict):
    geschreven = editor(ONS.replace("bij nood", "bij gevaar"))
    redacteur.post(scherm(wereld), conflict | {"keuze-0": "eigen", "tekst-0": geschreven})
    assert normalise(tekst_nu(wereld)) == normalise(ONS.replace("bij nood", "bij gevaar"))


def test_what_the_screen_starts_with_is_our_text(redacteur, wereld, conflict):
    velden = Velden(redacteur.get(scherm(wereld)).text).waarden
    assert "steunpunt" in velden["tekst-0"]
    redacteur.post(scherm(wereld), conflict | {"keuze-0": "eigen", "tekst-0": velden["tekst-0"]})
    assert tekst_nu(wereld) == ONS


def test_what_was_written_is_still_there_when_something_is_missing(redacteur, wereld, conflict):
    geschreven = editor(ONS.replace("bij nood", "bij gevaar"))
    data = conflict | {"stand": "oud", "keuze-0": "eigen", "tekst-0": geschreven}
    antwoord = redacteur.post(scherm(wereld), data)
    assert antwoord.status_code == 200
    assert "bij gevaar" in Velden(antwoord.text).waarden["tekst-0"]
    assert "voorbeeld.nl/hulp" in Velden(antwoord.text).waarden["tekst-0"]


def test_both_texts_survive_the_editor(redacteur, wereld, conflict):
    redacteur.post(scherm(wereld), conflict | {"keuze-0": "beide"})
    na = tekst_nu(wereld)
    assert "altijd 112" in na
    assert "steunpunt" in na
    assert door_de_browser(na) == na


@pytest.mark.parametrize("adres", ["kernwijziging", "kernwijziging_voorbeeld"])
def test_a_link_that_the_writer_could_not_choose_is_refused(redacteur, wereld, conflict, adres):
    vreemd = BijeenkomstPage.objects.descendant_of(wereld.editie("weststellingwerf")).first()
    BijeenkomstPage.objects.filter(pk=vreemd.pk).update(live=False)
    geschreven = editor(f'<p>Zie <a linktype="page" id="{vreemd.pk}">daar</a>.</p>')
    voor = tekst_nu(wereld)
    url = reverse(adres, args=[inleiding(wereld).pk])
    antwoord = redacteur.post(url, conflict | {"keuze-0": "eigen", "tekst-0": geschreven})
    assert tekst_nu(wereld) == voor
    if adres == "kernwijziging":
        assert "niet mag kiezen" in antwoord.context["fout"]
    else:
        assert "Zie" not in antwoord.text


@pytest.mark.parametrize(
    ("gestuurd", "uit"),
    [
        ("", ""),
        (editor(""), ""),
        ('{"blocks": [{"text": "Een woord"}]}', "<p>Een woord</p>"),
        ('{"blocks": 3}', '<p>{"blocks": 3}</p>'),
        ("Gewoon getypt\n<b>", "<p>Gewoon getypt</p><p>&lt;b&gt;</p>"),
    ],
    ids=["nothing", "empty editor", "a block", "no blocks", "typed"],
)
def test_whatever_the_field_sends_is_text(gestuurd, uit):
    assert normalise(veld("<p>Oud.</p>", "<p>Nieuw.</p>").waarde(gestuurd)) == uit


def veld(lokaal, kern):
    blok = HoofdstukPage._meta.get_field("inhoud").stream_block.child_blocks["tekst"]
    return Eigenveld(Besluit("inhoud/a/p1", Soort.CONFLICT, "", kern, lokaal), blok)


@pytest.mark.parametrize(
    "item",
    [
        '<li data-block-key="aaaaa">Neem <b>rustig</b> de tijd.</li>',
        '<li data-block-key="aaaaa">Neem de tijd.<ul><li data-block-key="bbbbb">Echt.</li></ul></li>',
    ],
)
def test_an_item_of_a_list_stays_one(item):
    eigen = veld(item, "<li>Neem tijd.</li>")
    gestuurd = Velden(eigen.toon("tekst-0", None)).waarden["tekst-0"]
    assert eigen.waarde(gestuurd) == item


def test_paragraphs_written_in_a_list_become_items():
    eigen = veld("<li>Een.</li>", "<li>Twee.</li>")
    uit = normalise(eigen.waarde(editor("<p>Drie.</p><ul><li>Vier.</li></ul><p>Vijf.</p>")))
    assert uit == "<li>Drie.</li><li>Vier.</li><li>Vijf.</li>"


def test_where_we_have_nothing_the_field_starts_empty(
    redacteur, wereld, wijzig_kern, wijzig_lokaal
):
    """The words on the screen for "nothing" never become text."""
    wijzig_kern(search_description="Eerst")
    page = wereld.bijeenkomst()
    stand = maak_voorstel(page).stand
    adres = reverse("kernwijziging", args=[page.pk])
    redacteur.post(adres, {"stand": stand, "keuze-0": "kern"})
    wijzig_lokaal(search_description="", doel="")
    wijzig_kern(search_description="Later", doel="<p>Anders.</p>")
    antwoord = redacteur.get(adres)
    assert [rij["tekst"] for rij in antwoord.context["rijen"]] == [None, None]
    assert "(niets)" not in "".join(rij["veld"] or "" for rij in antwoord.context["rijen"])
    data = {"stand": maak_voorstel(page).stand, "keuze-0": "eigen", "keuze-1": "lokaal"}
    redacteur.post(adres, data)
    concept = wereld.bijeenkomst().get_latest_revision_as_object()
    assert (concept.search_description, concept.doel) == ("", "")


def test_empty_rich_text_stays_empty():
    eigen = veld("", "<p>Nieuw.</p>")
    gestuurd = Velden(eigen.toon("tekst-0", None)).waarden["tekst-0"]
    assert "niets" not in gestuurd
    assert eigen.waarde(gestuurd) == ""
