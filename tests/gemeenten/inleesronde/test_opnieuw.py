"""Reading the handbook in again: three texts, of which the editors' is never lost and the book's never doubled."""

import json
from dataclasses import replace

import pytest
from django.core.management import call_command
from wagtail.models import Page

from gemeenten.demo import bouw
from gemeenten.inleesronde.plan import maak_plan
from gemeenten.inleesronde.schrijven import schrijf
from gemeenten.inleesronde.verslag import als_json, in_regels
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.merge import Handeling, Soort
from gemeenten.models import Inleesgeheugen
from handleiding.importer.structure import Boekpagina
from handleiding.models import BijeenkomstPage, HoofdstukPage, OnderdeelPage
from handleiding.workflow.actions import dien_in, trek_terug
from tests.wereld import HANDLEIDING, bijeenkomst

INLEIDING, PROGRAMMA, BIJLAGEN = HANDLEIDING.paginas


def boek(*sessies: Boekpagina, inleiding=INLEIDING, bijlagen=BIJLAGEN):
    return replace(HANDLEIDING, paginas=(inleiding, replace(PROGRAMMA, kinderen=sessies), bijlagen))


def met(sessie: Boekpagina, **velden) -> Boekpagina:
    return replace(sessie, velden=sessie.velden | velden)


EEN, ZEVEN = PROGRAMMA.kinderen


def onderdeel(titel: str, instructie: str = "") -> dict:
    waarde = {"titel": titel, "werkvorm": "", "minuten": 10, "instructie": instructie}
    return {"type": "onderdeel", "value": waarde}


def werk(titel: str) -> dict:
    return {"type": "verwijzing", "value": EEN.velden["literatuur"][0]["value"] | {"titel": titel}}


def lees(wereld, ander) -> dict[str, str]:
    return {g.titel: g.gevolg for g in schrijf(ander, wereld.kern)}


def concept(wereld, nummer: int = 1):
    return wereld.kernbijeenkomst(nummer).get_latest_revision_as_object()


def bewerk(wereld, sessie: int = 1, **velden) -> None:
    page = concept(wereld, sessie)
    for naam, waarde in velden.items():
        setattr(page, naam, json.dumps(waarde) if isinstance(waarde, list) else waarde)
    page.save_revision(user=wereld.user("kernredacteur"))


def programma(page) -> list[dict]:
    return list(page.programma.get_prep_value())


def titels(page) -> list[str]:
    return [blok.value["titel"] for blok in page.programma]


class TestTheSameBookAgain:
    def test_editors_text_title_address_and_places_stay(self, wereld):
        oud = concept(wereld)
        bewerk(
            wereld,
            title="Elkaar leren kennen",
            programma=programma(oud)[::-1],
            doel="<p>Ons doel.</p>",
        )
        bijlagen = wereld.kern.get_children().get(slug="bijlagen")
        bijlagen.move(wereld.kern.get_children().get(slug="inleiding"), pos="left")
        versies = wereld.kernbijeenkomst().revisions.count()
        assert set(lees(wereld, HANDLEIDING).values()) == {"ongewijzigd"}
        assert wereld.kernbijeenkomst().revisions.count() == versies
        assert titels(concept(wereld)) == ["Casus", "Terugblik"]
        assert concept(wereld).title == "Elkaar leren kennen"
        assert [p.slug for p in wereld.kern.get_children()] == [
            "bijlagen",
            "inleiding",
            "programma",
        ]

    def test_a_renumbered_page_with_another_address_is_found_again(self, wereld):
        page = wereld.kernbijeenkomst(7)
        Page.objects.filter(pk=page.pk).update(slug="een-ander-adres")
        bewerk(wereld, 7, nummer=2)
        assert set(lees(wereld, HANDLEIDING).values()) == {"ongewijzigd"}

    def test_a_page_that_the_editors_took_away_stays_away(self, wereld):
        lees(wereld, boek(EEN, ZEVEN, bijeenkomst(8, "Afscheid")))
        BijeenkomstPage.objects.kernpaginas().get(nummer=8).delete()
        gevolg = lees(wereld, boek(EEN, ZEVEN, bijeenkomst(8, "Afscheid")))
        assert gevolg["Afscheid"] == "weggehaald"
        assert not BijeenkomstPage.objects.kernpaginas().filter(nummer=8).exists()

    def test_pages_from_before_the_memory_keep_what_they_say(self, wereld):
        """What the book said then nobody knows: what differs now is told, and stays."""
        Inleesgeheugen.objects.all().delete()
        bewerk(wereld, doel="<p>Ons doel.</p>")
        plan = maak_plan(HANDLEIDING, wereld.kern)
        assert any(
            "voor het eerst" in regel and "Kennismaken" in regel for regel in in_regels(plan)
        )
        assert set(lees(wereld, HANDLEIDING).values()) == {"ongewijzigd"}
        assert "Ons doel." in concept(wereld).doel
        assert lees(wereld, boek(met(EEN, materiaal=[]), ZEVEN))["Kennismaken"] == "bijgewerkt"
        assert "Ons doel." in concept(wereld).doel


