"""What failed for an edition is for its beheerder to see and start again, and for no other edition's people."""

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from config.draaien.herkansing import na_afloop
from config.draaien.models import WerkVanEditie
from config.draaien.pakket import pak_in
from config.draaien.post import bezorg
from gemeenten.goedkeuring.post import stel_op, verstuur
from gemeenten.kernband.rondes.werk import werk_af
from gemeenten.models import Bericht, Opdracht
from gemeenten.opdrachten.taken import voer_uit as opdracht_uitvoeren
from handleiding.models import Reeks
from handleiding.workflow.reeks import voer_uit as reeks_uitvoeren
from tests.werk import doe_wat_wacht

LIJST = "/cms/achtergrondwerk/"
BEHEERDER, BUUR = "beheerder-leeuwarden", "beheerder-weststellingwerf"
GEHEIM = "Zeer vertrouwelijk onderwerp"


@pytest.fixture(autouse=True)
def wachtrij(settings):
    database = {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": settings.TASKS["default"] | database}
    settings.EMAIL_BACKEND = "config.draaien.post.Wachtrij"
    settings.BEZORG_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


class Afgelopen:
    """What the platform says of work that ended."""

    def __init__(self, rij):
        self.db_result = rij


def laat_mislukken(taak, *args, keer=6) -> DBTaskResult:
    """Put work in the queue, and let it have failed as often as it may."""
    taak.enqueue(*args)
    rij = DBTaskResult.objects.order_by("-enqueued_at").first()
    rij.status, rij.worker_ids = "FAILED", ["a"] * keer
    rij.exception_class_path, rij.finished_at = "config.draaien.post.NietBezorgd", timezone.now()
    rij.save()
    na_afloop(None, Afgelopen(rij))
    return DBTaskResult.objects.get(pk=rij.pk)


def bericht_aan(wereld, naam, page, **velden) -> Bericht:
    gegevens = {"soort": "teruggestuurd", "page": page, "titel": page.title, "reden": GEHEIM}
    return Bericht.objects.create(
        user=wereld.user(naam), verstuurd_op=timezone.now(), **gegevens | velden
    )


def mail_mislukt(wereld, naam="redacteur-leeuwarden") -> DBTaskResult:
    user = wereld.user(naam)
    user.first_name, user.last_name, user.email = "Rika", "de Redacteur", "rika@voorbeeld.example"
    user.save()
    bericht = bericht_aan(wereld, naam, wereld.hoofdstuk())
    return laat_mislukken(bezorg, pak_in(stel_op(user, [bericht])))


def pagina(client, wereld, naam, adres=LIJST) -> str:
    client.force_login(wereld.user(naam))
    return client.get(adres, follow=True).text


def opnieuw(rij) -> str:
    return reverse("achtergrond_opnieuw", args=[rij.pk])


def test_beheerder_hears_that_a_message_did_not_arrive_and_nothing_of_it(client, wereld):
    mail_mislukt(wereld)
    tekst = pagina(client, wereld, BEHEERDER)
    assert "Een e-mail bezorgen aan Rika de Redacteur" in tekst
    assert "Van Leeuwarden." in tekst
    for geheim in (GEHEIM, wereld.hoofdstuk().title, "rika@voorbeeld.example"):
        assert geheim not in tekst


def test_another_edition_does_not_see_it_nor_touch_it(client, wereld):
    rij = mail_mislukt(wereld)
    for naam in (BUUR, "redacteur-leeuwarden", "lezer-leeuwarden"):
        assert "aan Rika" not in pagina(client, wereld, naam)
        client.post(opnieuw(rij))
        client.post(reverse("achtergrond_weg", args=[rij.pk]))
        assert "Een e-mail" not in client.get(reverse("achtergrond_weg", args=[rij.pk])).text
        rij.refresh_from_db()
        assert rij.status == "FAILED"
    assert "Achtergrondwerk" not in pagina(client, wereld, BUUR, reverse("wacht_op_u"))


def test_kernredactie_sees_of_which_edition_but_not_to_whom(client, wereld):
    mail_mislukt(wereld)
    tekst = pagina(client, wereld, "kernredacteur")
    assert "Van Leeuwarden." in tekst
    assert "Rika" not in tekst
    # It waits for the beheerder, not for the kernredactie.
    assert "Achtergrondwerk" not in pagina(client, wereld, "kernredacteur", reverse("wacht_op_u"))


def test_work_list_of_the_beheerder_leads_to_it(client, wereld):
    mail_mislukt(wereld)
    tekst = pagina(client, wereld, BEHEERDER, reverse("wacht_op_u"))
    assert "Er is 1 keer iets opgegeven." in tekst
    assert LIJST in tekst


def test_beheerder_starts_it_again_and_it_arrives_once(client, wereld):
    rij = mail_mislukt(wereld)
    bericht = Bericht.objects.get(reden=GEHEIM)
    assert bericht.verstuurd_op is None  # it waits for the next mail
    client.force_login(wereld.user(BEHEERDER))
    assert "wordt opnieuw geprobeerd" in client.post(opnieuw(rij), follow=True).text
    doe_wat_wacht()
    assert [len(m.to) for m in mail.outbox] == [1]
    verstuur.call([bericht.user_id])
    doe_wat_wacht()
    assert len(mail.outbox) == 1


def test_what_went_along_with_a_later_mail_is_not_sent_again(client, wereld):
    rij = mail_mislukt(wereld)
    verstuur.call([wereld.user("redacteur-leeuwarden").pk])
    doe_wat_wacht()
    assert len(mail.outbox) == 1
    client.force_login(wereld.user(BEHEERDER))
    assert "ging al mee met een latere e-mail" in client.post(opnieuw(rij), follow=True).text
    doe_wat_wacht()
    assert len(mail.outbox) == 1
    assert "Er is niets mislukt." in client.get(LIJST).text


def van(rij) -> set[str]:
    return set(WerkVanEditie.objects.filter(taak=rij).values_list("editie__title", flat=True))


def test_an_invitation_is_of_the_edition_of_who_is_invited(wereld):
    user = wereld.user("lezer-leeuwarden")
    user.email = "lezer@voorbeeld.example"
    user.save()
    rij = laat_mislukken(bezorg, pak_in(EmailMessage("x", "x", "a@b.nl", [user.email])))
    assert van(rij) == {"Leeuwarden"}


def test_mail_of_the_core_and_of_strangers_is_of_no_edition(wereld):
    user = wereld.user("kernredacteur")
    user.email = "kern@voorbeeld.example"
    user.save()
    for adres in (user.email, "vreemd@voorbeeld.example"):
        rij = laat_mislukken(bezorg, pak_in(EmailMessage("x", "x", "a@b.nl", [adres])))
        assert van(rij) == set()
    # Its key is gone: that must not stop what sees to work that failed.
    assert van(laat_mislukken(bezorg, "onleesbaar")) == set()


def test_other_work_is_of_the_edition_it_was_about(wereld):
    in_editie = Reeks.objects.create(
        soort="indienen", door=wereld.user("redacteur-leeuwarden"), wortel=wereld.editie()
    )
    in_kern = Reeks.objects.create(
        soort="indienen", door=wereld.user("kernredacteur"), wortel=wereld.kern
    )
    van_hen = Opdracht.objects.create(
        soort="editie_uit", door=wereld.user(BEHEERDER), editie=wereld.editie()
    )
    van_kern = Opdracht.objects.create(
        soort="editie_uit", door=wereld.user("kernredacteur"), editie=wereld.editie()
    )
    wiens = {
        (reeks_uitvoeren, in_editie.pk): {"Leeuwarden"},
        (reeks_uitvoeren, in_kern.pk): set(),
        (reeks_uitvoeren, 0): set(),
        (werk_af, wereld.hoofdstuk().pk): {"Leeuwarden"},
        (werk_af, wereld.kern.pk): set(),
        (werk_af, None): set(),
        (opdracht_uitvoeren, van_hen.pk): {"Leeuwarden"},
        (opdracht_uitvoeren, van_kern.pk): set(),
    }
    for (taak, sleutel), edities in wiens.items():
        assert van(laat_mislukken(taak, sleutel)) == edities, (taak, sleutel)


def test_an_archived_edition_has_nobody_who_starts_work(client, wereld):
    rij = mail_mislukt(wereld)
    type(wereld.editie()).objects.filter(pk=wereld.editie().pk).update(
        gearchiveerd_op=timezone.now()
    )
    assert "Een e-mail" not in pagina(client, wereld, BEHEERDER)
    client.post(opnieuw(rij))
    rij.refresh_from_db()
    assert rij.status == "FAILED"


def test_the_list_costs_the_same_for_one_and_for_many(client, wereld):
    mail_mislukt(wereld)
    client.force_login(wereld.user(BEHEERDER))
    client.get(LIJST)
    with CaptureQueriesContext(connection) as een:
        client.get(LIJST)
    for _ in range(4):
        mail_mislukt(wereld)
    with CaptureQueriesContext(connection) as veel:
        assert client.get(LIJST).text.count("Rika de Redacteur") == 5
    assert len(veel) == len(een)
