"""The summary of a chapter: above its text, in the overviews, and in what search shows."""

import pytest

from handleiding.models import HoofdstukPage
from handleiding.publiek import geheugen
from handleiding.publiek.zoeken import indexeren

pytestmark = pytest.mark.django_db
SCHRIJVER, KEURDER = "redacteur-leeuwarden", "beoordelaar-leeuwarden"
HTML = "<p>Tien keer <b>samen</b> leren &amp; doen.</p>"


def publiceer(wereld, kort=HTML, slug="programma"):
    page = wereld.hoofdstuk(slug).get_latest_revision_as_object()
    page.in_het_kort = kort
    page.save_revision(user=wereld.user(SCHRIJVER))
    wereld.publiceer(page, SCHRIJVER, KEURDER)
    return HoofdstukPage.objects.get(pk=page.pk)


def test_it_is_the_first_of_the_chapter(client, wereld):
    html = client.get(publiceer(wereld).url).text
    assert html.count("Tien keer <b>samen</b> leren &amp; doen.") == 1
    assert html.index("<h1") < html.index("In het kort</a></h2>") < html.index("De bijeenkomsten.")
    assert '<meta name="description" content="Tien keer samen leren ' in html


def test_the_overview_shows_it_and_the_contents_beside_a_text_do_not(client, wereld):
    page = publiceer(wereld)
    overzicht = page.get_parent()
    assert "Tien keer <b>samen</b>" in client.get(overzicht.url).text
    assert "Tien keer <b>samen</b>" not in client.get(wereld.hoofdstuk("inleiding").url).text
    client.force_login(wereld.user(SCHRIJVER))
    assert "Tien keer <b>samen</b>" in client.get(overzicht.url).text


def test_a_new_summary_renews_what_is_kept_of_the_overview(client, wereld):
    overzicht = publiceer(wereld).get_parent()
    for nummer in range(3):
        client.get(f"{overzicht.url}?{nummer}")
    publiceer(wereld, "<p>Heel iets anders.</p>")
    bewaard = client.get(f"{overzicht.url}?4").text
    assert "Heel iets anders." in bewaard
    geheugen.leeg()
    assert client.get(f"{overzicht.url}?4").text == bewaard


def test_without_one_a_chapter_has_no_such_block(client, wereld):
    assert "In het kort" not in client.get(wereld.hoofdstuk("programma").url).text


def test_search_shows_it_where_the_title_answers(client, wereld):
    page = publiceer(wereld, "<p>Kwispelen doen wij samen.</p>")
    indexeren.werk_bij()
    gevonden = client.get("/zoeken/", {"q": "kwispelen"}).text
    assert page.url in gevonden
    assert "doen wij samen." in gevonden
    eerste = client.get("/gemeenten/leeuwarden/zoeken/", {"q": "programma"}).text
    stuk = eerste[eerste.index(f'href="{page.url}') :][:700]
    assert "Kwispelen doen wij samen." in stuk