class TestOneChangeOfTheBook:
    """Published in the core, it is one change in every edition."""

    STAPPEN = EEN.velden["programma"]

    @pytest.mark.parametrize(
        ("stappen", "handelingen"),
        [
            ([STAPPEN[0], onderdeel("Pauze"), STAPPEN[1]], [Handeling.TOEGEVOEGD]),
            ([onderdeel("Vooraf"), *STAPPEN], [Handeling.TOEGEVOEGD]),
            (STAPPEN[1:], [Handeling.VERWIJDERD]),
            (STAPPEN[::-1], [Handeling.VERPLAATST]),
            (
                [STAPPEN[0], onderdeel("Gesprek", STAPPEN[1]["value"]["instructie"])],
                [Handeling.GEWIJZIGD] * 3,
            ),
        ],
    )
    def test_in_the_programme(self, wereld, stappen, handelingen):
        oud = {blok["value"]["titel"]: blok["id"] for blok in programma(concept(wereld))}
        lees(wereld, boek(met(EEN, programma=stappen), ZEVEN))
        for blok in programma(concept(wereld)):
            assert oud.get(blok["value"]["titel"], blok["id"]) == blok["id"]
        wereld.publiceer(wereld.kernbijeenkomst(), "kernredacteur", "kernbeoordelaar")
        besluiten = maak_voorstel(wereld.bijeenkomst(1)).samenvoeging.besluiten
        assert [b.handeling for b in besluiten if b.soort is Soort.KERN] == handelingen
        assert not [b for b in besluiten if b.soort is Soort.CONFLICT]

    def test_an_address_of_an_edition_stays_with_its_article(self, wereld):
        variant = wereld.bijeenkomst(1)
        blokken = list(variant.literatuur.get_prep_value())
        blokken[0]["value"]["url"] = "https://bibliotheek.example/werk-1"
        variant.literatuur = json.dumps(blokken)
        variant.save_revision(user=wereld.user("redacteur-leeuwarden"))
        lees(wereld, boek(met(EEN, literatuur=[werk("Een nieuw werk"), werk("Werk 1")]), ZEVEN))
        wereld.publiceer(wereld.kernbijeenkomst(), "kernredacteur", "kernbeoordelaar")
        samen = maak_voorstel(wereld.bijeenkomst(1)).samenvoeging
        adressen = {b["value"]["titel"]: b["value"]["url"] for b in samen.inhoud["literatuur"]}
        assert adressen == {"Een nieuw werk": "", "Werk 1": "https://bibliotheek.example/werk-1"}
        assert not samen.conflicten

    def test_a_session_put_in_between_moves_the_numbers_and_no_text(self, wereld):
        tussen = bijeenkomst(2, "Tussen twee bijeenkomsten")
        gevolg = lees(wereld, boek(EEN, tussen, replace(met(ZEVEN, nummer=8), nummer="3.8")))
        assert gevolg["Tussen twee bijeenkomsten"] == "nieuw"
        acht = concept(wereld, 7)
        assert acht.nummer == 8
        assert acht.title == ZEVEN.titel
        ouder = HoofdstukPage.objects.kernpaginas().get(slug="programma")
        assert [p.title for p in ouder.get_children()] == [EEN.titel, tussen.titel, ZEVEN.titel]

    def test_a_chapter_that_moved_is_moved_and_one_the_editors_moved_stays(self, wereld):
        ander = replace(HANDLEIDING, paginas=(BIJLAGEN, INLEIDING, PROGRAMMA))
        gevolg = lees(wereld, ander)
        assert gevolg["Bijlagen"] == "verplaatst"
        assert list(gevolg.values()).count("verplaatst") == 1
        assert [p.slug for p in wereld.kern.get_children()] == [
            "bijlagen",
            "inleiding",
            "programma",
        ]
        assert OnderdeelPage.find_problems() == ([], [], [], [], [])
        assert set(lees(wereld, ander).values()) == {"ongewijzigd"}
        inleiding = wereld.kern.get_children().get(slug="inleiding")
        inleiding.move(Page.objects.get(pk=wereld.kern.pk), pos="last-child")
        nog = replace(HANDLEIDING, paginas=(INLEIDING, BIJLAGEN, PROGRAMMA))
        assert lees(wereld, nog)["Inleiding"] == "botst"
        assert [p.slug for p in wereld.kern.get_children()] == [
            "bijlagen",
            "programma",
            "inleiding",
        ]

    def test_a_section_goes_to_another_chapter_with_its_text(self, wereld):
        schema, literatuur = BIJLAGEN.kinderen
        ander = boek(
            EEN,
            ZEVEN,
            inleiding=replace(INLEIDING, kinderen=(schema,)),
            bijlagen=replace(BIJLAGEN, kinderen=(literatuur,)),
        )
        page = OnderdeelPage.objects.kernpaginas().get(title=schema.titel)
        assert lees(wereld, ander)[schema.titel] == "verplaatst"
        assert Page.objects.get(pk=page.pk).get_parent().slug == "inleiding"

    def test_what_the_book_drops_is_told_and_stays(self, wereld, capsys):
        zonder = replace(
            HANDLEIDING, paginas=(INLEIDING, PROGRAMMA, replace(BIJLAGEN, kinderen=()))
        )
        regels = list(in_regels(maak_plan(zonder, wereld.kern)))
        assert sum("staat niet meer in het handboek" in regel for regel in regels) == 2
        lees(wereld, zonder)
        assert OnderdeelPage.objects.kernpaginas().filter(title="Literatuur").exists()
        assert not [r for r in in_regels(maak_plan(zonder, wereld.kern)) if "niet meer" in r]
        assert set(lees(wereld, HANDLEIDING).values()) == {"ongewijzigd"}


