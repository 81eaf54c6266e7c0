"""Taking over in the background: an order with its progress, the reports, and who may see them."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from gemeenten.kernband.rondes import werk
from gemeenten.kernband.rondes.ronde import begin_alles, mislukt_in, open_ronde, plan
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.models import GemeentePage, Overnamebeleid, Overnameregel, Overnameronde
from gemeenten.onboarding import Plan, onboard_gemeente
from handleiding.workflow.actions import dien_in

Uitkomst = Overnameregel.Uitkomst
NIEUW = "<p>Nieuw van de kern.</p>"
ONS = "<p>Ons eigen doel.</p>"


@pytest.fixture
def bestel(redacteur, wereld, django_capture_on_commit_callbacks):
    """Return a function that presses the button of the inbox; ``execute`` runs the background."""

    def bestel(*, execute=True):
        with django_capture_on_commit_callbacks(execute=execute):
            data = {"editie": wereld.editie().pk}
            return redacteur.post(reverse("kernwijzigingen"), data)

    return bestel


def automatisch(*edities):
    for editie in edities:
        Overnamebeleid.objects.create(editie=editie, keuze=Overnamebeleid.Keuze.AUTOMATISCH)


def uitkomsten(**zoek):
    regels = Overnameregel.objects.filter(**zoek).order_by("page__path")
    return list(regels.values_list("uitkomst", flat=True))


def samen(tekst):
    return " ".join(tekst.split())


class TestOrder:
    def test_takes_over_as_drafts_and_reports_each_page(
        self, redacteur, bestel, wereld, wijzig_kern, wijzig_lokaal
    ):
        wijzig_lokaal(doel=ONS)
        wijzig_kern(doel=NIEUW)
        wijzig_kern(nummer=7, doel="<p>Ook nieuw.</p>")
        scherm = redacteur.get(bestel().url)
        assert uitkomsten() == [Uitkomst.CONFLICT, Uitkomst.CONCEPT]
        assert wereld.bijeenkomst().get_latest_revision_as_object().doel == ONS
        zeven = wereld.bijeenkomst(7)
        assert zeven.doel != "<p>Ook nieuw.</p>"
        assert zeven.get_latest_revision_as_object().doel == "<p>Ook nieuw.</p>"
        assert zeven.latest_revision.user == wereld.user("redacteur-leeuwarden")
        tekst = samen(scherm.text)
        assert "2 van 2 pagina’s klaar" in tekst
        assert reverse("kernwijziging", args=[wereld.bijeenkomst().pk]) in tekst
        assert reverse("wagtailadmin_pages:edit", args=[zeven.pk]) in tekst
        assert "data-ververs=" not in scherm.text

    def test_page_under_review_is_passed_over_with_the_reason(
        self, redacteur, bestel, wereld, wijzig_kern, wijzig_lokaal
    ):
        wijzig_lokaal(title="Onder beoordeling")
        dien_in(wereld.bijeenkomst(), wereld.user("redacteur-leeuwarden"))
        wijzig_kern(doel=NIEUW)
        scherm = redacteur.get(bestel().url)
        assert uitkomsten() == [Uitkomst.OVERGESLAGEN]
        assert "ligt ter beoordeling" in scherm.text

    def test_pressing_twice_is_one_order(self, bestel, wijzig_kern):
        wijzig_kern(doel=NIEUW)
        eerste, tweede = bestel(execute=False), bestel(execute=False)
        assert eerste.url == tweede.url
        assert Overnameronde.objects.count() == 1

    def test_pressing_again_when_it_is_done_finds_nothing(self, bestel, wijzig_kern):
        wijzig_kern(doel=NIEUW)
        bestel()
        assert bestel().url.startswith(reverse("kernwijzigingen") + "?")
        assert Overnameronde.objects.count() == 1

    def test_screen_under_way_renews_itself_in_place_and_by_hand(
        self, redacteur, bestel, wijzig_kern
    ):
        wijzig_kern(doel=NIEUW)
        wijzig_kern(nummer=7, doel=NIEUW)
        url = bestel(execute=False).url
        werk._voer_uit(Overnameregel.objects.earliest("pk").pk, 0)
        scherm = redacteur.get(url)
        # A page that is loaded anew takes focus and reading place away.
        assert "Refresh" not in scherm.headers
        tekst = samen(scherm.text)
        assert '<div data-ververs-vak data-ververs="3">' in tekst
        assert '<a href="">Ververs nu</a>' in tekst
        assert '<progress value="1" max="2" aria-label="Voortgang">' in tekst
        assert "1 van 2 pagina’s klaar" in tekst
        assert url in redacteur.get(reverse("kernwijzigingen")).text

    def test_who_finds_it_standing_still_goes_on(
        self, redacteur, bestel, wereld, wijzig_kern, django_capture_on_commit_callbacks
    ):
        wijzig_kern(doel=NIEUW)
        url = bestel(execute=False).url
        Overnameregel.objects.update(updated_at=timezone.now() - timedelta(minutes=5))
        scherm = redacteur.get(url)
        assert "Ga verder waar het bleef" in scherm.text
        assert "data-ververs=" not in scherm.text
        with django_capture_on_commit_callbacks(execute=True):
            redacteur.post(url)
        assert uitkomsten() == [Uitkomst.CONCEPT]

    def test_who_lost_the_right_in_between_changes_nothing(self, bestel, wereld, wijzig_kern):
        wijzig_kern(doel=NIEUW)
        bestel(execute=False)
        wereld.user("redacteur-leeuwarden").groups.clear()
        werk.werk_af.call()
        assert uitkomsten() == [Uitkomst.OVERGESLAGEN]
        assert maak_voorstel(wereld.bijeenkomst()) is not None

    def test_account_that_is_gone_is_no_free_pass(self, bestel, wereld, wijzig_kern):
        wijzig_kern(doel=NIEUW)
        bestel(execute=False)
        wereld.user("redacteur-leeuwarden").delete()
        werk.werk_af.call()
        assert uitkomsten() == [Uitkomst.OVERGESLAGEN]

    @pytest.mark.parametrize("naam", ["redacteur-weststellingwerf", "lezer-leeuwarden"])
    def test_who_may_not_edit_gets_no_order(self, client, wereld, wijzig_kern, naam):
        wijzig_kern(doel=NIEUW)
        client.force_login(wereld.user(naam))
        client.post(reverse("kernwijzigingen"), {"editie": wereld.editie().pk})
        with pytest.raises(PermissionError):
            self._bestel_als(wereld.user(naam), wereld.editie())
        assert not Overnameronde.objects.exists()

    @staticmethod
    def _bestel_als(user, editie):
        from django.core.exceptions import PermissionDenied

        try:
            begin_alles(editie, user=user)
        except PermissionDenied as weigering:
            raise PermissionError from weigering


class TestFailure:
    @pytest.fixture
    def stuk(self, wereld, wijzig_kern):
        """Both editions take over by themselves; Leeuwarden's page breaks while it is published."""
        automatisch(wereld.editie(), wereld.editie("weststellingwerf"))
        wijzig_kern(doel=NIEUW)
        slecht = wereld.bijeenkomst().pk
        publiceer = Revision.publish

        def breek(revisie, *args, **kwargs):
            publiceer(revisie, *args, **kwargs)
            if str(revisie.object_id) == str(slecht):
                raise RuntimeError("stuk")

        with patch.object(Revision, "publish", breek):
            werk.werk_af.call()

    def test_one_page_stops_no_other_and_stays_as_it_was(self, stuk, wereld):
        assert uitkomsten() == [Uitkomst.MISLUKT, Uitkomst.GEPUBLICEERD]
        page = wereld.bijeenkomst()
        assert page.doel != NIEUW
        assert page.latest_revision_id == page.live_revision_id
        assert maak_voorstel(page) is not None
        assert wereld.bijeenkomst(editie="weststellingwerf").doel == NIEUW

    def test_edition_sees_it_and_tries_again(
        self, redacteur, stuk, wereld, django_capture_on_commit_callbacks
    ):
        url = reverse("kernbeleid", args=[wereld.editie().pk])
        assert "Bij 1 pagina lukte het" in samen(redacteur.get(reverse("kernwijzigingen")).text)
        assert werk.ONVERWACHT in redacteur.get(url).text
        with django_capture_on_commit_callbacks(execute=True):
            redacteur.post(url, {"besluit": "opnieuw"})
        assert wereld.bijeenkomst().doel == NIEUW
        assert uitkomsten() == [Uitkomst.GEPUBLICEERD] * 2

    def test_kernredactie_sees_it_and_tries_again(
        self, client, stuk, wereld, django_capture_on_commit_callbacks
    ):
        client.force_login(wereld.user("kernredacteur"))
        assert "1 niet gelukt" in client.get(reverse("overnames")).text
        url = reverse("overname", args=[Overnameronde.objects.get().pk])
        tekst = samen(client.get(url).text)
        assert "Leeuwarden: niet gelukt" in tekst
        with django_capture_on_commit_callbacks(execute=True):
            client.post(url)
        assert wereld.bijeenkomst().doel == NIEUW
        # The other edition's outcome is not asked for again: its report stays what it was.
        assert uitkomsten() == [Uitkomst.GEPUBLICEERD] * 2

    def test_only_its_own_failures_are_told_to_an_edition(self, wereld):
        ronde = Overnameronde.objects.create(soort="automatisch")
        kern = {"kernrevisie": wereld.kernbijeenkomst().live_revision_id, "ronde": ronde}

        def rij(page, uitkomst, **velden):
            Overnameregel.objects.create(page=page, uitkomst=uitkomst, **velden)

        rij(wereld.bijeenkomst(), Uitkomst.MISLUKT, **kern)
        rij(wereld.bijeenkomst(7), Uitkomst.GEPUBLICEERD, **kern)
        rij(wereld.hoofdstuk(), Uitkomst.MISLUKT, ronde=ronde)  # somebody asked for this one
        assert mislukt_in(wereld.editie()) == 1
        assert mislukt_in(wereld.editie("weststellingwerf")) == 0

    def test_work_that_waits_elsewhere_is_no_round_of_ours(self, wereld):
        rondes = [
            Overnameronde.objects.create(soort="alles", editie=wereld.editie(slug))
            for slug in ("leeuwarden", "weststellingwerf")
        ]
        for ronde, gedaan in zip(rondes, (Uitkomst.CONCEPT, Uitkomst.WACHT), strict=True):
            Overnameregel.objects.create(
                ronde=ronde, page=wereld.bijeenkomst(editie=ronde.editie.slug), uitkomst=gedaan
            )
        assert open_ronde(wereld.editie()) is None
        assert open_ronde(wereld.editie("weststellingwerf")) == rondes[1]

    def test_page_that_keeps_killing_its_worker_is_given_up(self, wereld, wijzig_kern):
        automatisch(wereld.editie(), wereld.editie("weststellingwerf"))
        wijzig_kern(doel=NIEUW)
        plan()
        slecht = Overnameregel.objects.get(page=wereld.bijeenkomst().pk)
        for pogingen in range(werk.MAX_POGINGEN):
            assert werk._begin_poging(slecht.pk, pogingen)
        assert not werk._begin_poging(slecht.pk, 0), "tried since: another worker has it"
        werk.werk_af.call()
        slecht.refresh_from_db()
        assert (slecht.uitkomst, slecht.melding) == (Uitkomst.MISLUKT, werk.AFGEBROKEN)
        assert wereld.bijeenkomst(editie="weststellingwerf").doel == NIEUW


