"""An edition proposes published text; nobody else can do that, see it or withdraw it."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.menu import admin_menu
from wagtail.models import PageLogEntry, Revision

from gemeenten import logacties
from gemeenten.editie.levensloop.archief import archiveer
from gemeenten.editie.levensloop.verwijder import verwijder
from gemeenten.kernband.voorstellen.tekst import gepubliceerd, van_voorstel
from gemeenten.kernband.voorstellen.voorstellen import stel_voor as stel_voor_actie
from gemeenten.kernband.voorstellen.voorstellen import trek_in
from gemeenten.models import Verbetervoorstel
from tests.bewaring import na_de_termijn

from .conftest import ONS, WAAROM

Staat = Verbetervoorstel.Staat
VREEMDEN = [
    "redacteur-weststellingwerf",
    "beheerder-weststellingwerf",
    "lezer-leeuwarden",
]


def voorgesteld(voorstel):
    return van_voorstel(voorstel).met_alleen(voorstel.paden)


def nieuw(wereld):
    return reverse("verbetervoorstel_nieuw", args=[wereld.bijeenkomst().pk])


@pytest.mark.parametrize(
    "naam", ["redacteur-leeuwarden", "beoordelaar-leeuwarden", "beheerder-leeuwarden"]
)
def test_each_writing_role_of_the_edition_may_propose(wereld, lokaal, stel_voor, naam):
    voorstel = stel_voor(naam)
    assert voorstel.staat == Staat.OPEN
    assert voorstel.editie == wereld.editie()
    assert voorstel.revision_id == lokaal.live_revision_id
    assert voorgesteld(voorstel)["doel"] == ONS
    entry = PageLogEntry.objects.get(page=lokaal.pk, action=logacties.VERBETERING_VOORGESTELD)
    assert (entry.user, entry.data["reden"]) == (wereld.user(naam), WAAROM)


def test_a_draft_is_never_proposed(wereld, lokaal, stel_voor, wijzig_lokaal):
    wijzig_lokaal(doel="<p>Nog niet goedgekeurd.</p>")
    voorstel = stel_voor()
    assert voorgesteld(voorstel)["doel"] == ONS
    wijzig_lokaal(doel="<p>Later gewijzigd.</p>")
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    assert voorgesteld(Verbetervoorstel.objects.get(pk=voorstel.pk))["doel"] == ONS


def test_the_screen_shows_published_deviations_to_the_word_and_no_draft(
    als, wereld, lokaal, wijzig_lokaal
):
    wijzig_lokaal(doel="<p>Geheim concept.</p>")
    tekst = als("redacteur-leeuwarden").get(nieuw(wereld)).text
    assert "deze avond" in tekst
    assert "toegevoegd: </span>" in tekst
    assert "Geheim concept" not in tekst


def test_only_chosen_passages_are_proposed(wereld, publiceer_lokaal, stel_voor):
    publiceer_lokaal(doel=ONS, title="Kennismaken bij ons")
    voorstel = stel_voor(passages=["title"])
    inhoud = voorgesteld(voorstel)
    assert inhoud["title"] == "Kennismaken bij ons"
    assert inhoud["doel"] == wereld.kernbijeenkomst().doel


def test_left_out_and_moved_blocks_are_no_proposals(wereld, publiceer_lokaal):
    programma = wereld.bijeenkomst().programma.get_prep_value()
    page = publiceer_lokaal(programma=[dict(b) for b in reversed(programma)], materiaal=[])
    assert gepubliceerd(page, wereld.editie()).passages == []


@pytest.mark.parametrize(
    ("data", "melding"),
    [
        ({"passage": []}, "Kies minstens één passage"),
        ({"passage": ["bestaat/niet"]}, "Kies minstens één passage"),
        ({"toelichting": "  "}, "Vertel de kernredactie waarom"),
        ({"gelezen": "1"}, "opnieuw gepubliceerd sinds u dit scherm opende"),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(als, wereld, lokaal, data, melding):
    tekst = gepubliceerd(wereld.bijeenkomst(), wereld.editie())
    goed = {
        "gelezen": tekst.revision.pk,
        "passage": [b.pad for b in tekst.passages],
        "toelichting": WAAROM,
        "toon_dank": "on",
    }
    response = als("redacteur-leeuwarden").post(nieuw(wereld), goed | data)
    assert melding in response.text
    assert response.context["toon_dank"] is True
    assert response.context["toelichting"] == (goed | data)["toelichting"]
    assert not Verbetervoorstel.objects.exists()


def test_the_same_passage_twice_is_refused_while_the_first_is_open(
    als, wereld, voorstel, stel_voor
):
    assert stel_voor("beheerder-leeuwarden").pk == voorstel.pk
    url = reverse("verbetervoorstel", args=[voorstel.pk])
    als("redacteur-leeuwarden").post(url, {"besluit": "intrekken"})
    assert stel_voor("beheerder-leeuwarden").pk != voorstel.pk


def test_a_page_that_is_offline_has_nothing_to_propose(als, wereld, lokaal):
    lokaal.unpublish()
    assert "staat niet online" in als("redacteur-leeuwarden").get(nieuw(wereld)).text


@pytest.mark.parametrize("naam", [*VREEMDEN, "kernredacteur", "kernbeoordelaar"])
def test_nobody_else_proposes_for_an_edition(als, wereld, lokaal, stel_voor, naam):
    assert als(naam).get(nieuw(wereld)).status_code in {302, 403}
    assert stel_voor(naam) is None


@pytest.mark.parametrize("naam", VREEMDEN)
def test_another_edition_neither_sees_nor_reads_nor_withdraws(als, wereld, lokaal, stel_voor, naam):
    voorstel = stel_voor(toelichting="Alleen voor onze ogen")
    client = als(naam)
    url = reverse("verbetervoorstel", args=[voorstel.pk])
    editie = f"?editie={wereld.editie().pk}"
    for response in (
        client.get(url, follow=True),
        client.get(reverse("verbetervoorstellen"), follow=True),
        client.get(reverse("verbetervoorstellen") + editie, follow=True),
        client.get(f"{reverse('verbetervoorstellen')}?pagina={voorstel.variant_id}", follow=True),
        client.get(reverse("kernvoorstellen"), follow=True),
        client.get(reverse("kernvoorstel", args=[voorstel.pk]), follow=True),
        client.post(reverse("kernvoorstel_voorbeeld", args=[voorstel.pk]), follow=True),
        client.post(url, {"besluit": "intrekken"}, follow=True),
        client.post(url, {"besluit": "dank", "toon_dank": "on"}, follow=True),
    ):
        assert "Alleen voor onze ogen" not in response.text
        assert "deze avond" not in response.text
    voorstel.refresh_from_db()
    assert (voorstel.staat, voorstel.toon_dank) == (Staat.OPEN, False)


@pytest.mark.parametrize("naam", ["kernredacteur", "kernbeoordelaar"])
def test_the_kernredactie_does_not_withdraw_for_an_edition(als, voorstel, naam):
    url = reverse("verbetervoorstel", args=[voorstel.pk])
    als(naam).post(url, {"besluit": "intrekken"})
    voorstel.refresh_from_db()
    assert voorstel.staat == Staat.OPEN


def test_withdraw_while_open_by_a_colleague_too(als, wereld, voorstel, neem_over):
    url = reverse("verbetervoorstel", args=[voorstel.pk])
    assert "Trek dit voorstel in" in als("beheerder-leeuwarden").get(url).text
    als("beheerder-leeuwarden").post(url, {"besluit": "intrekken"})
    voorstel.refresh_from_db()
    assert voorstel.staat == Staat.INGETROKKEN
    entry = PageLogEntry.objects.get(
        action=logacties.VERBETERING_INGETROKKEN, page=voorstel.variant_id
    )
    assert entry.user == wereld.user("beheerder-leeuwarden")
    kern = wereld.kernbijeenkomst().latest_revision_id
    assert "niet meer open" in neem_over(voorstel).text
    assert wereld.kernbijeenkomst().latest_revision_id == kern


def test_no_withdrawing_after_a_decision(als, voorstel, neem_over):
    neem_over(voorstel)
    url = reverse("verbetervoorstel", args=[voorstel.pk])
    response = als("redacteur-leeuwarden").post(url, {"besluit": "intrekken"}, follow=True)
    assert "niet meer open" in response.text
    voorstel.refresh_from_db()
    assert voorstel.staat == Staat.IN_CONCEPT


def test_looking_writes_nothing(als, wereld, voorstel):
    als("redacteur-leeuwarden")
    voor = Revision.objects.count(), PageLogEntry.objects.count(), Verbetervoorstel.objects.count()
    client = als("redacteur-leeuwarden")
    for url in (
        nieuw(wereld),
        reverse("verbetervoorstellen"),
        reverse("verbetervoorstel", args=[voorstel.pk]),
    ):
        assert client.get(url).status_code == 200
    client = als("kernredacteur")
    for url in (reverse("kernvoorstellen"), reverse("kernvoorstel", args=[voorstel.pk])):
        assert client.get(url).status_code == 200
    na = Revision.objects.count(), PageLogEntry.objects.count(), Verbetervoorstel.objects.count()
    assert na == voor


@pytest.mark.parametrize(
    ("naam", "ook", "schermen"),
    [
        ("redacteur-leeuwarden", "", {"verbetervoorstellen"}),
        ("kernredacteur", "", {"kernvoorstellen"}),
        ("kernredacteur", "GM0080 redacteur", {"kernvoorstellen"}),
        ("redacteur-leeuwarden", "GM0098 lezer", {"verbetervoorstellen"}),
        ("lezer-leeuwarden", "", set()),
    ],
)
def test_menu_has_one_line_and_for_the_kernredactie_it_is_the_cores(
    rf, wereld, naam, ook, schermen
):
    request = rf.get("/")
    request.user = wereld.user(naam)
    if ook:
        request.user.groups.add(Group.objects.get(name=ook))
    in_menu = {item.url for item in admin_menu.menu_items_for_request(request)}
    beide = {reverse(scherm): scherm for scherm in ("verbetervoorstellen", "kernvoorstellen")}
    assert {beide[url] for url in in_menu & set(beide)} == schermen


def test_button_on_the_page_of_the_edition_only(als, wereld, lokaal):
    url = nieuw(wereld)
    edit = reverse("wagtailadmin_pages:edit", args=[lokaal.pk])
    assert url in als("redacteur-leeuwarden").get(edit).text
    kern = wereld.kernbijeenkomst().pk
    tekst = als("kernredacteur").get(reverse("wagtailadmin_pages:edit", args=[kern])).text
    assert "Voorstellen aan de kern" not in tekst


def test_the_frozen_text_survives_a_purge_and_goes_along_with_its_page(
    wereld, voorstel, publiceer_lokaal
):
    publiceer_lokaal(doel="<p>Alweer iets anders.</p>")
    call_command("purge_revisions", verbosity=0)
    assert voorgesteld(Verbetervoorstel.objects.get(pk=voorstel.pk))["doel"] == ONS
    na_de_termijn(wereld.bijeenkomst()).delete()
    assert not Verbetervoorstel.objects.exists()


def test_markup_in_an_explanation_is_shown_as_text(als, lokaal, stel_voor):
    voorstel = stel_voor(toelichting="<script>alert(1)</script>")
    for naam, url in (
        ("redacteur-leeuwarden", reverse("verbetervoorstel", args=[voorstel.pk])),
        ("kernredacteur", reverse("kernvoorstellen")),
        ("kernredacteur", reverse("kernvoorstel", args=[voorstel.pk])),
    ):
        tekst = als(naam).get(url).text
        assert "<script>alert(1)</script>" not in tekst
        assert "&lt;script&gt;alert(1)" in tekst


@pytest.mark.parametrize(
    ("naam", "adres"),
    [("redacteur-leeuwarden", "verbetervoorstellen"), ("kernredacteur", "kernvoorstellen")],
)
def test_lists_cost_the_same_for_any_number_of_proposals(als, wereld, voorstel, naam, adres):
    client = als(naam)

    def queries():
        client.get(reverse(adres))
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(reverse(adres)).status_code == 200
        return len(gevangen)

    voor = queries()
    for _ in range(8):
        Verbetervoorstel.objects.create(
            editie=voorstel.editie,
            variant=wereld.bijeenkomst(7),
            revision=voorstel.revision,
            basis=voorstel.basis,
            paden=["doel"],
            toelichting="x",
            door=wereld.user("beheerder-leeuwarden"),
        )
    assert queries() == voor


def test_the_action_itself_guards_the_role(wereld, lokaal):
    tekst = gepubliceerd(lokaal, wereld.editie())
    with pytest.raises(PermissionDenied, match="werkt niet mee"):
        stel_voor_actie(
            lokaal,
            [b.pad for b in tekst.passages],
            toelichting=WAAROM,
            toon_dank=False,
            user=wereld.user("redacteur-weststellingwerf"),
            gelezen=str(tekst.revision.pk),
        )


def test_nobody_acts_for_an_edition_in_the_archive(als, wereld, voorstel):
    editie = wereld.editie()
    editie.unpublish()
    archiveer(wereld.editie(), user=wereld.user("admin"))
    client = als("redacteur-leeuwarden")
    url = reverse("verbetervoorstel", args=[voorstel.pk])
    client.post(url, {"besluit": "intrekken"})
    voorstel.refresh_from_db()
    assert voorstel.staat == Staat.OPEN
    with pytest.raises(PermissionDenied, match="werkt niet mee"):
        trek_in(voorstel, user=wereld.user("redacteur-leeuwarden"))


def test_an_edition_that_is_deleted_takes_its_proposals_along(wereld, voorstel, neem_over):
    neem_over(voorstel)
    editie = wereld.editie()
    editie.unpublish()
    verwijder(wereld.editie(), user=wereld.user("admin"), bevestiging=editie.title)
    assert not Verbetervoorstel.objects.exists()
    assert wereld.kernbijeenkomst().get_latest_revision_as_object().doel == ONS
