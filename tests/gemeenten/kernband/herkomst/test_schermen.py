"""Provenance where people see it: editor, screen of one page, preview, and the edition's list."""

import csv
import io
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from gemeenten.onboarding import Plan, onboard_gemeente
from handleiding.models import LiteratuurPage
from tests.gemeenten.kernband.herkomst.conftest import EIGEN

ADRES = "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-1/"


def adres(wereld, naam="wagtailadmin_pages:edit", nummer=1):
    return reverse(naam, args=[wereld.bijeenkomst(nummer).pk])


REDACTEUR = "redacteur-leeuwarden"


def werk(pk, titel):
    waarde = {"auteur": "A. Auteur", "titel": titel, "jaar": "1999", "moment": "deze"}
    return {"type": "item", "id": pk, "value": waarde}


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(url).status_code == 200
    return len(gevangen)


def merken(tekst):
    script = re.search(r'<script id="herkomst-merken"[^>]*>(.*?)</script>', tekst, re.DOTALL)
    return {merk["contentpath"]: merk for merk in json.loads(script[1])}


def rechttoe(tekst):
    return " ".join(re.sub(r"<[^>]+>", " ", tekst).split())


class TestEditor:
    def test_panel_names_each_place_without_script(self, redacteur, wereld, afwijkend):
        tekst = redacteur.get(adres(wereld)).text
        assert "3 aangepast, 1 eigen, 1 weggelaten; de rest is tekst van de kern" in rechttoe(tekst)
        assert "Dit gaat over de laatst bewaarde versie" in tekst
        assert "Programma, ‘Rondje door Aldlân’ Eigen" in rechttoe(tekst)
        assert "Programma, ‘Casus’ Weggelaten" in rechttoe(tekst)
        assert f"#:w:contentpath=programma.{EIGEN['id']}" in tekst
        paneel = tekst.split('id="herkomst-paneel"')[1].split("herkomst-merken")[0]
        assert "<script" not in paneel.removesuffix('<script id="')
        assert '<ins><span class="w-sr-only">toegevoegd: </span> in de wijk' in paneel

    def test_each_block_field_and_changed_item_has_its_label(self, redacteur, wereld, afwijkend):
        gevonden = merken(redacteur.get(adres(wereld)).text)
        onderwerp = afwijkend["onderwerpen"][0]["id"]
        terugblik = afwijkend["programma"][0]["id"]
        assert gevonden["title"]["label"] == "Aangepast"
        assert gevonden["doel"]["label"] == "Kern"
        assert gevonden[f"programma.{terugblik}"]["label"] == "Aangepast"
        assert gevonden[f"programma.{terugblik}.instructie"]["label"] == "Aangepast"
        assert f"programma.{terugblik}.titel" not in gevonden
        assert gevonden[f"programma.{EIGEN['id']}"]["label"] == "Eigen"
        items = [
            m
            for pad, m in gevonden.items()
            if pad.startswith(f"onderwerpen.{onderwerp}.onderdelen.")
        ]
        assert [(m["label"], m["slot"]) for m in items] == [
            ("Kern", "‘deel a’"),
            ("Weggelaten", "‘deel b’"),
        ]
        weg = next(m for m in gevonden.values() if m["slot"] == "‘Casus’")
        assert (weg["label"], weg["na"]) == ("Weggelaten", "‘Terugblik’")

    def test_fresh_variant_is_all_core(self, redacteur, wereld):
        tekst = redacteur.get(adres(wereld)).text
        assert "alles is tekst van de kern" in tekst
        assert {m["label"] for m in merken(tekst).values()} == {"Kern"}
        assert reverse("terug_naar_de_kern", args=[wereld.bijeenkomst().pk]) not in tekst

    def test_core_pages_have_no_panel(self, client, wereld):
        client.force_login(wereld.user("kernredacteur"))
        url = reverse("wagtailadmin_pages:edit", args=[wereld.kernbijeenkomst().pk])
        assert "herkomst-paneel" not in client.get(url).text

    def test_looking_writes_nothing(self, redacteur, wereld, afwijkend):
        voor = Revision.objects.count(), PageLogEntry.objects.count()
        redacteur.get(adres(wereld))
        redacteur.get(adres(wereld, "herkomst"))
        assert (Revision.objects.count(), PageLogEntry.objects.count()) == voor

    def test_costs_four_queries_however_many_blocks_differ(
        self, redacteur, wereld, afwijkend, bewaar, monkeypatch
    ):
        def meer(inhoud):
            inhoud["materiaal"] = [
                {
                    "type": "materiaal",
                    "value": f"Ding {n}",
                    "id": f"22222222-0000-0000-0000-{n:012}",
                }
                for n in range(40)
            ]

        weinig = queries(redacteur, adres(wereld))
        bewaar(meer)
        assert queries(redacteur, adres(wereld)) == weinig
        monkeypatch.setattr(
            "gemeenten.kernband.herkomst.paneel.herkomst_van_concept", lambda page: None
        )
        assert weinig - queries(redacteur, adres(wereld)) <= 4

    def test_markup_in_a_text_is_shown_as_text(self, redacteur, wereld, bewaar):
        kwaad = "</script><script>alert(1)</script>"
        bewaar(lambda inhoud: inhoud["materiaal"][0].update(value=kwaad))
        for naam in ("wagtailadmin_pages:edit", "herkomst", "terug_naar_de_kern"):
            assert kwaad not in redacteur.get(adres(wereld, naam)).text