class TestPolicyScreen:
    def test_beheerder_chooses_and_it_is_logged(
        self, client, wereld, django_capture_on_commit_callbacks
    ):
        editie = wereld.editie()
        client.force_login(wereld.user("beheerder-leeuwarden"))
        url = reverse("kernbeleid", args=[editie.pk])
        assert "vier ogen" in client.get(url).text
        with django_capture_on_commit_callbacks(execute=True):
            client.post(url, {"keuze": "automatisch"})
        assert Overnamebeleid.objects.get(editie=editie).keuze == "automatisch"
        log = PageLogEntry.objects.get(action="gemeenten.overnamebeleid", page=editie.pk)
        assert log.user == wereld.user("beheerder-leeuwarden")
        assert "automatisch bij geen conflict" in client.get(reverse("kernwijzigingen")).text

    def test_no_choice_is_asked_again_at_its_place(self, client, wereld):
        client.force_login(wereld.user("beheerder-leeuwarden"))
        response = client.post(
            reverse("kernbeleid", args=[wereld.editie().pk]), {"keuze": "anders"}
        )
        assert response.context["form"].errors["keuze"]
        assert not Overnamebeleid.objects.exists()

    def test_older_version_of_the_page_brings_no_older_choice_back(
        self, wereld, django_capture_on_commit_callbacks
    ):
        editie = wereld.editie()
        oud = editie.get_latest_revision_as_object()
        automatisch(editie)
        oud.save_revision(user=wereld.user("redacteur-leeuwarden"))
        wereld.publiceer(editie, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
        assert Overnamebeleid.objects.get(editie=editie).keuze == "automatisch"

    @pytest.mark.parametrize(
        ("naam", "ziet"),
        [
            ("redacteur-leeuwarden", True),
            ("beoordelaar-leeuwarden", True),
            ("beheerder-weststellingwerf", False),
            ("redacteur-weststellingwerf", False),
            ("lezer-leeuwarden", False),
            ("kernredacteur", False),
        ],
    )
    def test_others_do_not_choose(self, client, wereld, naam, ziet):
        client.force_login(wereld.user(naam))
        url = reverse("kernbeleid", args=[wereld.editie().pk])
        response = client.get(url)
        assert (response.status_code == 200) is ziet
        assert 'name="keuze"' not in response.text
        assert client.post(url, {"keuze": "automatisch"}).status_code in {302, 403}
        assert not Overnamebeleid.objects.exists()

    def test_the_sjabloon_has_no_policy(self, client, wereld):
        client.force_login(wereld.user("admin"))
        assert client.get(reverse("kernbeleid", args=[wereld.sjabloon.pk])).status_code == 404


@pytest.mark.parametrize(
    ("naam", "order", "rondes"),
    [
        ("redacteur-leeuwarden", True, False),
        ("beheerder-leeuwarden", True, False),
        ("redacteur-weststellingwerf", False, False),
        ("beheerder-weststellingwerf", False, False),
        ("lezer-leeuwarden", False, False),
        ("kernredacteur", False, True),
    ],
)
def test_reports_are_for_whom_they_are_about(
    client, wereld, wijzig_kern, bestel, naam, order, rondes
):
    wijzig_kern(doel=NIEUW)
    van_editie = bestel(execute=False).url
    automatisch(wereld.editie())
    plan()
    ronde = Overnameronde.objects.get(soort="automatisch")
    client.force_login(wereld.user(naam))
    voor = uitkomsten()
    for url, mag in (
        (van_editie, order),
        (reverse("overname", args=[ronde.pk]), rondes),
        (reverse("overnames"), rondes),
    ):
        assert (client.get(url).status_code == 200) is mag, url
        if not mag:
            client.post(url)
    assert uitkomsten() == voor


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(url).status_code == 200
    return len(gevangen)


def test_screens_cost_the_same_with_more_editions(client, wereld, wijzig_kern):
    """The inbox, the kernredactie's overview, the rounds and one round: 2 editions, then 12."""
    automatisch(*GemeentePage.objects.edities())
    wijzig_kern(doel=NIEUW)
    wijzig_kern(nummer=7, doel=NIEUW)
    plan()
    ronde = reverse("overname", args=[Overnameronde.objects.earliest("pk").pk])
    adressen = [
        ("redacteur-leeuwarden", reverse("kernwijzigingen")),
        ("redacteur-leeuwarden", reverse("kernbeleid", args=[wereld.editie().pk])),
        ("kernredacteur", reverse("kernoverzicht")),
        ("kernredacteur", reverse("overnames")),
        ("kernredacteur", ronde),
    ]

    def tel():
        aantallen = []
        for naam, url in adressen:
            client.force_login(wereld.user(naam))
            aantallen.append(queries(client, url))
        return aantallen

    voor = tel()
    for nummer in range(10):
        editie = onboard_gemeente(
            Plan(naam=f"Gemeente {nummer}", code=f"GM9{nummer:03}", buiten_lijst=True)
        )
        automatisch(editie)
        eerste = Overnameronde.objects.earliest("pk")
        variant = editie.get_descendants().order_by("path").last()
        Overnameregel.objects.create(ronde=eerste, page=variant)
    wijzig_kern(doel="<p>Nog nieuwer.</p>")
    plan()
    assert tel() == voor
