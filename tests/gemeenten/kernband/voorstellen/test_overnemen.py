"""The kernredactie decides about a proposal; the core's own four eyes hold."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from gemeenten import logacties
from gemeenten.kernband.voorstellen import overnemen
from gemeenten.kernband.voorstellen.vergelijken import vergelijk
from gemeenten.models import Bericht, Verbetervoorstel
from handleiding.workflow.actions import dien_in, keur_goed
from handleiding.workflow.contributors import medewerkers
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van

from .conftest import ONS, WAAROM

Staat = Verbetervoorstel.Staat


def concept(wereld):
    return wereld.kernbijeenkomst().get_latest_revision_as_object()


def scherm(voorstel, adres="kernvoorstel"):
    return reverse(adres, args=[voorstel.pk])


def test_inbox_names_page_municipality_and_why(als, wereld, voorstel):
    tekst = als("kernredacteur").get(reverse("kernvoorstellen")).text
    assert wereld.kernbijeenkomst().title in tekst
    assert "Leeuwarden" in tekst
    assert WAAROM in tekst
    for toon, er in (("open", True), ("afgewezen", False), ("alle", True), ("onzin", True)):
        bladzijde = als("kernredacteur").get(reverse("kernvoorstellen"), {"toon": toon}).context
        assert bool(bladzijde["bladzijde"].object_list) is er


def test_screen_shows_the_proposal_beside_the_core_with_nothing_preselected(als, voorstel):
    response = als("kernredacteur").get(scherm(voorstel))
    (rij,) = response.context["rijen"]
    assert rij["gekozen"] == ""
    assert "Het doel van bijeenkomst 1." in rij["verschil"].kern
    assert "deze avond" in str(rij["verschil"].lokaal_gemarkeerd)
    assert [waarde for waarde, _ in rij["verschil"].keuzes] == ["kern", "lokaal", "beide", "eigen"]


def test_taking_over_makes_a_draft_with_the_kernredacteur_as_contributor(
    wereld, voorstel, neem_over
):
    neem_over(voorstel, reden="Mooi!")
    assert concept(wereld).doel == ONS
    assert wereld.kernbijeenkomst().doel != ONS
    assert voorstel.staat == Staat.IN_CONCEPT
    assert medewerkers(wereld.kernbijeenkomst()) == {wereld.user("kernredacteur").pk}


def test_it_goes_through_the_cores_own_review(wereld, voorstel, neem_over):
    neem_over(voorstel, "kernbeoordelaar", besluit="indienen")
    page = wereld.kernbijeenkomst()
    assert toestand_van(page) == Toestand.TER_BEOORDELING
    with pytest.raises(PermissionDenied, match="Vier ogen"):
        keur_goed(page, wereld.user("kernbeoordelaar"))


def test_the_log_names_the_municipality_person_moment_and_reason(wereld, voorstel, neem_over):
    neem_over(voorstel, reden="Mooi!")
    kern = wereld.kernbijeenkomst()
    for page_id in (kern.pk, voorstel.variant_id):
        entry = PageLogEntry.objects.get(page=page_id, action=logacties.VERBETERING_IN_CONCEPT)
        assert entry.user == wereld.user("kernredacteur")
        assert (entry.data["gemeente"], entry.data["reden"]) == ("Leeuwarden", "Mooi!")
        assert "redacteur-leeuwarden" not in str(entry.data).lower()
    entry = PageLogEntry.objects.get(page=kern.pk, action=logacties.VERBETERING_IN_CONCEPT)
    assert [b["keuze"] for b in entry.data["besluiten"]] == ["lokaal"]
    assert "voorstel van Leeuwarden" in str(entry.message)


def test_history_of_the_core_page_reads_whose_proposal_it_was(als, wereld, voorstel, neem_over):
    neem_over(voorstel)
    url = reverse("geschiedenis", args=[wereld.kernbijeenkomst().pk])
    tekst = als("kernbeoordelaar").get(url).text
    assert "overgenomen in een concept (voorstel van Leeuwarden)" in tekst
    assert "Redacteur Leeuwarden" not in tekst


@pytest.mark.parametrize(
    ("keuze", "doel"),
    [
        ("lokaal", ONS),
        ("beide", "Het doel van bijeenkomst 1.</p><p>Ons eigen doel"),
        ("eigen", "<p>Samen geschreven</p>"),
    ],
)
def test_choices(wereld, voorstel, neem_over, keuze, doel):
    neem_over(voorstel, keuze=keuze, **{"tekst-0": "Samen geschreven"})
    assert doel in concept(wereld).doel


def test_every_passage_needs_a_choice_and_choices_stay(wereld, publiceer_lokaal, stel_voor, als):
    publiceer_lokaal(doel=ONS, title="Kennismaken bij ons")
    voorstel = stel_voor()
    data = {"stand": vergelijk(voorstel).stand, "keuze-0": "lokaal"}
    response = als("kernredacteur").post(scherm(voorstel), data)
    assert "Maak bij elke passage een keuze" in response.text
    assert [r["gekozen"] for r in response.context["rijen"]] == ["lokaal", ""]
    assert [r["ontbreekt"] for r in response.context["rijen"]] == [False, True]
    voorstel.refresh_from_db()
    assert voorstel.staat == Staat.OPEN


def test_taking_nothing_over_is_refusing_and_asks_a_reason(
    als, wereld, voorstel, neem_over, django_capture_on_commit_callbacks, mailoutbox
):
    assert "U neemt zo niets over" in neem_over(voorstel, keuze="kern").text
    client = als("kernredacteur")
    response = client.post(scherm(voorstel), {"besluit": "afwijzen", "reden": "  "})
    assert "Geef een reden" in response.text
    voorstel.refresh_from_db()
    assert voorstel.staat == Staat.OPEN
    with django_capture_on_commit_callbacks(execute=True):
        client.post(scherm(voorstel), {"besluit": "afwijzen", "reden": "Te plaatselijk."})
    voorstel.refresh_from_db()
    assert (voorstel.staat, voorstel.reden) == (Staat.AFGEWEZEN, "Te plaatselijk.")
    for page_id in (voorstel.variant_id, wereld.kernbijeenkomst().pk):
        entry = PageLogEntry.objects.get(page=page_id, action=logacties.VERBETERING_AFGEWEZEN)
        assert entry.data["reden"] == "Te plaatselijk."
    aan = {adres for mail in mailoutbox for adres in mail.to}
    assert aan == {
        f"{rol}-leeuwarden@demo.example" for rol in ("redacteur", "beoordelaar", "beheerder")
    }
    assert "nam uw verbetervoorstel" in mailoutbox[0].body
    assert "Te plaatselijk." in mailoutbox[0].body
    lijst = als("redacteur-leeuwarden").get(reverse("verbetervoorstellen")).text
    assert "Te plaatselijk." in lijst
    assert "afgewezen" in lijst


def test_nobody_gets_mail_about_their_own_decision(
    wereld, voorstel, django_capture_on_commit_callbacks, mailoutbox
):
    """Somebody may belong to the core and to the edition."""
    kernredacteur = wereld.user("kernredacteur")
    kernredacteur.groups.add(*wereld.user("beheerder-leeuwarden").groups.all())
    with django_capture_on_commit_callbacks(execute=True):
        overnemen.wijs_af(voorstel, user=kernredacteur, reden="Nee")
    ontvangers = set(Bericht.objects.values_list("user__username", flat=True))
    assert "kernredacteur" not in ontvangers
    assert "redacteur-leeuwarden" in ontvangers
    assert not [mail for mail in mailoutbox if "kernredacteur@demo.example" in mail.to]


@pytest.mark.parametrize(
    "naam",
    ["redacteur-leeuwarden", "beheerder-leeuwarden", "beoordelaar-weststellingwerf"],
)
@pytest.mark.parametrize("besluit", ["bewaren", "indienen", "afwijzen", "terugdraaien"])
def test_an_edition_decides_nothing_about_the_core(wereld, voorstel, neem_over, naam, besluit):
    voor = wereld.kernbijeenkomst().latest_revision_id
    response = neem_over(voorstel, naam, besluit=besluit, reden="Zomaar")
    assert voorstel.staat == Staat.OPEN
    assert wereld.kernbijeenkomst().latest_revision_id == voor
    assert "De kern nu" not in response.text
    for actie in (
        lambda user: overnemen.neem_over(voorstel, {}, stand="", user=user),
        lambda user: overnemen.wijs_af(voorstel, user=user, reden="Zomaar"),
        lambda user: overnemen.draai_terug(voorstel, user=user),
    ):
        with pytest.raises(PermissionDenied, match="kernredactie"):
            actie(wereld.user(naam))


def test_a_core_page_under_review_is_refused_clearly(als, wereld, voorstel, neem_over):
    page = concept(wereld)
    page.title = "Iets anders"
    page.save_revision(user=wereld.user("kernredacteur"))
    dien_in(wereld.kernbijeenkomst(), wereld.user("kernredacteur"))
    voor = wereld.kernbijeenkomst().latest_revision_id
    scherm_ = als("kernredacteur").get(scherm(voorstel)).text
    assert "ligt ter beoordeling" in scherm_
    assert "Overnemen als concept" not in scherm_
    assert "ligt ter beoordeling" in neem_over(voorstel).text
    assert wereld.kernbijeenkomst().latest_revision_id == voor
    assert voorstel.staat == Staat.OPEN


def test_core_changed_since_elsewhere_keeps_both(wereld, voorstel, wijzig_kern, neem_over):
    wijzig_kern(title="Kennismaken met elkaar")
    neem_over(voorstel)
    assert (concept(wereld).title, concept(wereld).doel) == ("Kennismaken met elkaar", ONS)


def test_core_changed_the_same_passage_is_shown_as_such(
    als, wereld, voorstel, wijzig_kern, neem_over
):
    wijzig_kern(doel="<p>De kern schreef intussen iets nieuws.</p>")
    response = als("kernredacteur").get(scherm(voorstel))
    (rij,) = response.context["rijen"]
    assert rij["verschil"].conflict
    assert "Het doel van bijeenkomst 1." in rij["verschil"].was
    neem_over(voorstel)
    assert concept(wereld).doel == ONS


def test_a_draft_of_the_core_is_kept(wereld, voorstel, neem_over):
    page = concept(wereld)
    page.title = "Concept van een collega"
    page.save_revision(user=wereld.user("kernbeoordelaar"))
    neem_over(voorstel)
    assert (concept(wereld).title, concept(wereld).doel) == ("Concept van een collega", ONS)
    assert wereld.user("kernbeoordelaar").pk in medewerkers(wereld.kernbijeenkomst())


def test_an_outdated_screen_is_refused_and_choices_stay(als, wereld, voorstel):
    stand = vergelijk(voorstel).stand
    page = concept(wereld)
    page.title = "Intussen anders"
    page.save_revision(user=wereld.user("kernbeoordelaar"))
    data = {"stand": stand, "keuze-0": "lokaal", "besluit": "bewaren"}
    response = als("kernredacteur").post(scherm(voorstel), data)
    assert "gewijzigd sinds u dit scherm opende" in response.text
    assert response.context["rijen"][0]["gekozen"] == "lokaal"
    assert concept(wereld).doel != ONS


def test_what_the_core_says_already_is_told(als, voorstel, wijzig_kern):
    wijzig_kern(doel=ONS)
    response = als("kernredacteur").get(scherm(voorstel))
    assert response.context["rijen"] == []
    assert "De kern zegt dit al" in response.text


def test_two_decisions_do_not_both_happen(wereld, voorstel, neem_over):
    neem_over(voorstel)
    na = wereld.kernbijeenkomst().latest_revision_id
    with pytest.raises(PermissionDenied, match="niet meer open"):
        overnemen.wijs_af(voorstel, user=wereld.user("kernbeoordelaar"), reden="Nee")
    assert wereld.kernbijeenkomst().latest_revision_id == na


def test_preview_shows_the_core_page_and_saves_nothing(als, wereld, voorstel):
    voor = Revision.objects.count()
    data = {"keuze-0": "lokaal"}
    tekst = als("kernredacteur").post(scherm(voorstel, "kernvoorstel_voorbeeld"), data).text
    assert "Ons eigen doel voor deze avond." in tekst
    assert Revision.objects.count() == voor


def test_taking_over_is_undone_as_one_step_from_the_screen(als, wereld, voorstel, neem_over):
    oud = concept(wereld).doel
    neem_over(voorstel)
    client = als("kernredacteur")
    assert "Het overnemen terugdraaien" in client.get(scherm(voorstel)).text
    client.post(scherm(voorstel), {"besluit": "terugdraaien"})
    voorstel.refresh_from_db()
    assert (voorstel.staat, voorstel.resultaat) == (Staat.OPEN, None)
    assert concept(wereld).doel == oud
    assert PageLogEntry.objects.filter(
        page=wereld.kernbijeenkomst().pk, action=logacties.VERBETERING_TERUGGEDRAAID
    ).exists()


def test_undo_is_refused_after_further_work(als, wereld, voorstel, neem_over):
    neem_over(voorstel)
    page = concept(wereld)
    page.title = "Verder gewerkt"
    page.save_revision(user=wereld.user("kernbeoordelaar"))
    response = als("kernredacteur").post(scherm(voorstel), {"besluit": "terugdraaien"})
    assert "verder gewerkt" in response.text
    assert concept(wereld).doel == ONS


@pytest.fixture
def twee_passages(publiceer_lokaal, stel_voor):
    publiceer_lokaal(doel=ONS, title="Kennismaken bij ons")
    return stel_voor()


def test_choices_stay_with_their_passage_when_the_core_changed_meanwhile(
    als, wereld, twee_passages
):
    client, url = als("kernredacteur"), scherm(twee_passages)
    context = client.get(url).context
    data = {"stand": context["vergelijking"].stand, "besluit": "bewaren"}
    for nummer, rij in enumerate(context["rijen"]):
        keuze = "kern" if rij["verschil"].pad == "title" else "lokaal"
        data |= {f"keuze-{nummer}": keuze, f"kenmerk-{nummer}": rij["kenmerk"]}
    page = wereld.kernbijeenkomst().get_latest_revision_as_object()
    page.title = "Kennismaken bij ons"
    page.save_revision(user=wereld.user("kernbeoordelaar"))
    antwoord = client.post(url, data)
    (rij,) = antwoord.context["rijen"]
    assert rij["verschil"].pad.startswith("doel")
    assert rij["gekozen"] == "lokaal"
    assert f'name="kenmerk-0" value="{rij["kenmerk"]}"' in antwoord.text


def test_autosave_over_the_same_revision_of_the_core_is_seen(als, wereld, voorstel):
    page = wereld.kernbijeenkomst().get_latest_revision_as_object()
    page.save_revision(user=wereld.user("kernbeoordelaar"))
    oud = vergelijk(voorstel).stand
    page.title = "Vanzelf bewaard"
    page.save_revision(user=wereld.user("kernbeoordelaar"), overwrite_revision=page.latest_revision)
    data = {"stand": oud, "keuze-0": "lokaal", "besluit": "bewaren"}
    antwoord = als("kernredacteur").post(scherm(voorstel), data)
    assert "gewijzigd sinds u dit scherm opende" in antwoord.text


def test_own_words_that_do_not_fit_are_refused_at_the_screen(als, wereld, twee_passages):
    client, url = als("kernredacteur"), scherm(twee_passages)
    context = client.get(url).context
    data = {"stand": context["vergelijking"].stand, "besluit": "bewaren"}
    for nummer, _ in enumerate(context["rijen"]):
        data |= {f"keuze-{nummer}": "eigen", f"tekst-{nummer}": "lang " * 60}
    antwoord = client.post(url, data)
    assert "Titel: " in antwoord.context["fout"]
    assert {rij["tekst"] for rij in antwoord.context["rijen"]} == {"lang " * 60}
    twee_passages.refresh_from_db()
    assert twee_passages.is_open