class TestPreview:
    def test_marks_blocks_fields_and_what_was_left_out(self, redacteur, wereld, afwijkend):
        url = f"{adres(wereld, 'wagtailadmin_pages:view_draft')}?mode=herkomst"
        tekst = redacteur.get(url).text
        assert "Herkomst: 3 aangepast, 1 eigen, 1 weggelaten" in tekst
        eigen = '<span class="collectief-merkteken collectief-merkteken--eigen">Eigen</span>'
        plek = tekst.split(f'id="onderdeel-{EIGEN["id"]}">')[1]
        assert plek.startswith(eigen)
        assert "Weggelaten Programma, ‘Casus’" in rechttoe(tekst)
        # The goal, the slot with dates, material, point, reference, question; the topic's first part.
        assert tekst.count("collectief-merkteken--kern") == 7
        # Title, topic and first item, the topic's list, the item's instruction: at their place and
        # in the list above.
        assert tekst.count("collectief-merkteken--aangepast") == 5 * 2

    def test_reaches_what_is_inside_a_block(self, redacteur, wereld, afwijkend):
        """The parts of a topic are list items, those of a programme item fields of a struct."""
        url = f"{adres(wereld, 'wagtailadmin_pages:view_draft')}?mode=herkomst"
        aside, tekst = redacteur.get(url).text.split("</aside>", 1)
        terugblik = tekst.split(f'id="onderdeel-{afwijkend["programma"][0]["id"]}"')[1]
        assert rechttoe(terugblik).startswith("> Aangepast . Instructie: aangepast . Terugblik")
        onderwerpen = rechttoe(tekst.split('id="onderwerpen"')[1].split("</section>")[0])
        assert onderwerpen == (
            "> Onderwerpen Aangepast . Onderdelen: aangepast . Weggelaten: ‘deel b’ (na ‘deel a’) . "
            "Een onderwerp Kern . deel a"
        )
        instructie = rechttoe(tekst.split('id="instructie"')[1])
        assert instructie.startswith(
            "> Instructie per onderdeel Weggelaten: ‘Casus’ (na ‘Terugblik’)"
        )
        assert (
            "Aangepast Onderwerpen, ‘Een onderwerp’ Aangepast Onderdelen Weggelaten ‘deel b’ "
            "Aangepast Programma, ‘Terugblik’ Aangepast Instructie Weggelaten Programma, ‘Casus’"
        ) in rechttoe(aside)

    def test_reaches_structs_in_lists(self, redacteur, wereld):
        """In the overview of literature a group holds a list of references, each with fields."""
        page = LiteratuurPage.objects.descendant_of(wereld.editie()).get()
        kern = LiteratuurPage.objects.get(pk=page.kern_id)
        groep = {"kop": "Boeken", "verwijzingen": [werk("r1", "Een"), werk("r2", "Twee")]}
        for doel, jaar, door in ((kern, "1999", "kernredacteur"), (page, "2001", REDACTEUR)):
            groep["verwijzingen"][0]["value"]["jaar"] = jaar
            doel.overige = json.dumps([{"type": "groep", "id": "g1", "value": groep}])
            page.basis = kern.latest_revision
            doel.save_revision(user=wereld.user(door))
        url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        tekst = rechttoe(redacteur.get(f"{url}?mode=herkomst").text)
        assert "Boeken Aangepast . Jaar: aangepast . A. Auteur (2001). Een" in tekst
        assert "Kern . A. Auteur (1999). Twee" in tekst

    def test_the_editor_offers_it_for_variants_only(self, redacteur, client, wereld):
        assert "Met herkomst" in redacteur.get(adres(wereld)).text
        client.force_login(wereld.user("kernredacteur"))
        url = reverse("wagtailadmin_pages:edit", args=[wereld.kernbijeenkomst().pk])
        assert "Met herkomst" not in client.get(url).text

    def test_readers_never_see_it(self, client, wereld, afwijkend):
        url = f"{adres(wereld, 'wagtailadmin_pages:view_draft')}?mode=herkomst"
        for response in (client.get(f"{ADRES}?mode=herkomst"), client.get(url, follow=True)):
            assert "merkteken" not in response.text
            assert "Rondje door" not in response.text

    def test_the_ordinary_preview_has_no_labels(self, redacteur, wereld, afwijkend):
        tekst = redacteur.get(adres(wereld, "wagtailadmin_pages:view_draft")).text
        assert "Rondje door Aldlân" in tekst
        assert "merkteken" not in tekst

    @pytest.mark.parametrize("slug", ["inleiding", "handleiding", "bijlagen"])
    def test_other_page_types(self, redacteur, wereld, slug):
        from handleiding.models import OnderdeelPage

        page = OnderdeelPage.objects.descendant_of(wereld.editie()).get(slug=slug)
        url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        tekst = redacteur.get(f"{url}?mode=herkomst").text
        assert "Herkomst: alles is tekst van de kern" in tekst
        assert '<span class="collectief-merkteken collectief-merkteken--kern">Kern</span>' in tekst


