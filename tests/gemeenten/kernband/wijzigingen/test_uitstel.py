"""Deciding later: what was decided is taken over, what waits comes back with its note, and just that."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from gemeenten.kernband.herkomst.stand import herkomst_van_concept
from gemeenten.kernband.rondes.automatisch import neem_automatisch_over
from gemeenten.kernband.wijzigingen.overnemen import draai_terug, neem_over
from gemeenten.kernband.wijzigingen.uitstel import (
    ALLEEN_MENSEN,
    GEEN_DATUM,
    GEEN_NOTITIE,
    VOORBIJ,
    Uitstelkeuze,
    UitstelOnvolledig,
    lees_later,
)
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.kernband.wijzigingen.werkregels import kernwijzigingen
from gemeenten.logacties import KERN_OVERGENOMEN, KERN_UITGESTELD
from gemeenten.models import Overnamebeleid, Overnameregel, Uitstel
from handleiding.models import HoofdstukPage, Kernpublicatie, OnderdeelPage
from tests.formulier import hoofdstuk_data

from .test_woorden_blijven import inleiding, publiceer_inleiding

BASIS = "<p>Wij beginnen met een rondje namen.</p>"
KERN = "<p>Wij beginnen met een rondje verwachtingen.</p>"
ONS = "<p>Wij beginnen met koffie en een rondje namen.</p>"
NOTITIE = "Wij vragen het eerst aan het wijkteam."
STRAKS = timezone.localdate() + timedelta(days=20)
LATER = Uitstelkeuze(NOTITIE, STRAKS)


@pytest.fixture
def twee_vragen(wijzig_kern, wijzig_lokaal):
    """The core changes title and goal; Leeuwarden had changed both."""
    wijzig_lokaal(title="Wij leren elkaar kennen", doel=ONS)
    wijzig_kern(title="Kennismaken met elkaar", doel=KERN)


def scherm(wereld):
    return reverse("kernwijziging", args=[wereld.bijeenkomst().pk])


def velden(wereld, **per_pad):
    """Return the form: what is chosen per field, with note and day for who decides later."""
    voorstel = maak_voorstel(wereld.bijeenkomst())
    form = {"stand": voorstel.stand}
    for i, besluit in enumerate(voorstel.te_kiezen):
        form[f"keuze-{i}"] = per_pad[besluit.pad.partition("/")[0]]
        form[f"notitie-{i}"] = NOTITIE
        form[f"terug-{i}"] = STRAKS.isoformat()
    return form


def stel_uit(wereld, naam="redacteur-leeuwarden", keuzes=None, **uitstel):
    voorstel = maak_voorstel(wereld.bijeenkomst())
    op = {b.pad.partition("/")[0]: b.pad for b in voorstel.te_kiezen}
    return neem_over(
        wereld.bijeenkomst(),
        {op[veld]: keuze for veld, keuze in (keuzes or {}).items()},
        stand=voorstel.stand,
        user=wereld.user(naam),
        uitstel={op[veld]: keuze for veld, keuze in uitstel.items()},
    )


def vragen(wereld):
    voorstel = maak_voorstel(wereld.bijeenkomst())
    return [b.pad.partition("/")[0] for b in voorstel.te_kiezen] if voorstel else None


def test_decided_is_taken_over_and_the_rest_waits(redacteur, wereld, twee_vragen):
    antwoord = redacteur.post(scherm(wereld), velden(wereld, title="kern", doel="later"))
    assert antwoord.status_code == 302
    concept = wereld.bijeenkomst().get_latest_revision_as_object()
    assert concept.title == "Kennismaken met elkaar"
    assert concept.doel == ONS
    assert vragen(wereld) == ["doel"]
    assert OnderdeelPage.objects.achter().filter(pk=concept.pk).exists()
    rij = Uitstel.objects.get()
    assert (rij.notitie, rij.terug_op) == (NOTITIE, STRAKS)
    assert rij.door == wereld.user("redacteur-leeuwarden")


def test_the_screen_brings_the_note_back_and_keeps_it_waiting(redacteur, wereld, twee_vragen):
    redacteur.post(scherm(wereld), velden(wereld, title="lokaal", doel="later"))
    (rij,) = redacteur.get(scherm(wereld)).context["rijen"]
    assert (rij["gekozen"], rij["later"]["notitie"]) == ("later", NOTITIE)
    tekst = redacteur.get(scherm(wereld)).text
    assert NOTITIE in tekst
    inbox = redacteur.get(reverse("kernwijzigingen")).text
    assert NOTITIE in inbox
    assert "Uitgesteld tot" in inbox


def test_work_list_says_until_when_and_why(wereld, twee_vragen):
    stel_uit(wereld, keuzes={"title": "kern"}, doel=LATER)
    (regel,) = kernwijzigingen(wereld.user("redacteur-leeuwarden"))
    assert NOTITIE in regel.uitleg
    assert "Uitgesteld tot" in regel.uitleg
    Uitstel.objects.update(terug_op=timezone.localdate())
    (nu,) = kernwijzigingen(wereld.user("redacteur-leeuwarden"))
    assert nu.merk != regel.merk  # told anew on the day itself


def test_what_was_decided_is_not_asked_again_after_a_newer_change(wereld, twee_vragen, wijzig_kern):
    stel_uit(wereld, keuzes={"title": "lokaal"}, doel=LATER)
    wijzig_kern(aandachtspunten=[], doel=KERN)
    later = lees_later(maak_voorstel(wereld.bijeenkomst()))
    assert set(vragen(wereld)) == {"doel", "aandachtspunten"}
    assert [rij.notitie for rij in later.op.values()] == [NOTITIE]
    assert [pad.partition("/")[0] for pad in later.op] == ["doel"]


def test_a_note_stays_with_its_place_when_the_core_changes_that_again(
    wereld, twee_vragen, wijzig_kern
):
    stel_uit(wereld, keuzes={"title": "lokaal"}, doel=LATER)
    wijzig_kern(doel="<p>Wij beginnen met een rondje wensen.</p>")
    voorstel = maak_voorstel(wereld.bijeenkomst())
    later = lees_later(voorstel)
    (besluit,) = voorstel.te_kiezen
    assert (besluit.basis, besluit.lokaal) == (wereld_basis(wereld), ONS)
    assert later.op[besluit.pad].notitie == NOTITIE


def wereld_basis(wereld):
    """Return what the core said before it changed at all."""
    eerste = wereld.bijeenkomst().latest_revision.content["basis"]
    return Revision.objects.get(pk=eerste).content["doel"]


def test_a_note_without_a_place_is_shown_above(redacteur, wereld, twee_vragen, wijzig_kern):
    stel_uit(wereld, keuzes={"title": "lokaal"}, doel=LATER)
    wijzig_kern(doel=wereld_basis(wereld), aandachtspunten=[])
    antwoord = redacteur.get(scherm(wereld))
    assert [rij["verschil"].pad.partition("/")[0] for rij in antwoord.context["rijen"]] == [
        "aandachtspunten"
    ]
    assert NOTITIE in antwoord.text


def test_deciding_in_the_end_makes_the_page_bij(redacteur, wereld, twee_vragen):
    stel_uit(wereld, keuzes={"title": "kern"}, doel=LATER)
    redacteur.post(scherm(wereld), velden(wereld, doel="kern"))
    concept = wereld.bijeenkomst().get_latest_revision_as_object()
    assert (concept.title, concept.doel) == ("Kennismaken met elkaar", KERN)
    assert concept.uitgesteld == []
    assert concept.basis_id == wereld.kernbijeenkomst().live_revision_id
    assert vragen(wereld) is None


def test_all_waits_changes_no_text_and_asks_nobody_to_approve(redacteur, wereld, twee_vragen):
    voor = wereld.bijeenkomst().latest_revision_id
    antwoord = redacteur.post(
        scherm(wereld), velden(wereld, title="later", doel="later") | {"besluit": "indienen"}
    )
    assert antwoord.url.startswith(reverse("kernwijzigingen"))
    page = wereld.bijeenkomst()
    assert page.latest_revision_id == voor
    assert page.current_workflow_state is None
    assert Uitstel.objects.count() == 2
    assert PageLogEntry.objects.filter(page=page.pk, action=KERN_UITGESTELD).exists()
    assert sorted(vragen(wereld)) == ["doel", "title"]


def test_what_is_published_stands_on_what_was_decided(wereld, twee_vragen):
    stel_uit(wereld, keuzes={"title": "kern"}, doel=LATER)
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    page = wereld.bijeenkomst()
    assert page.title == "Kennismaken met elkaar"
    assert OnderdeelPage.objects.achter().filter(pk=page.pk).exists()
    assert vragen(wereld) == ["doel"]
    stand = herkomst_van_concept(page)
    anders = {knoop.pad.partition("/")[0] for knoop in stand.plekken if knoop.herkomst != "kern"}
    assert anders == {"doel"}


def test_undo_brings_everything_back_as_it_was(wereld, twee_vragen):
    voor = maak_voorstel(wereld.bijeenkomst())
    stel_uit(wereld, keuzes={"title": "kern"}, doel=LATER)
    draai_terug(wereld.bijeenkomst(), user=wereld.user("redacteur-leeuwarden"))
    na = maak_voorstel(wereld.bijeenkomst())
    assert na.te_kiezen == voor.te_kiezen
    assert list(na.stappen) == []


def test_undo_of_the_last_decision_brings_the_note_back(wereld, twee_vragen):
    stel_uit(wereld, keuzes={"title": "kern"}, doel=LATER)
    stel_uit(wereld, keuzes={"doel": "kern"})
    assert vragen(wereld) is None
    draai_terug(wereld.bijeenkomst(), user=wereld.user("redacteur-leeuwarden"))
    later = lees_later(maak_voorstel(wereld.bijeenkomst()))
    assert [rij.notitie for rij in later.op.values()] == [NOTITIE]


def test_editing_the_draft_meanwhile_loses_nothing(wereld, twee_vragen, wijzig_lokaal):
    stel_uit(wereld, keuzes={"title": "lokaal"}, doel=LATER)
    wijzig_lokaal(doel="<p>Wij beginnen met thee en een rondje namen.</p>")
    later = lees_later(maak_voorstel(wereld.bijeenkomst()))
    assert vragen(wereld) == ["doel"]
    assert [rij.notitie for rij in later.op.values()] == [NOTITIE]


def test_an_old_screen_of_the_editor_brings_its_questions_back(redacteur, wereld):
    page = inleiding(wereld)
    geladen = page.latest_revision
    kern = HoofdstukPage.objects.kernpaginas().get(slug="inleiding")
    concept = kern.get_latest_revision_as_object()
    concept.title = "Waarom dit boek"
    concept.save_revision(user=wereld.user("kernredacteur"))
    publiceer_inleiding(wereld, "<h2>Begin</h2><p>Zo begint het in de kern.</p>")
    voorstel = maak_voorstel(page)
    titel, tekst = (
        next(b.pad for b in voorstel.te_kiezen if b.pad.startswith(veld))
        for veld in ("title", "inhoud")
    )
    rest = {b.pad: LATER for b in voorstel.te_kiezen if b.pad != titel}
    neem_over(
        page,
        {titel: "kern"},
        stand=voorstel.stand,
        user=wereld.user("redacteur-leeuwarden"),
        uitstel=rest,
    )
    assert tekst in rest
    assert [b.pad for b in maak_voorstel(inleiding(wereld)).te_kiezen if b.pad == titel] == []
    data = hoofdstuk_data(page, tekst="<h2>Begin</h2><p>Zo begint het bij ons.</p>")
    data["loaded_revision_id"] = str(geladen.pk)
    redacteur.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    nu = inleiding(wereld)
    assert "bij ons" in str(nu.latest_revision.content["inhoud"])
    assert titel in [b.pad for b in maak_voorstel(nu).te_kiezen]


def test_why_and_until_when_are_asked_at_the_place(redacteur, wereld, twee_vragen):
    form = velden(wereld, title="kern", doel="later")
    nummer = next(i for i, b in enumerate(vragen(wereld)) if b == "doel")
    for leeg, zin in (
        ({f"notitie-{nummer}": " "}, GEEN_NOTITIE),
        ({f"terug-{nummer}": "31-02-2027"}, GEEN_DATUM),
        ({f"terug-{nummer}": timezone.localdate().isoformat()}, VOORBIJ),
    ):
        antwoord = redacteur.post(scherm(wereld), form | leeg)
        assert antwoord.status_code == 200
        rij = antwoord.context["rijen"][nummer]
        assert (rij["uitstelfout"], rij["gekozen"]) == (zin, "later")
        assert zin in antwoord.text
    assert not Uitstel.objects.exists()


def test_an_urgent_change_waits_no_longer_than_its_date(wereld, twee_vragen):
    voorstel = maak_voorstel(wereld.bijeenkomst())
    Kernpublicatie.objects.update_or_create(
        revision=voorstel.kern,
        defaults={
            "reden": "Nieuw nummer",
            "urgentie": Kernpublicatie.Urgentie.DRINGEND,
            "uiterlijk": timezone.localdate() + timedelta(days=5),
        },
    )
    with pytest.raises(UitstelOnvolledig) as fout:
        stel_uit(wereld, keuzes={"title": "kern"}, doel=LATER)
    assert "dringend" in next(iter(fout.value.fouten.values()))
    kort = Uitstelkeuze(NOTITIE, timezone.localdate() + timedelta(days=5))
    stel_uit(wereld, keuzes={"title": "kern"}, doel=kort)
    assert Uitstel.objects.count() == 1


def test_nothing_of_the_page_is_taken_over_by_itself_meanwhile(wereld, wijzig_kern):
    wijzig_kern(title="Kennismaken met elkaar", doel=KERN)
    stel_uit(wereld, title=LATER)
    wereld.publiceer(wereld.bijeenkomst(), "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    Overnamebeleid.objects.create(
        editie=wereld.editie("leeuwarden"), keuze=Overnamebeleid.Keuze.AUTOMATISCH
    )
    uitslag = neem_automatisch_over(wereld.bijeenkomst())
    assert (uitslag.uitkomst, uitslag.melding) == (
        Overnameregel.Uitkomst.CONFLICT,
        ALLEEN_MENSEN,
    )
    assert wereld.bijeenkomst().title != "Kennismaken met elkaar"
    assert vragen(wereld) == ["title"]


def test_the_core_text_that_it_stands_on_is_not_cleared_away(wereld, twee_vragen, wijzig_kern):
    stel_uit(wereld, keuzes={"title": "kern"}, doel=LATER)
    tussen = wereld.kernbijeenkomst().live_revision
    wijzig_kern(aandachtspunten=[])
    wijzig_kern(aandachtspunten=[], title="Anders")
    with pytest.raises(ProtectedError):
        tussen.delete()
    assert set(vragen(wereld)) == {"doel", "title", "aandachtspunten"}


def test_log_says_how_many_wait(wereld, twee_vragen):
    stel_uit(wereld, keuzes={"title": "kern"}, doel=LATER)
    entry = PageLogEntry.objects.filter(action=KERN_OVERGENOMEN).latest("pk")
    assert "waarvan 1 uitgesteld" in str(entry.message)


def test_who_may_not_edit_cannot_put_off(client, wereld, twee_vragen):
    form = velden(wereld, title="kern", doel="later")
    client.force_login(wereld.user("redacteur-weststellingwerf"))
    assert client.post(scherm(wereld), form).status_code in (302, 403, 404)
    assert not Uitstel.objects.exists()
    assert vragen(wereld) is not None
