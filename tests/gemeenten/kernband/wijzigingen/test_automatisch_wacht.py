"""What nobody reads first waits: for a second person, for who asked, for the worker that is at it."""

import pytest
from django.utils import timezone

from gemeenten.kernband.rondes import automatisch, werk
from gemeenten.kernband.rondes.ronde import begin_alles
from gemeenten.models import Overnamebeleid, Overnameregel, Overnameronde
from handleiding.models import OnderdeelPage
from handleiding.workflow.actions import keur_achteraf_goed, publiceer_met_spoed

Uitkomst = Overnameregel.Uitkomst
NIEUW = "<p>Nieuw van de kern.</p>"


@pytest.fixture
def automatische(wereld):
    editie = wereld.editie()
    Overnamebeleid.objects.create(editie=editie, keuze=Overnamebeleid.Keuze.AUTOMATISCH)
    return editie


def uitkomst(page) -> tuple[str, str]:
    regel = Overnameregel.objects.filter(page=page.pk).latest("pk")
    return regel.uitkomst, regel.melding


def test_own_emergency_text_waits_for_its_second_person(
    wereld, automatische, wijzig_kern, wijzig_lokaal, django_capture_on_commit_callbacks
):
    wijzig_lokaal(title="Kennismaken in Leeuwarden")
    publiceer_met_spoed(wereld.bijeenkomst(), wereld.user("kernredacteur"), "Gevaar.")
    wijzig_kern(doel=NIEUW)
    werk.werk_af.call()
    assert uitkomst(wereld.bijeenkomst()) == (Uitkomst.UITGESTELD, automatisch.SPOED)
    assert wereld.bijeenkomst().get_latest_revision_as_object().doel != NIEUW
    with django_capture_on_commit_callbacks(execute=True):
        keur_achteraf_goed(wereld.bijeenkomst(), wereld.user("beoordelaar-leeuwarden"))
    page = wereld.bijeenkomst()
    assert (page.title, page.doel) == ("Kennismaken in Leeuwarden", NIEUW)


def test_page_of_which_nobody_knows_what_it_rests_on_is_for_people(
    wereld, automatische, wijzig_kern
):
    page = wereld.bijeenkomst()
    page.live_revision.content["basis"] = None
    page.live_revision.save()
    OnderdeelPage.objects.filter(pk=page.pk).update(basis=None)
    voor = page.latest_revision_id
    wijzig_kern(doel=NIEUW)
    werk.werk_af.call()
    assert wereld.bijeenkomst().latest_revision_id == voor
    assert uitkomst(page) == (Uitkomst.CONFLICT, automatisch.ZONDER_BASIS)


def test_page_that_is_offline_is_not_as_it_is_online(wereld):
    """Also where no version of it was ever kept: then none differs from another."""
    page = wereld.bijeenkomst()
    assert automatisch.is_zoals_online(page)
    page.live = page.has_unpublished_changes = False
    page.live_revision = page.latest_revision = None
    assert not automatisch.is_zoals_online(page)


def test_nobody_takes_over_in_the_name_of_an_account_that_is_closed(wereld, wijzig_kern):
    wijzig_kern(doel=NIEUW)
    redacteur = wereld.user("redacteur-leeuwarden")
    begin_alles(wereld.editie(), user=redacteur)
    redacteur.is_active = False
    redacteur.save()
    werk.werk_af.call()
    assert uitkomst(wereld.bijeenkomst()) == (Uitkomst.OVERGESLAGEN, werk.ACCOUNT_WEG)


class TestTwoWorkers:
    @pytest.fixture
    def regel(self, wereld):
        ronde = Overnameronde.objects.create(soort="alles", editie=wereld.editie())
        return Overnameregel.objects.create(ronde=ronde, page=wereld.bijeenkomst())

    def test_of_two_that_read_the_same_row_one_begins(self, regel):
        assert [werk._begin_poging(regel.pk, 0) for _ in range(2)] == [True, False]
        regel.refresh_from_db()
        assert (regel.uitkomst, regel.pogingen) == (Uitkomst.WACHT, 1)

    def test_a_row_is_left_to_who_began_after_it_and_once_it_is_done(self, regel):
        Overnameregel.objects.filter(pk=regel.pk).update(pogingen=2)
        assert werk._vastgehouden(regel.pk, 1) is None
        assert werk._vastgehouden(regel.pk, 2) == regel
        Overnameregel.objects.filter(pk=regel.pk).update(uitkomst=Uitkomst.CONCEPT)
        assert werk._vastgehouden(regel.pk, 2) is None

    def test_a_failure_is_not_written_over_what_was_done(self, regel):
        ander = Overnameregel.objects.create(ronde=regel.ronde, page=regel.page.get_parent())
        Overnameregel.objects.filter(pk=regel.pk).update(
            uitkomst=Uitkomst.CONCEPT, updated_at=timezone.now()
        )
        werk._schrijf_mislukt(regel.pk, "Te laat.")
        regel.refresh_from_db()
        ander.refresh_from_db()
        assert (regel.uitkomst, ander.uitkomst) == (Uitkomst.CONCEPT, Uitkomst.WACHT)