class TestList:
    def lees(self, client, **vraag):
        return client.get(reverse("afwijkingen"), vraag)

    def test_fresh_edition_differs_nowhere(self, redacteur):
        assert "wijkt nergens af van de kern" in self.lees(redacteur).text

    def test_counts_and_links_to_each_spot(self, redacteur, wereld, afwijkend):
        response = self.lees(redacteur)
        (rij,) = response.context["rijen"]
        assert (rij.titel, rij.aantallen) == ("Kennismaken in Leeuwarden", (3, 1, 1, 0))
        assert response.context["totaal"] == len(rij.plekken) == 5
        plek = f"{adres(wereld, 'herkomst')}#plek-programma/{EIGEN['id']}"
        assert f'href="{plek}"' in response.text
        assert f'id="plek-programma/{EIGEN["id"]}"' in redacteur.get(plek).text

    @pytest.mark.parametrize(
        ("toon", "namen"),
        [
            ("eigen", ["Programma, ‘Rondje door Aldlân’"]),
            ("weggelaten", ["Programma, ‘Casus’"]),
            ("verplaatst", []),
            ("onzin", ["Titel", "", "", "", ""]),
        ],
    )
    def test_filter(self, redacteur, afwijkend, toon, namen):
        rijen = self.lees(redacteur, toon=toon).context["rijen"]
        gevonden = [plek.naam for rij in rijen for plek in rij.plekken]
        assert len(gevonden) == len(namen)
        assert all(naam in gevonden for naam in namen if naam)

    def test_what_is_online_is_not_the_draft(self, redacteur, wereld, afwijkend):
        assert not self.lees(redacteur, versie="online").context["rijen"]
        wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
        assert self.lees(redacteur, versie="online").context["totaal"] == 5

    def test_csv_holds_texts_that_no_spreadsheet_runs(self, redacteur, bewaar):
        bewaar(lambda inhoud: inhoud["materiaal"][0].update(value='=HYPERLINK("x")'))
        response = self.lees(redacteur, vorm="csv")
        assert response["Content-Type"].startswith("text/csv")
        kop, regel = csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")
        assert kop == ["Pagina", "Plek", "Herkomst", "Tekst van de kern", "Onze tekst"]
        assert regel[0] == "Kennismaken"
        assert regel[2:] == ["Aangepast", "Flap-over", '\'=HYPERLINK("x")']

    def test_costs_the_same_with_more_editions_and_more_deviations(
        self, redacteur, afwijkend, bewaar
    ):
        voor = queries(redacteur, reverse("afwijkingen"))
        for nummer in range(4):
            onboard_gemeente(Plan(naam=f"Stad {nummer}", code=f"GM9{nummer:03}", buiten_lijst=True))
        bewaar(lambda inhoud: inhoud.update(title="Ook anders"), nummer=7)
        assert len(self.lees(redacteur).context["rijen"]) == 2
        assert queries(redacteur, reverse("afwijkingen")) == voor

    def test_menu_leads_there(self, redacteur):
        assert reverse("afwijkingen") in redacteur.get(reverse("wagtailadmin_home")).text

    def test_another_edition_is_refused(self, redacteur, wereld):
        editie = wereld.editie("weststellingwerf").pk
        assert self.lees(redacteur, editie=editie).status_code == 302
