"""The work list: each kind tells who has to do something, in a fixed number of queries, and nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Comment, CommentReply

from handleiding.workflow import werksoorten
from handleiding.workflow.actions import dien_in, keur_achteraf_goed, publiceer_met_spoed
from handleiding.workflow.werkregels import vraagt_van, werk_van

from .staten import concept, goedgekeurd, ingediend, teruggestuurd, vers, wijzig

REDACTEUR, BEOORDELAAR = "redacteur-leeuwarden", "beoordelaar-leeuwarden"
ELDERS = (
    "redacteur-weststellingwerf",
    "beoordelaar-weststellingwerf",
    "beheerder-weststellingwerf",
)


def regels(wereld, naam, soort=None):
    """The lines of somebody, read anew."""
    alle = werk_van(wereld.user(naam))
    return [regel for regel in alle if soort is None or regel.soort is soort]


def over(wereld, naam, page, soort=None):
    return [regel for regel in regels(wereld, naam, soort) if regel.page_id == page.pk]


def soorten(wereld, naam, page):
    return [regel.soort for regel in over(wereld, naam, page)]


def test_words_and_order_of_the_table():
    sleutels = [soort.sleutel for soort in werksoorten.TABEL]
    assert len(set(sleutels)) == len(sleutels)
    assert all(soort.label and soort.knop for soort in werksoorten.TABEL)
    assert {soort.vervangt for soort in werksoorten.TABEL} <= {"", *sleutels}


def test_draft_then_review_then_sent_back(wereld):
    page = concept(wereld)
    assert soorten(wereld, REDACTEUR, page) == [werksoorten.CONCEPT]
    assert soorten(wereld, BEOORDELAAR, page) == []
    dien_in(page, wereld.user(REDACTEUR))
    assert soorten(wereld, REDACTEUR, page) == [werksoorten.INGEDIEND]
    [regel] = over(wereld, BEOORDELAAR, page)
    assert regel.soort is werksoorten.TE_BEOORDELEN
    assert regel.url == reverse("beoordelen", args=[page.pk])
    assert regel.uitleg == "Redacteur Leeuwarden diende dit in."
    assert (regel.rol, regel.plaats.naam) == ("beoordelaar", "Leeuwarden")


def test_sent_back_waits_for_the_submitter_only(wereld):
    page = teruggestuurd(wereld)
    [regel] = over(wereld, REDACTEUR, page)
    assert regel.soort is werksoorten.TERUGGESTUURD
    assert "Noem de wijk." in regel.uitleg
    assert over(wereld, "beheerder-leeuwarden", page) == []


def test_submitter_who_left_the_edition_reads_nothing_of_it(wereld):
    page = teruggestuurd(wereld)
    wereld.user(REDACTEUR).groups.clear()
    assert over(wereld, REDACTEUR, page) == []


def test_emergency_waits_for_a_reviewer_who_did_not_write_it(wereld):
    page = goedgekeurd(wereld)
    publiceer_met_spoed(
        wijzig(wereld, page, "Spoed."), wereld.user("kernredacteur"), "Fout nummer."
    )
    [regel] = over(wereld, BEOORDELAAR, page)
    assert regel.soort is werksoorten.SPOED
    assert regel.dringend
    assert "Fout nummer." in regel.uitleg
    assert regel.url == reverse("handeling", args=[page.pk, "achteraf_goedkeuren"])
    for naam in (REDACTEUR, "kernredacteur", "kernbeoordelaar", "admin", *ELDERS):
        assert over(wereld, naam, page) == [], naam
    assert regels(wereld, BEOORDELAAR)[0] == regel, "the urgent comes on top"
    keur_achteraf_goed(vers(page), wereld.user(BEOORDELAAR))
    assert over(wereld, BEOORDELAAR, page) == []


def test_emergency_does_not_wait_for_a_reviewer_who_wrote_it(wereld):
    page = goedgekeurd(wereld)
    page = wijzig(wereld, page, "Spoed.", door=BEOORDELAAR)
    publiceer_met_spoed(page, wereld.user("kernredacteur"), "Fout nummer.")
    assert over(wereld, BEOORDELAAR, page) == []


def opmerking(page, user, tekst="Klopt dit nog?"):
    return Comment.objects.create(page=page, user=user, text=tekst, contentpath="inhoud")


def test_comment_waits_until_it_is_answered_or_resolved(wereld):
    page = concept(wereld)
    gemaakt = opmerking(page, wereld.user(BEOORDELAAR))
    [regel] = over(wereld, REDACTEUR, page, werksoorten.OPMERKING)
    assert regel.uitleg == "Beoordelaar Leeuwarden: “Klopt dit nog?”"
    assert regel.url.endswith(f"?comment={gemaakt.pk}")
    assert over(wereld, BEOORDELAAR, page, werksoorten.OPMERKING) == []
    CommentReply.objects.create(comment=gemaakt, user=wereld.user(REDACTEUR), text="Ja.")
    assert over(wereld, REDACTEUR, page, werksoorten.OPMERKING) == []
    [terug] = over(wereld, BEOORDELAAR, page, werksoorten.OPMERKING)
    assert "“Ja.”" in terug.uitleg
    Comment.objects.filter(pk=gemaakt.pk).update(resolved_at=page.latest_revision_created_at)
    assert over(wereld, BEOORDELAAR, page, werksoorten.OPMERKING) == []


def test_comment_on_somebody_elses_text_is_not_mine(wereld):
    page = concept(wereld)
    opmerking(page, wereld.user(BEOORDELAAR))
    for naam in ("beheerder-leeuwarden", "kernredacteur", "admin", *ELDERS):
        assert over(wereld, naam, page) == [], naam


def test_text_that_nobody_can_approve_is_told_to_who_can_help(wereld):
    page = ingediend(wereld)
    assert over(wereld, "beheerder-leeuwarden", page) == []
    for groep in wereld.user(BEOORDELAAR).groups.all():
        if groep.name.endswith("beoordelaar"):
            groep.user_set.clear()
    [regel] = over(wereld, "beheerder-leeuwarden", page)
    assert regel.soort is werksoorten.NIEMAND
    assert "Niemand kan deze tekst nu goedkeuren" in regel.uitleg
    assert soorten(wereld, REDACTEUR, page) == [werksoorten.NIEMAND], "in place of 'ingediend'"
    assert soorten(wereld, "admin", page) == [werksoorten.NIEMAND]
    for naam in ("kernredacteur", "kernbeoordelaar", *ELDERS):
        assert over(wereld, naam, page) == [], naam


def test_superuser_is_not_waited_for(wereld):
    page = ingediend(wereld)
    assert over(wereld, "admin", page) == []


@pytest.mark.parametrize("naam", ["kernredacteur", "kernbeoordelaar", "admin", *ELDERS])
def test_other_people_see_nothing_of_it_on_any_screen(client, wereld, naam):
    page = ingediend(wereld)
    wijzig(wereld, wereld.hoofdstuk(), "Geheim concept.")
    opmerking(page, wereld.user(BEOORDELAAR), "Fluistering")
    client.force_login(wereld.user(naam))
    for adres in (reverse("wagtailadmin_home"), reverse("wacht_op_u")):
        tekst = client.get(adres).text
        assert "Proefpagina" not in tekst
        assert "Fluistering" not in tekst


def test_reader_has_no_list(client, wereld):
    client.force_login(wereld.user("lezer-leeuwarden"))
    antwoord = client.get(reverse("wacht_op_u"), follow=True)
    assert antwoord.redirect_chain or antwoord.status_code == 403
    assert "Wacht op u" not in antwoord.text


def test_whole_list_by_kind_and_part_of_the_site(client, wereld):
    page = teruggestuurd(wereld)
    ander = wijzig(wereld, wereld.hoofdstuk(), "Nog een concept.")
    client.force_login(wereld.user(REDACTEUR))
    url = reverse("wacht_op_u")
    terug, concepten = f"/pages/{page.pk}/edit/", f"/pages/{ander.pk}/edit/"
    tekst = client.get(url).text
    assert terug in tekst
    assert concepten in tekst
    tekst = client.get(url, {"soort": "teruggestuurd"}).text
    assert terug in tekst
    assert concepten not in tekst
    assert terug not in client.get(url, {"waar": "GM0098"}).text
    leeg = client.get(url, {"soort": "bestaatniet", "p": "x"})
    assert "Van deze keuze wacht er niets op u" in leeg.text


def test_empty_list_says_what_is_normal(client, wereld):
    user = wereld.user(BEOORDELAAR)
    assert not vraagt_van(user)
    client.force_login(user)
    tekst = client.get(reverse("wagtailadmin_home")).text
    assert "Er wacht niets op u." in tekst
    assert '"Wacht op u"' in tekst


def test_list_costs_the_same_for_one_line_or_for_many(wereld):
    def tel():
        user = wereld.user(REDACTEUR)
        with CaptureQueriesContext(connection) as queries:
            werk_van(user)
        return len(queries)

    opmerking(concept(wereld), wereld.user(BEOORDELAAR))
    teruggestuurd_een = ingediend(wereld, title="Een", slug="een")
    voor = tel()
    for nummer in range(4):
        page = concept(wereld, title=f"Nog {nummer}", slug=f"nog-{nummer}")
        opmerking(page, wereld.user(BEOORDELAAR))
        ingediend(wereld, title=f"In {nummer}", slug=f"in-{nummer}")
    assert tel() == voor
    assert teruggestuurd_een.pk
