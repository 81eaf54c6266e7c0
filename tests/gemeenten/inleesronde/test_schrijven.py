"""Importing writes the same pages again and never a second copy."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from gemeenten.inleesronde.schrijven import schrijf
from handleiding.importer.structure import Boekpagina, Handleiding
from handleiding.models import BijeenkomstPage, HoofdstukPage, OnderdeelPage
from handleiding.workflow.actions import dien_in
from handleiding.workflow.contributors import medewerkers
from tests.wereld import HANDLEIDING


def gevolgen(geschreven):
    return {g.titel: g.gevolg for g in geschreven}


def met_doel(doel: str, nummer: int = 1) -> Handleiding:
    """The test handbook with another aim for one session."""
    inleiding, programma, bijlagen = HANDLEIDING.paginas
    sessies = tuple(
        replace(p, velden=p.velden | {"doel": doel}) if p.velden["nummer"] == nummer else p
        for p in programma.kinderen
    )
    return replace(HANDLEIDING, paginas=(inleiding, replace(programma, kinderen=sessies), bijlagen))


def test_importing_the_same_again_changes_nothing(wereld):
    voor = OnderdeelPage.objects.kernpaginas().count()
    gevolg = gevolgen(schrijf(HANDLEIDING, wereld.kern))
    assert set(gevolg.values()) == {"ongewijzigd"}
    assert OnderdeelPage.objects.kernpaginas().count() == voor


def test_a_change_to_a_published_page_becomes_a_draft_with_the_same_block_ids(wereld):
    voor = wereld.kernbijeenkomst()
    gevolg = gevolgen(schrijf(met_doel("<p>Nieuw doel.</p>"), wereld.kern))
    page = wereld.kernbijeenkomst()
    assert gevolg["Kennismaken"] == "bijgewerkt"
    assert list(gevolg.values()).count("bijgewerkt") == 1
    assert page.live_revision_id == voor.live_revision_id
    assert page.has_unpublished_changes
    concept = page.get_latest_revision_as_object()
    assert "Nieuw doel." in concept.doel
    assert [b.id for b in concept.programma] == [b.id for b in voor.programma]


def test_what_editors_added_to_a_session_stays(wereld):
    schrijf(met_doel("<p>Nieuw doel.</p>", nummer=7), wereld.kern)
    concept = wereld.kernbijeenkomst(7).get_latest_revision_as_object()
    assert [blok.block_type for blok in concept.inhoud] == ["sessies", "steunpunt"]


def test_a_new_chapter_lands_where_the_handbook_has_it(wereld):
    inleiding, programma, bijlagen = HANDLEIDING.paginas
    nieuw = Boekpagina("hoofdstuk", "2", "Tussenin", {"inhoud": []})
    schrijf(replace(HANDLEIDING, paginas=(inleiding, nieuw, programma, bijlagen)), wereld.kern)
    titels = [p.title for p in wereld.kern.get_children().order_by("path")]
    assert titels == ["Inleiding", "Tussenin", "Programma", "Bijlagen"]
    assert not HoofdstukPage.objects.kernpaginas().get(title="Tussenin").live
    assert OnderdeelPage.find_problems() == ([], [], [], [], [])


def test_a_page_under_review_is_left_alone(wereld):
    page = wereld.kernbijeenkomst()
    page.doel = "<p>Onder beoordeling.</p>"
    page.save_revision(user=wereld.user("kernredacteur"))
    dien_in(page, wereld.user("kernredacteur"))
    gevolg = gevolgen(schrijf(met_doel("<p>Nieuw doel.</p>"), wereld.kern))
    assert gevolg["Kennismaken"] == "op slot"
    assert wereld.kernbijeenkomst().get_latest_revision_as_object().doel == page.doel


@pytest.mark.parametrize("hoe", ["ingepland", "op slot"])
def test_a_page_that_is_planned_or_locked_is_left_alone(wereld, hoe):
    page = wereld.kernbijeenkomst()
    page.doel = "<p>Goedgekeurd voor straks.</p>"
    if hoe == "ingepland":
        page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision(user=wereld.user("kernredacteur"))
    if hoe == "ingepland":
        wereld.publiceer(wereld.kernbijeenkomst(), "kernredacteur", "kernbeoordelaar")
    else:
        Page.objects.filter(pk=page.pk).update(locked=True)
    gevolg = gevolgen(schrijf(met_doel("<p>Nieuw doel.</p>"), wereld.kern))
    assert gevolg["Kennismaken"] == "op slot"
    assert wereld.kernbijeenkomst().get_latest_revision_as_object().doel == page.doel


@pytest.mark.parametrize(
    ("was", "wordt"),
    [
        ('Wat <p data-block-key="een"> doet', 'Wat <p data-block-key="twee"> doet'),
        ("Samen praten", "Samen  praten"),
    ],
)
def test_in_a_title_every_sign_is_text(wereld, was, wordt):
    """What is a key of the editor in rich text, or a space that no reader sees, is none in plain text."""
    for titel in (was, wordt):
        inleiding, programma, bijlagen = HANDLEIDING.paginas
        sessie, *andere = programma.kinderen
        ander = replace(programma, kinderen=(replace(sessie, titel=titel), *andere))
        gevolg = gevolgen(
            schrijf(replace(HANDLEIDING, paginas=(inleiding, ander, bijlagen)), wereld.kern)
        )
        assert gevolg[titel] == "bijgewerkt"
        assert wereld.kernbijeenkomst().get_latest_revision_as_object().title == titel


def test_who_imports_is_a_contributor(wereld):
    user = wereld.user("kernredacteur")
    schrijf(met_doel("<p>Nieuw doel.</p>"), wereld.kern, user=user)
    assert medewerkers(wereld.kernbijeenkomst()) == {user.pk}
    assert medewerkers(wereld.kernbijeenkomst(7)) == set()


def test_an_error_halfway_leaves_nothing_behind(wereld):
    voor = OnderdeelPage.objects.count()
    kapot = Boekpagina("bijeenkomst", "3.9", "Zonder nummer", {"nummer": 9, "bestaat_niet": "x"})
    nieuw = Boekpagina("hoofdstuk", "5", "Extra", {"inhoud": []}, (kapot,))
    with pytest.raises(Exception, match="bestaat_niet"):
        schrijf(replace(HANDLEIDING, paginas=(*HANDLEIDING.paginas, nieuw)), wereld.kern)
    assert OnderdeelPage.objects.count() == voor


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("leeg.txt", b""),
        ("boodschappen.txt", b"melk\nbrood\n" * 40),
        ("plaatje.txt", b"\x00\x01\x02" * 300),
        ("handleiding.xyz", b"tekst"),
    ],
)
def test_a_file_that_is_no_handbook_is_refused_and_changes_nothing(wereld, tmp_path, naam, inhoud):
    bestand = tmp_path / naam
    bestand.write_bytes(inhoud)
    voor = OnderdeelPage.objects.count()
    with pytest.raises(CommandError) as fout:
        call_command("importeer_handleiding", bestand)
    assert len(str(fout.value)) > 20
    assert OnderdeelPage.objects.count() == voor


def test_dry_run_writes_the_report_and_no_pages(wereld, tmp_path, capsys):
    from gemeenten.demo.bouw import TEKST

    voor = OnderdeelPage.objects.count()
    rapport = tmp_path / "rapport.json"
    call_command("importeer_handleiding", TEKST, "--dry-run", f"--rapport={rapport}")
    assert OnderdeelPage.objects.count() == voor
    uitkomst = json.loads(rapport.read_text(encoding="utf-8"))
    niet = len(uitkomst["niet_geplaatst"])
    assert uitkomst["regels"] == uitkomst["geplaatst"] + uitkomst["opmaak"] + niet
    assert {"paginas", "verschillen"} <= uitkomst.keys()
    assert BijeenkomstPage.objects.kernpaginas().count() == 2
    assert "er is niets gewijzigd" in capsys.readouterr().out


def test_the_command_counts_what_it_left_out(wereld, tmp_path, capsys):
    """A person reads what is not on the pages, and what might not belong there."""
    from gemeenten.demo.bouw import TEKST

    regels = TEKST.read_text(encoding="utf-8").splitlines()
    bladen = [regels[i : i + 40] for i in range(0, len(regels), 40)]
    bestand = tmp_path / "boek.txt"
    bestand.write_text(
        "\f".join(
            "\n".join([*blad, f"Boek | Buren {nr}", ""]) for nr, blad in enumerate(bladen, 1)
        ),
        encoding="utf-8",
    )
    call_command("importeer_handleiding", bestand, "--dry-run")
    uit = capsys.readouterr().out
    assert f"{len(bladen)} keer weggelaten als kop- of voetregel “Boek | Buren”" in uit
    assert "opmaak, regel 41: Boek | Buren 1\n" in uit
