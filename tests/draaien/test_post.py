"""A mail server that is silent or away: the request answers at once, and the mail leaves when it is back."""

import re
import time

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from config.draaien.checks import check_machines, check_post_en_adres
from config.draaien.pakket import maak_open, pak_in
from config.draaien.taken import POGINGEN, WACHT
from gemeenten.goedkeuring.post import verstuur
from gemeenten.models import Bericht
from tests.draaien.servers import mailserver, stille_server, vrije_poort
from tests.werk import doe_wat_wacht

DATABASE = "django_tasks_db.DatabaseBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def productie(settings):
    """Mail and tasks as production has them, with a mail server on this machine."""
    settings.TASKS = {"default": settings.TASKS["default"] | {"BACKEND": DATABASE}}
    settings.EMAIL_BACKEND = "config.draaien.post.Wachtrij"
    settings.BEZORG_BACKEND = SMTP
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_TIMEOUT = 1
    return settings


@pytest.fixture
def lezer(django_user_model, db):
    user = django_user_model.objects.create_user("lezer", "lezer@example.nl", "x")
    user.set_password("een-heel-lang-wachtwoord")
    user.save()
    return user


def vraag_wachtwoord(client, email="lezer@example.nl"):
    return client.post("/account/password/reset/", {"email": email})


def werk() -> None:
    """Do what the worker would do with all mail that is due by now."""
    wachtend().update(run_after=timezone.now())
    doe_wat_wacht()


def wachtend():
    return DBTaskResult.objects.filter(status="READY", task_path="config.draaien.post.bezorg")


def test_a_silent_server_delays_no_request_and_the_mail_leaves_later(client, lezer, productie):
    with stille_server() as productie.EMAIL_PORT:
        begin = time.monotonic()
        assert vraag_wachtwoord(client).status_code == 302
        assert time.monotonic() - begin < 5
        begin = time.monotonic()
        werk()
        assert 0.9 < time.monotonic() - begin < 5
    [volgende] = wachtend()
    wacht = (volgende.run_after - timezone.now()).total_seconds()
    assert WACHT[0] - 10 < wacht <= WACHT[0]
    with mailserver() as (productie.EMAIL_PORT, ontvangen):
        werk()
    assert not wachtend()
    [bericht] = ontvangen
    assert "lezer@example.nl" in bericht
    assert "/account/password/reset/key/" in bericht.replace("=\r\n", "")
    assert "text/html" in bericht


def test_what_waits_holds_no_link_and_no_address(client, lezer, productie):
    vraag_wachtwoord(client)
    [rij] = wachtend()
    assert not re.search("lezer|reset|example", str(rij.args_kwargs))


def test_an_unknown_address_gets_the_same_answer(client, lezer, productie):
    bekend, onbekend = vraag_wachtwoord(client), vraag_wachtwoord(client, "niemand@example.nl")
    assert (bekend.status_code, bekend.url) == (onbekend.status_code, onbekend.url)
    assert wachtend().count() == 1


def test_after_the_last_try_the_mail_has_failed_and_its_messages_wait_again(productie, wereld):
    productie.EMAIL_PORT = vrije_poort()
    user = wereld.user("redacteur-leeuwarden")
    bericht = Bericht.objects.create(user=user, soort="offline", titel="Zomaar")
    verstuur.call([user.pk])
    for poging in range(POGINGEN):
        assert wachtend().count() == 1, poging
        bericht.refresh_from_db()
        assert bericht.verstuurd_op is not None
        werk()
    [rij] = DBTaskResult.objects.all()
    assert (rij.status, len(rij.worker_ids)) == ("FAILED", 6)
    assert rij.exception_class_path.endswith("NietBezorgd")
    assert not re.search(rf"{user.email}", rij.traceback)
    bericht.refresh_from_db()
    assert bericht.verstuurd_op is None


def test_a_message_comes_out_as_it_went_in(productie, db):
    bericht = mail.EmailMultiAlternatives(
        "Onderwerp", "Tëkst", "a@b.nl", ["c@d.nl"], ["e@f.nl"], headers={"X-Soort": "proef"}
    )
    bericht.attach_alternative("<p>Tëkst</p>", "text/html")
    uit = maak_open(pak_in(bericht)).als_mail()
    assert uit.message().get_payload()[1].get_content_type() == "text/html"
    assert (uit.subject, uit.body, uit.from_email) == ("Onderwerp", "Tëkst", "a@b.nl")
    assert uit.recipients() == ["c@d.nl", "e@f.nl"]
    assert uit.extra_headers == {"X-Soort": "proef"}


def gevonden(settings, **anders) -> list[str]:
    goed = {
        "BEZORG_BACKEND": SMTP,
        "WAGTAILADMIN_BASE_URL": "https://www.example.nl",
        "DEFAULT_FROM_EMAIL": "De handleiding <a@example.nl>",
        "ALLOWED_HOSTS": [".example.nl"],
    }
    for naam, waarde in (goed | anders).items():
        setattr(settings, naam, waarde)
    return [bericht.id for bericht in check_post_en_adres(None)]


def test_check_says_what_mail_lacks(settings):
    console = "django.core.mail.backends.console.EmailBackend"
    assert gevonden(settings) == []
    assert gevonden(settings, BEZORG_BACKEND=console) == ["draaien.W001"]
    assert gevonden(settings, WAGTAILADMIN_BASE_URL="http://localhost:8000") == ["draaien.W002"]
    assert gevonden(settings, WAGTAILADMIN_BASE_URL="http://www.example.nl") == ["draaien.W002"]
    assert gevonden(settings, ALLOWED_HOSTS=["www.elders.nl"]) == ["draaien.W004"]
    assert gevonden(settings, DEFAULT_FROM_EMAIL="handleiding@localhost") == ["draaien.W003"]
    assert gevonden(settings, MEDIA_ROOT=__file__) == ["draaien.W005"]


def test_check_says_what_each_machine_would_have_for_itself(settings):
    op_sqlite = ["draaien.W009"] if connection.vendor == "sqlite" else []
    assert check_machines(None) == []
    settings.WEB_MACHINES = 2
    assert [melding.id for melding in check_machines(None)] == ["draaien.W008", *op_sqlite]
    gedeeld = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = settings.STORAGES | {"default": gedeeld}
    assert [melding.id for melding in check_machines(None)] == op_sqlite