class TestBothWrote:
    def test_other_items_both_come_and_stay(self, wereld):
        stappen = programma(concept(wereld))
        stappen[1]["value"]["minuten"] = 45
        bewerk(wereld, programma=[onderdeel("Van de redactie"), *stappen])
        ander = boek(
            met(EEN, programma=[onderdeel("Uit het boek"), *EEN.velden["programma"]]), ZEVEN
        )
        assert lees(wereld, ander)["Kennismaken"] == "bijgewerkt"
        page = concept(wereld)
        assert sorted(titels(page)) == ["Casus", "Terugblik", "Uit het boek", "Van de redactie"]
        assert [b.value["minuten"] for b in page.programma if b.value["titel"] == "Casus"] == [45]

    def test_the_same_item_is_told_and_the_editors_stays(self, wereld):
        bewerk(wereld, doel="<p>Het doel volgens de redactie.</p>")
        ander = boek(met(EEN, doel="<p>Het doel volgens het boek.</p>"), ZEVEN)
        plan = maak_plan(ander, wereld.kern)
        regel = next(r for r in in_regels(plan) if "botst: beide" in r)
        for deel in ("Doel", "Het doel volgens het boek.", "Het doel volgens de redactie."):
            assert deel in regel
        [gevallen] = [p["botst"] for p in als_json(plan)["paginas"] if p.get("botst")]
        assert gevallen[0]["handboek"] == "Het doel volgens het boek."
        assert lees(wereld, ander)["Kennismaken"] == "botst"
        assert "volgens de redactie" in concept(wereld).doel
        assert lees(wereld, ander)["Kennismaken"] == "ongewijzigd"

    def test_an_item_the_editors_took_away_does_not_come_back(self, wereld):
        bewerk(wereld, programma=programma(concept(wereld))[1:])
        ander = boek(met(EEN, materiaal=[]), ZEVEN)
        assert lees(wereld, ander)["Kennismaken"] == "bijgewerkt"
        assert titels(concept(wereld)) == ["Casus"]

    def test_an_item_that_was_split_leaves_the_editors_part_with_the_first(self, wereld):
        lang = onderdeel(
            "Casus",
            "<p>Bespreek samen een casus uit de groep.</p><p>Vat daarna samen wat hielp.</p>",
        )
        lees(wereld, boek(met(EEN, programma=[lang]), ZEVEN))
        stappen = programma(concept(wereld))
        stappen[0]["value"]["minuten"] = 45
        bewerk(wereld, programma=stappen)
        delen = [
            onderdeel("Casus", "<p>Bespreek samen een casus uit de groep.</p>"),
            onderdeel("Samenvatten", "<p>Vat daarna samen wat hielp.</p>"),
        ]
        lees(wereld, boek(met(EEN, programma=delen), ZEVEN))
        page = concept(wereld)
        assert [(b.value["titel"], b.value["minuten"]) for b in page.programma] == [
            ("Casus", 45),
            ("Samenvatten", 10),
        ]
        assert json.dumps(programma(page)).count("Vat daarna samen") == 1


