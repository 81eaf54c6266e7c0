"""Mail that waits when a person is removed: none of it reaches the person, or names them to others."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Comment, Page

from config.draaien.pakket import maak_open, pak_in
from config.draaien.post import bezorg
from gemeenten import persoonsgegevens
from gemeenten.goedkeuring.post import verstuur
from gemeenten.models import Bericht, Opdracht
from gemeenten.opdrachten.taken import voer_uit
from gemeenten.persoonsgegevens.plan import stel_voor
from gemeenten.persoonsgegevens.resultaat import Resultaat
from gemeenten.toegang.mensen.acties import zet_actief
from tests.gemeenten.lokaal.persoon import MAIL, NAAM, NUMMER, vermeld
from tests.werk import doe_wat_wacht

STANDEN = ["READY", "FAILED", "RUNNING", "SUCCESSFUL"]
POST = "config.draaien.post.bezorg"


@pytest.fixture(autouse=True)
def wachtrij(settings):
    settings.TASKS = {
        "default": settings.TASKS["default"] | {"BACKEND": "django_tasks_db.DatabaseBackend"}
    }
    settings.EMAIL_BACKEND = "config.draaien.post.Wachtrij"
    settings.BEZORG_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def vermelde(wereld):
    vermeld(wereld)
    mail.outbox.clear()
    DBTaskResult.objects.all().delete()
    Bericht.objects.all().delete()
    return wereld


def verwijder(wereld, *termen, slug="leeuwarden"):
    editie, user = wereld.editie(slug), wereld.user(f"beheerder-{slug}")
    gevonden = persoonsgegevens.vind(editie, *termen, user=user)
    gekozen = [groep.sleutel for groep in gevonden.alle]
    tweede = wereld.user(f"beoordelaar-{slug}")
    return persoonsgegevens.verwijder(
        editie, *termen, gekozen=gekozen, user=user, bevestigd_door=tweede
    )


def klaar(tekst, aan, stand="READY"):
    """A mail that waits, was given up, is being sent or has left; in plain text and with markup."""
    bericht = mail.EmailMultiAlternatives(f"Over {tekst}", f"Vraag {tekst} om raad.", to=[aan])
    bericht.attach_alternative(f"<p>Vraag <b>{tekst}</b> om raad.</p>", "text/html")
    bezorg.enqueue(pak_in(bericht))
    rij = DBTaskResult.objects.latest("enqueued_at")
    DBTaskResult.objects.filter(pk=rij.pk).update(status=stand, worker_ids=["a"])
    return rij


def werk():
    """Let the worker do all that waits, given up or broken off work included."""
    DBTaskResult.objects.exclude(status="SUCCESSFUL").update(
        status="READY", run_after=timezone.now()
    )
    doe_wat_wacht()


def bewaard() -> str:
    """All that the table of tasks says, opened."""
    pakketten = [maak_open(rij.args_kwargs["args"][0]) for rij in post()]
    return f"{pakketten}{[rij.traceback for rij in DBTaskResult.objects.all()]}".casefold()


def post():
    return DBTaskResult.objects.filter(task_path=POST)


def verstuurd() -> str:
    return "".join(m.message().as_string() for m in mail.outbox).casefold()


@pytest.mark.parametrize("stand", STANDEN)
@pytest.mark.parametrize("aan", [MAIL, MAIL.upper()])
def test_no_mail_to_the_person_leaves_and_none_stays(vermelde, stand, aan):
    klaar("uw gegevens", aan, stand)
    verwijder(vermelde, NAAM)
    assert MAIL not in bewaard()
    werk()
    assert mail.outbox == []


@pytest.mark.parametrize("stand", STANDEN)
def test_no_mail_names_the_person(vermelde, stand):
    redacteur = vermelde.user("redacteur-leeuwarden")
    klaar(f"{NAAM.upper()}, {NUMMER},", redacteur.email, stand)
    verwijder(vermelde, NAAM)
    assert "ambrozzio" not in bewaard()
    assert NUMMER not in bewaard()
    werk()
    assert len(mail.outbox) == (stand != "SUCCESSFUL")
    for bericht in mail.outbox:
        assert bericht.body == "Vraag [verwijderd], [verwijderd], om raad."
        assert bericht.to == [redacteur.email]
        assert not bericht.alternatives


def test_mail_to_more_people_goes_to_the_others(vermelde):
    redacteur = vermelde.user("redacteur-leeuwarden")
    bericht = mail.EmailMessage("Onderwerp", "Tekst", to=[MAIL, redacteur.email], bcc=[MAIL])
    bezorg.enqueue(pak_in(bericht))
    verwijder(vermelde, NAAM)
    werk()
    assert [m.recipients() for m in mail.outbox] == [[redacteur.email]]


def test_messages_say_what_they_say_when_the_mail_leaves(vermelde):
    redacteur = vermelde.user("redacteur-leeuwarden")
    page = Page.objects.get(pk=vermelde.hoofdstuk().pk)
    Bericht.objects.create(
        user=redacteur, soort="offline", titel=f"Van {NAAM}", page=page, reden=f"{NAAM} vertrok"
    )
    verstuur.call([redacteur.pk])
    assert "ambrozzio" not in bewaard()
    verwijder(vermelde, NAAM)
    werk()
    [bericht] = mail.outbox
    assert "Van [verwijderd]" in bericht.subject
    assert "[verwijderd] vertrok" in bericht.body
    assert "ambrozzio" not in verstuurd()


def test_mail_about_messages_from_before_holds_their_words_no_longer(vermelde):
    """What waited since before a mail was written at its leaving."""
    redacteur = vermelde.user("redacteur-leeuwarden")
    page = Page.objects.get(pk=vermelde.hoofdstuk().pk)
    rij = Bericht.objects.create(user=redacteur, soort="spoed", titel=f"Van {NAAM}", page=page)
    taak = klaar(NAAM, redacteur.email, "FAILED")
    oud = maak_open(taak.args_kwargs["args"][0])
    verpakt = type(oud)(oud.velden, oud.alternatieven, [rij.pk]).dicht()
    DBTaskResult.objects.filter(pk=taak.pk).update(args_kwargs={"args": [verpakt], "kwargs": {}})
    verwijder(vermelde, NAAM)
    assert "ambrozzio" not in bewaard()
    werk()
    assert len(mail.outbox) == 1
    assert "ambrozzio" not in verstuurd()


def test_somebody_of_the_edition_who_is_removed_hears_nothing_any_more(vermelde):
    """The address of the person is that of an account: what waits for it is not sent."""
    redacteur = vermelde.user("redacteur-leeuwarden")
    redacteur.email = MAIL
    redacteur.save()
    Bericht.objects.create(user=redacteur, soort="offline", titel="Zomaar")
    verstuur.call([redacteur.pk])
    Bericht.objects.create(user=redacteur, soort="offline", titel="Nog iets")
    klaar("uw account", MAIL)
    verwijder(vermelde, NAAM)
    werk()
    verstuur.call([redacteur.pk])
    werk()
    assert mail.outbox == []


@pytest.mark.parametrize("naam", ["beheerder-weststellingwerf", "kernredacteur"])
def test_mail_of_another_municipality_is_left_alone(vermelde, naam):
    ander = vermelde.user(naam)
    klaar(NAAM, ander.email)
    Comment.objects.create(
        page=Page.objects.get(pk=vermelde.hoofdstuk().pk),
        user=vermelde.user("redacteur-leeuwarden"),
        text=f"Mail {ander.email}",
        contentpath="title",
    )
    verwijder(vermelde, NAAM, ander.email)
    werk()
    [bericht] = mail.outbox
    assert (bericht.to, bericht.body) == ([ander.email], f"Vraag {NAAM} om raad.")


def test_a_common_word_takes_nothing_from_mail(vermelde):
    redacteur = vermelde.user("redacteur-leeuwarden")
    Comment.objects.create(
        page=Page.objects.get(pk=vermelde.hoofdstuk().pk),
        user=redacteur,
        text="Klopt raad hier?",
        contentpath="title",
    )
    klaar("iemand", redacteur.email)
    assert verwijder(vermelde, "raad").gedaan == 1
    werk()
    assert [m.body for m in mail.outbox] == ["Vraag iemand om raad."]


def test_an_account_that_ended_gets_no_mail_that_waited(vermelde):
    redacteur, beheerder = (
        vermelde.user(f"{rol}-leeuwarden") for rol in ("redacteur", "beheerder")
    )
    klaar("uw account", redacteur.email)
    Bericht.objects.create(user=redacteur, soort="offline", titel="Zomaar")
    verstuur.call([redacteur.pk])
    zet_actief(vermelde.editie(), beheerder, redacteur, actief=False)
    werk()
    assert mail.outbox == []


def test_an_account_that_is_gone_gets_no_mail_that_waited(vermelde, django_user_model):
    weg = django_user_model.objects.create_user("weg", "weg@example.nl", "x")
    klaar("uw account", weg.email)
    weg.delete()
    werk()
    assert mail.outbox == []


def test_nothing_stays_of_a_mail_that_left(vermelde):
    klaar(NAAM, vermelde.user("redacteur-leeuwarden").email)
    werk()
    assert len(mail.outbox) == 1
    assert [rij.args_kwargs for rij in post()] == [{"args": [""], "kwargs": {}}]
    assert [rij.status for rij in post()] == ["SUCCESSFUL"]


def test_what_failed_work_left_behind_names_nobody(vermelde):
    rij = klaar("iemand", "iemand@example.nl", "FAILED")
    DBTaskResult.objects.filter(pk=rij.pk).update(traceback=f"KeyError: {NAAM!r}")
    verwijder(vermelde, NAAM)
    assert "[verwijderd]" in bewaard()
    assert "ambrozzio" not in bewaard()


def test_mail_that_nobody_can_open_stands_in_nobodys_way(vermelde):
    rij = klaar("iemand", MAIL, "FAILED")
    for args in ([], ["fernet:kapot"], ["kapot"], ["[1, 2, 3, 4, 5]"]):
        DBTaskResult.objects.filter(pk=rij.pk).update(args_kwargs={"args": args, "kwargs": {}})
        assert verwijder(vermelde, NAAM, MAIL).gemist >= 0


def test_the_screen_says_what_was_taken_back(client, vermelde, django_capture_on_commit_callbacks):
    klaar("uw gegevens", MAIL)
    klaar(NAAM, vermelde.user("redacteur-leeuwarden").email)
    client.force_login(vermelde.user("beheerder-leeuwarden"))
    gevonden = persoonsgegevens.vind(
        vermelde.editie(), NAAM, user=vermelde.user("beheerder-leeuwarden")
    )
    resultaat = Resultaat.van(gevonden, naam=NAAM, email="")
    vraag = vermelde.user("beheerder-leeuwarden")
    plan = stel_voor(
        vermelde.editie(), resultaat, {b.sleutel for b in resultaat.personen}, user=vraag
    )
    client.force_login(vermelde.user("beoordelaar-leeuwarden"))
    adres = reverse("persoon_verwijdering", args=[vermelde.editie().pk, plan.sleutel])
    with django_capture_on_commit_callbacks(execute=True):
        client.post(adres, {"stap": "bevestig", "zeker": "on"})
    voer_uit.call(Opdracht.objects.get().pk)  # before the mail that waited leaves
    assert "verder: 2 e-mails in de wachtrij" in client.get(adres).text
