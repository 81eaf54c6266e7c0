"""The table of messages: each has a line, words of its own, text and HTML that say the same, and a switch."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core import mail
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.users.models import UserProfile

from gemeenten.goedkeuring.berichttabel import OP_SOORT, TABEL, markdown
from gemeenten.goedkeuring.post import stel_op
from gemeenten.goedkeuring.voorkeuren import VELDEN, WERKVELD, BerichtvoorkeurForm
from gemeenten.models import Bericht
from gemeenten.toegang.mensen.post import ACCOUNTBERICHTEN, onderwerpregel, stuur

PROJECT = Path(__file__).parents[3]
MAIL = PROJECT / "templates" / "gemeenten" / "mail"
OMHULSEL = {"berichten.txt", "berichten.html"}
VAN_WAGTAIL = {"submitted_notifications", "approved_notifications", "rejected_notifications"}
SOORTEN = pytest.mark.parametrize("rij", TABEL, ids=lambda rij: str(rij.soort))
TITEL = "Praten met <ouders> & kinderen"


def bericht(rij, page, **velden):
    gegevens = {
        "titel": TITEL,
        "waar": "Leeuwarden",
        "wie": "An de Vries",
        "reden": "Noem <b>de wijk</b>.",
        "dagen": 3,
        "werk": "opmerking:1",
    }
    return Bericht(soort=rij.soort, page_id=page.pk, **gegevens | velden)


def opgesteld(wereld, rij, **velden):
    """Return the mail with one message, with its text and the text of its HTML."""
    user = wereld.user("redacteur-leeuwarden")
    verstuurd = stel_op(user, [bericht(rij, wereld.bijeenkomst(), **velden)])
    ((html, soort),) = verstuurd.alternatives
    assert soort == "text/html"
    return verstuurd, BeautifulSoup(html, "html.parser")


def test_no_message_lacks_a_line_and_no_template_a_message():
    assert set(OP_SOORT) == set(Bericht.Soort), "Each has a row in TABEL, berichttabel.py."
    assert len(OP_SOORT) == len(TABEL)
    woorden = {pad.name for pad in MAIL.glob("*.*")} - OMHULSEL
    assert woorden == {f"{soort}.txt" for soort in OP_SOORT}, f"Each has its words in {MAIL}."


def test_no_template_branches_on_the_kind_of_message():
    for pad in MAIL.rglob("*.*"):
        assert "bericht.soort" not in pad.read_text(encoding="utf-8"), pad.name


@SOORTEN
def test_renders_in_text_and_html_and_names_its_edition(wereld, rij):
    verstuurd, html = opgesteld(wereld, rij)
    (punt,) = html.select("li")
    assert "Leeuwarden" in punt.get_text()
    link = punt.a.extract()
    assert TITEL in link.get_text()
    woorden = " ".join(punt.get_text().split())
    assert f"\n{woorden}\n{link['href']}\n" in verstuurd.body, "the same words in both"
    for deel in ("None", "{{", "{%", "&lt;"):
        assert deel not in verstuurd.body
    assert link["href"].startswith(settings.WAGTAILADMIN_BASE_URL)


@SOORTEN
def test_has_words_of_its_own(wereld, rij):
    zinnen = {r.soort: opgesteld(wereld, r, reden="")[1].li.contents[0].strip() for r in TABEL}
    assert [soort for soort, zin in zinnen.items() if zin == zinnen[rij.soort]] == [rij.soort]
    assert zinnen[rij.soort].endswith(".")


@SOORTEN
@pytest.mark.parametrize("titel", [TITEL, "Een titel\nmet een regeleinde", "Wolvega " * 30])
def test_subject_is_one_short_line(wereld, rij, titel):
    verstuurd, _ = opgesteld(wereld, rij, titel=titel)
    assert len(verstuurd.subject) < 80
    assert verstuurd.subject.startswith(settings.EMAIL_SUBJECT_PREFIX)
    assert "\n" not in verstuurd.subject
    assert verstuurd.subject.split(": ")[1].startswith(" ".join(titel.split())[:8])


@SOORTEN
def test_can_be_switched_off_where_people_set_it(rij):
    if rij.soort == Bericht.Soort.WERK:
        assert not rij.voorkeur
        assert any(WERKVELD.values())  # by the kind of work: see test_werk_in_mail
    elif rij.voorkeur in VELDEN:
        assert rij.voorkeur in BerichtvoorkeurForm.base_fields
    else:
        assert rij.voorkeur in VAN_WAGTAIL
        assert UserProfile._meta.get_field(rij.voorkeur)


@pytest.mark.parametrize("soort", ACCOUNTBERICHTEN, ids=lambda soort: soort.sjabloon)
def test_mail_about_an_account_says_the_same_in_text_and_html(wereld, soort):
    mens, context = (
        wereld.user("redacteur-leeuwarden"),
        {
            "editie": wereld.editie(),
            "link": "https://example.nl/kies/",
            "geldig_tot": timezone.now(),
            "door": "An de Vries",
            "reden": "Telefoon kwijt.",
            "kop": "Rol gegeven",
            "zin": "An de Vries gaf u een rol.",
        },
    )
    stuur(mens, soort, context)
    (verstuurd,) = mail.outbox
    html = BeautifulSoup(verstuurd.alternatives[0].content, "html.parser")
    assert len(verstuurd.subject) < 80
    for waarde in (mens.get_full_name(), "Leeuwarden", "An de Vries", "Telefoon kwijt."):
        assert (waarde in verstuurd.body) == (waarde in html.get_text())
    assert (context["link"] in verstuurd.body) == bool(html.select(f"a[href='{context['link']}']"))
    zinnen = [zin for zin in verstuurd.body.split("\n\n") if zin.strip() and "://" not in zin]
    tekst = " ".join(html.get_text(" ").split())
    for zin in zinnen:
        kaal = " ".join(zin.split()).rstrip(":,")
        assert kaal in tekst.replace(" ,", ",").replace(" .", "."), kaal


def test_long_name_of_an_edition_keeps_the_subject_short():
    assert len(onderwerpregel("Uitnodiging van " + "Gemeente " * 20)) < 80


def test_readme_shows_the_table():
    readme = (PROJECT / "gemeenten" / "goedkeuring" / "README.md").read_text(encoding="utf-8")
    assert markdown() in readme, f"Put this in gemeenten/goedkeuring/README.md:\n{markdown()}"


def test_subject_holds_what_people_typed_as_they_typed_it():
    context = {"bericht": Bericht(titel=TITEL), "vorm": "gemeenten/mail/vorm/onderwerp.txt"}
    assert TITEL in render_to_string(TABEL[0].sjabloon, context)