def test_what_was_under_review_is_asked_again_afterwards(wereld):
    bewerk(wereld, materiaal=[])
    dien_in(wereld.kernbijeenkomst(), wereld.user("kernredacteur"))
    ander = boek(met(EEN, doel="<p>Nieuw doel.</p>"), ZEVEN)
    assert lees(wereld, ander)["Kennismaken"] == "op slot"
    assert lees(wereld, ander)["Kennismaken"] == "op slot"
    trek_terug(wereld.kernbijeenkomst(), wereld.user("kernredacteur"))
    assert lees(wereld, ander)["Kennismaken"] == "bijgewerkt"
    assert "Nieuw doel." in concept(wereld).doel


def test_the_command_tells_before_it_writes_and_a_dry_run_writes_nothing(
    wereld, monkeypatch, capsys, tmp_path
):
    ander = boek(met(EEN, doel="<p>Nieuw doel.</p>"), ZEVEN)
    monkeypatch.setattr(
        "gemeenten.management.commands.importeer_handleiding.parse",
        lambda *_: replace(ander, rapport=leeg()),
    )
    voor = [*Inleesgeheugen.objects.values_list("pk", "velden")]
    rapport = tmp_path / "rapport.json"
    call_command("importeer_handleiding", bouw.TEKST, "--dry-run", f"--rapport={rapport}")
    uit = capsys.readouterr().out
    assert "bijgewerkt   Kennismaken" in uit
    assert "komt uit het handboek: Doel, alinea 1: “Nieuw doel.”" in uit
    assert [*Inleesgeheugen.objects.values_list("pk", "velden")] == voor
    [een] = [
        p
        for p in json.loads(rapport.read_text())["gevolgen"]["paginas"]
        if p["gevolg"] == "bijgewerkt"
    ]
    assert een["komt"][0]["handboek"] == "Nieuw doel."
    call_command("importeer_handleiding", bouw.TEKST)
    assert "Klaar: 6 ongewijzigd, 1 bijgewerkt." in capsys.readouterr().out


def leeg():
    from handleiding.importer.report import Rapport

    return Rapport({}, {}, (), (), (), ())
