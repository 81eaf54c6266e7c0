"""Back to the core, per field, per block and for a page: as a draft, after a question, by who may."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from gemeenten.kernband.herkomst.stand import herkomst_van_concept
from gemeenten.kernband.herkomst.terugzetten import zet_terug
from gemeenten.kernband.wijzigingen.overnemen import Verouderd
from gemeenten.kernband.wijzigingen.publiek import inhoud_van_page
from gemeenten.logacties import TERUG_NAAR_DE_KERN
from gemeenten.models import GemeentePage
from handleiding.workflow.actions import dien_in
from handleiding.workflow.contributors import medewerkers
from tests.gemeenten.kernband.herkomst.conftest import EIGEN

REDACTEUR = "redacteur-leeuwarden"


def stand(wereld):
    return herkomst_van_concept(wereld.bijeenkomst())


def concept(wereld):
    return inhoud_van_page(wereld.bijeenkomst().get_latest_revision_as_object())


def pad_van(wereld, titel):
    """Return the path of the programme item with this title, in the core or in ours."""
    return next(
        k.pad
        for k in stand(wereld).plekken
        if k.pad.startswith("programma/") and (k.basis or k.lokaal)["value"]["titel"] == titel
    )


def zet(wereld, pad, naam=REDACTEUR, **extra):
    extra.setdefault("stand", stand(wereld).stand)
    return zet_terug(wereld.bijeenkomst(), pad=pad, user=wereld.user(naam), **extra)


def titels(wereld):
    return [blok["value"]["titel"] for blok in concept(wereld)["programma"]]


def test_a_field_goes_back_as_a_draft_and_the_rest_stays(wereld, afwijkend):
    online = wereld.bijeenkomst().title
    zet(wereld, "title")
    na = concept(wereld)
    assert na == {**afwijkend, "title": "Kennismaken"}
    page = wereld.bijeenkomst()
    assert page.title == online
    assert page.has_unpublished_changes
    assert medewerkers(page) == {wereld.user(REDACTEUR).pk}


def test_a_changed_block_goes_back_and_no_other(wereld, afwijkend):
    zet(wereld, pad_van(wereld, "Terugblik"))
    na = concept(wereld)
    kern = stand(wereld).basistekst["programma"]
    assert na["programma"][0]["value"] == kern[0]["value"]
    assert na["programma"][0]["value"]["instructie"].count("in de wijk") == 0
    assert na["programma"][1] == EIGEN
    assert na["title"] == "Kennismaken in Leeuwarden"


def test_a_left_out_block_comes_back_in_its_place(wereld, afwijkend):
    assert titels(wereld) == ["Terugblik", "Rondje door Aldlân"]
    zet(wereld, pad_van(wereld, "Casus"))
    assert titels(wereld) == ["Terugblik", "Casus", "Rondje door Aldlân"]
    assert concept(wereld)["programma"][0]["value"]["instructie"].endswith("wijk.</p>")


def test_an_own_block_is_not_taken_by_this(wereld, afwijkend):
    voor = Revision.objects.count()
    with pytest.raises(PermissionDenied, match="eigen blok"):
        zet(wereld, pad_van(wereld, "Rondje door Aldlân"))
    assert Revision.objects.count() == voor


def test_the_whole_page_goes_back_and_own_blocks_stay(wereld, afwijkend):
    zet(wereld, "")
    kern = dict(stand(wereld).basistekst)
    na = concept(wereld)
    assert titels(wereld) == ["Terugblik", "Casus", "Rondje door Aldlân"]
    na["programma"] = [blok for blok in na["programma"] if blok["id"] != EIGEN["id"]]
    assert na == kern
    assert stand(wereld).aantallen["eigen"] == stand(wereld).aantal_afwijkend == 1


def test_it_goes_back_to_what_the_variant_stands_on_not_to_what_it_did_not_see(
    wereld, afwijkend, wijzig_kern
):
    wijzig_kern(title="Nieuw in de kern")
    zet(wereld, "title")
    assert concept(wereld)["title"] == "Kennismaken"


def test_the_log_names_person_and_place_and_history_undoes_it(client, wereld, afwijkend):
    vorige = wereld.bijeenkomst().latest_revision
    zet(wereld, "title")
    entry = PageLogEntry.objects.filter(
        page=wereld.bijeenkomst().pk, action=TERUG_NAAR_DE_KERN
    ).get()
    assert entry.user == wereld.user(REDACTEUR)
    assert entry.revision_id == wereld.bijeenkomst().latest_revision_id
    assert entry.formatter.format_message(entry) == "Teruggezet naar de tekst van de kern: Titel"
    client.force_login(wereld.user(REDACTEUR))
    terug = reverse("wagtailadmin_pages:revisions_revert", args=[entry.page_id, vorige.pk])
    assert "Kennismaken in Leeuwarden" in client.get(terug).text


def test_what_somebody_else_saved_meanwhile_is_not_lost(wereld, afwijkend, wijzig_lokaal):
    oud = stand(wereld).stand
    wijzig_lokaal("beoordelaar-leeuwarden", doel="<p>Intussen.</p>")
    with pytest.raises(Verouderd):
        zet(wereld, "title", stand=oud)
    assert concept(wereld)["doel"] == "<p>Intussen.</p>"
    assert concept(wereld)["title"] == "Kennismaken in Leeuwarden"


def test_what_autosave_wrote_over_the_same_revision_is_seen(wereld, afwijkend):
    oud = stand(wereld).stand
    page = wereld.bijeenkomst().get_latest_revision_as_object()
    page.doel = "<p>Vanzelf bewaard.</p>"
    revisie = page.save_revision(
        user=wereld.user(REDACTEUR), overwrite_revision=page.latest_revision
    )
    assert revisie.pk == wereld.bijeenkomst().latest_revision_id
    with pytest.raises(Verouderd):
        zet(wereld, "title", stand=oud)
    assert concept(wereld)["doel"] == "<p>Vanzelf bewaard.</p>"


def test_not_while_under_review(wereld, afwijkend):
    dien_in(wereld.bijeenkomst(), wereld.user(REDACTEUR))
    with pytest.raises(PermissionDenied, match="ter beoordeling"):
        zet(wereld, "title")


def test_not_while_somebody_locked_the_page(wereld, afwijkend):
    page = wereld.bijeenkomst()
    page.locked, page.locked_by = True, wereld.user("beheerder-leeuwarden")
    page.save()
    with pytest.raises(PermissionDenied, match="op slot"):
        zet(wereld, "title")


class TestScreens:
    """Through the real addresses."""

    @pytest.fixture(autouse=True)
    def uitgangspunt(self, client, wereld, afwijkend):
        self.client, self.wereld = client, wereld
        self.pk = wereld.bijeenkomst().pk
        self.terug = reverse("terug_naar_de_kern", args=[self.pk])
        self.stand = stand(wereld).stand

    def als(self, naam):
        self.client.force_login(self.wereld.user(naam))
        return self.client

    def test_asks_first_and_names_what_would_be_lost(self):
        voor = Revision.objects.count(), PageLogEntry.objects.count()
        casus, terugblik = (pad_van(self.wereld, t) for t in ("Casus", "Terugblik"))
        tekst = self.als(REDACTEUR).get(self.terug, {"plek": terugblik}).text
        assert "Terugzetten: Programma, ‘Terugblik’" in tekst
        assert "Kijk samen terug in de wijk." in tekst
        assert "Kennismaken in Leeuwarden" not in tekst.split("Dit verandert")[1]
        assert "met de landelijke tekst van nu" in tekst
        assert "Bespreek een casus." in self.client.get(self.terug, {"plek": casus}).text
        assert (Revision.objects.count(), PageLogEntry.objects.count()) == voor

    def test_page_as_a_whole_names_what_stays(self):
        tekst = self.als(REDACTEUR).get(self.terug).text
        assert "Terugzetten: de hele pagina" in tekst
        assert "Rondje door Aldlân" in tekst.split("Dit blijft staan")[1]

    def test_says_when_the_core_went_on(self, wijzig_kern):
        wijzig_kern(doel="<p>Nieuw.</p>")
        tekst = self.als(REDACTEUR).get(self.terug, {"plek": "title"}).text
        assert "De kern is daarna gewijzigd" in tekst
        assert reverse("kernwijziging", args=[self.pk]) in tekst

    def test_does_it_and_offers_to_undo(self):
        vorige = self.wereld.bijeenkomst().latest_revision_id
        data = {"plek": "title", "stand": self.stand}
        response = self.als(REDACTEUR).post(self.terug, data, follow=True)
        assert concept(self.wereld)["title"] == "Kennismaken"
        assert "in een concept: Titel." in response.text
        assert (
            reverse("wagtailadmin_pages:revisions_revert", args=[self.pk, vorige]) in response.text
        )

    def test_outdated_screen_is_refused_and_shows_what_is_there_now(self, wijzig_lokaal):
        wijzig_lokaal("beoordelaar-leeuwarden", title="Intussen anders")
        response = self.als(REDACTEUR).post(self.terug, {"plek": "title", "stand": self.stand})
        assert "gewijzigd sinds u dit scherm opende" in response.text
        assert "Intussen anders" in response.text
        assert concept(self.wereld)["title"] == "Intussen anders"

    def test_a_block_that_is_gone_by_now_is_no_error(self, bewaar):
        pad = pad_van(self.wereld, "Rondje door Aldlân")
        bewaar(lambda inhoud: inhoud["programma"].pop())
        response = self.als(REDACTEUR).post(self.terug, {"plek": pad, "stand": self.stand})
        assert response.status_code == 200
        assert "Er is niets teruggezet" in response.text

    def test_under_review_it_says_why_not(self):
        dien_in(self.wereld.bijeenkomst(), self.wereld.user(REDACTEUR))
        data = {"plek": "title", "stand": self.stand}
        for response in (
            self.als(REDACTEUR).get(self.terug, {"plek": "title"}),
            self.client.post(self.terug, data),
        ):
            assert "ligt ter beoordeling" in response.text
            assert "Ja, zet terug" not in response.text
        assert concept(self.wereld)["title"] == "Kennismaken in Leeuwarden"

    def test_the_reviewer_cannot_do_it_while_it_is_under_review(self):
        dien_in(self.wereld.bijeenkomst(), self.wereld.user(REDACTEUR))
        data = {"plek": "title", "stand": self.stand}
        self.als("beoordelaar-leeuwarden").post(self.terug, data)
        assert concept(self.wereld)["title"] == "Kennismaken in Leeuwarden"

    def test_a_reviewer_who_does_it_is_a_contributor(self):
        data = {"plek": "title", "stand": self.stand}
        self.als("beoordelaar-leeuwarden").post(self.terug, data)
        assert self.wereld.user("beoordelaar-leeuwarden").pk in medewerkers(
            self.wereld.bijeenkomst()
        )

    @pytest.mark.parametrize(
        "naam",
        [
            "lezer-leeuwarden",
            "redacteur-weststellingwerf",
            "beoordelaar-weststellingwerf",
            "beheerder-weststellingwerf",
            "kernredacteur",
        ],
    )
    def test_others_see_nothing_and_change_nothing(self, naam):
        voor = Revision.objects.count()
        herkomst = reverse("herkomst", args=[self.pk])
        afwijkingen = f"{reverse('afwijkingen')}?editie={self.wereld.editie().pk}"
        self.als(naam)
        for response in (
            self.client.get(herkomst, follow=True),
            self.client.get(self.terug, follow=True),
            self.client.get(afwijkingen, follow=True),
            self.client.get(f"{afwijkingen}&vorm=csv", follow=True),
            self.client.post(self.terug, {"plek": "", "stand": self.stand}, follow=True),
        ):
            assert "Rondje door Aldlân" not in response.text
            assert "Kennismaken in Leeuwarden" not in response.text
        assert Revision.objects.count() == voor

    def test_a_page_of_the_core_or_of_ones_own_has_no_such_screen(self):
        for page in (self.wereld.kernbijeenkomst(), GemeentePage.objects.get(slug="leeuwarden")):
            self.als("admin")
            for naam in ("herkomst", "terug_naar_de_kern"):
                assert self.client.get(reverse(naam, args=[page.pk])).status_code == 404
