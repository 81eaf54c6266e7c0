"""What a day of all roles leaves in the log: numbers, and nothing of people, of texts or of secrets."""

import io
import json
import logging
import sys

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection
from django.urls import reverse

from config.draaien import langzaam, logboek
from gemeenten import persoonsgegevens
from gemeenten.toegang.mensen import link
from handleiding.workflow.actions import dien_in, keur_goed
from tests.formulier import bewaar
from tests.gemeenten.lokaal.persoon import MAIL, NAAM, NUMMER, overal
from tests.lezer import nieuwe_lezer

GETYPT = "mijn-geheime-gok-in-het-verkeerde-veld"
TEKST = "Zin die alleen de redacteur kent"


@pytest.fixture(params=["regels", "json"])
def log(request):
    """Everything that would be on stderr in production, in both forms; what is asked is read at the end."""
    stroom = io.StringIO()
    handler = logging.StreamHandler(stroom)
    handler.setFormatter(logboek.vorm(request.param)())
    handler.addFilter(logboek.GeenGemisteAdressen())
    wortel, wagtail = logging.getLogger(), logging.getLogger("wagtail")
    eerder = wortel.level, wagtail.level
    wortel.addHandler(handler)
    wortel.setLevel(logging.INFO)
    wagtail.setLevel(logboek.instelling(request.param)["loggers"]["wagtail"]["level"])
    yield lambda: leesbaar(request.param, stroom.getvalue())
    wortel.removeHandler(handler)
    wortel.setLevel(eerder[0])
    wagtail.setLevel(eerder[1])


def leesbaar(vorm: str, tekst: str) -> str:
    """Return what stands in the lines; JSON writes letters with accents as numbers."""
    if vorm == "regels":
        return tekst
    return "\n".join("\n".join(map(str, json.loads(r).values())) for r in tekst.splitlines())


def een_dag(client, wereld) -> list[str]:
    """Let every role do its work, rightly and wrongly; return the secrets that were used."""
    user = wereld.user
    client.post("/account/login/", {"login": GETYPT, "password": GETYPT})
    client.post(
        "/account/login/", {"login": user("redacteur-leeuwarden").email, "password": GETYPT}
    )
    client.post("/account/password/reset/", {"email": user("lezer-leeuwarden").email})
    page = wereld.hoofdstuk()
    bewaar(client, user("redacteur-leeuwarden"), page, tekst=f"<p>{TEKST}</p>")
    dien_in(page, user=user("redacteur-leeuwarden"))
    keur_goed(page, user=user("beoordelaar-leeuwarden"))
    overal(wereld)
    verwijder(wereld)
    nieuwe_lezer().verstuur(f"{page.url}klopt-dit-niet/", {"tekst": f"Bel {NAAM} op {NUMMER}"})
    client.get("/zoeken/", {"q": NAAM})
    client.force_login(user("beheerder-leeuwarden"))
    nieuw = {"voornaam": "Nieuwe", "achternaam": "Collega-Vansteen", "email": "nieuw@demo.example"}
    client.post(
        reverse("mens_uitnodigen", args=[wereld.editie().pk]), nieuw | {"rollen": ["redacteur"]}
    )
    adres = link.maak_link(get_user_model().objects.get(email=nieuw["email"]), wereld.editie())
    client.logout()
    client.get(adres.replace("http://localhost:8000", ""))
    sessies = []
    for naam in ("redacteur", "beoordelaar", "beheerder", "lezer"):
        client.force_login(user(f"{naam}-leeuwarden"))
        sessies.append(client.session.session_key)
        client.get(reverse("wagtailadmin_home"))
        client.get(reverse("wagtailadmin_pages:edit", args=[wereld.editie("weststellingwerf").pk]))
        client.get(reverse("wagtailadmin_explore", args=[wereld.editie().pk]), {"q": MAIL})
    return [*sessies, adres.rstrip("/").rpartition("/")[2]]


def verwijder(wereld) -> None:
    gevonden = persoonsgegevens.vind(
        wereld.editie(), NAAM, user=wereld.user("beheerder-leeuwarden")
    )
    persoonsgegevens.verwijder(
        wereld.editie(),
        NAAM,
        gekozen={g.sleutel for g in gevonden.alle},
        vervangingen={g.sleutel: "een deelnemer" for g in gevonden.pagina if g.vervangbaar},
        user=wereld.user("beheerder-leeuwarden"),
        bevestigd_door=wereld.user("beoordelaar-leeuwarden"),
    )


def test_a_day_of_all_roles_leaves_nothing_of_people_texts_or_secrets(client, wereld, log):
    geheim = een_dag(client, wereld)
    tekst = log()
    assert "wachtwoord klopt niet account=" in tekst
    mensen = get_user_model().objects.all()
    namen = {deel for mens in mensen for deel in (mens.email, mens.get_full_name()) if deel}
    nooit = {NAAM, MAIL, NUMMER, "ambrozzio", GETYPT, TEKST, *geheim, *namen}
    assert {wat for wat in nooit if wat.casefold() in tekst.casefold()} == set()


def regel(vorm: str, fout: BaseException) -> str:
    try:
        raise fout
    except BaseException as gevangen:  # noqa: BLE001 - to have a traceback
        exc_info = (type(gevangen), gevangen, gevangen.__traceback__)
    record = logging.LogRecord("proef", logging.ERROR, "", 0, "mis bij %s", (MAIL,), exc_info)
    return leesbaar(vorm, logboek.vorm(vorm)().format(record))


@pytest.mark.parametrize("vorm", ["regels", "json"])
def test_what_a_database_says_of_a_row_is_left_out(vorm):
    fout = IntegrityError(
        'duplicate key value violates unique constraint "x"\n'
        f"DETAIL:  Key (email, naam)=({MAIL}, {NAAM}) already exists."
    )
    tekst = regel(vorm, fout)
    assert "unique constraint" in tekst
    assert "Key (email, naam)=(…)" in tekst
    assert not any(wat in tekst for wat in (MAIL, NAAM))
    fout = IntegrityError(f"null value\nDETAIL:  Failing row contains (1, {NAAM} (oud), {NUMMER}).")
    assert not any(wat in regel(vorm, fout) for wat in (NAAM, NUMMER, "oud"))


def test_json_is_one_object_a_line_with_the_number_of_the_request():
    record = logging.LogRecord("proef", logging.ERROR, "", 0, "mis\nbij %s", (MAIL,), None)
    try:
        raise ValueError("een\ntwee")
    except ValueError:
        record.exc_info = sys.exc_info()
    tekst = logboek.vorm("json")().format(record)
    assert tekst.isprintable()
    velden = json.loads(tekst)
    assert velden.keys() == {"tijd", "niveau", "bron", "verzoek", "bericht", "fout"}
    assert (velden["niveau"], velden["bron"], velden["bericht"]) == (
        "ERROR",
        "proef",
        "mis\nbij …",
    )
    assert velden["fout"].startswith("Traceback")
    assert "ValueError" in velden["fout"]


def test_a_slow_question_stands_in_the_log_without_its_values(db, settings, caplog):
    settings.LANGZAME_VRAAG = 1
    slaap = "SELECT pg_sleep(0.05), %s" if connection.vendor == "postgresql" else TRAAG
    langzaam.zet_aan(connection)  # as every connection is from its beginning
    with connection.cursor() as cursor:
        cursor.execute(slaap, ["zeergeheim"])
    [gezegd] = [r.getMessage() for r in caplog.records if r.name == "handleiding.database"]
    assert "A slow question" in gezegd
    assert "SELECT" in gezegd
    assert "zeergeheim" not in gezegd


TRAAG = (
    "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 200000) "
    "SELECT max(n), %s FROM t"
)


@pytest.mark.parametrize(("grens", "aantal"), [(0, 0), (1000, 1)])
def test_every_connection_is_measured_unless_nobody_wants_it(settings, grens, aantal):
    settings.LANGZAME_VRAAG = grens
    ander = connection.copy()
    langzaam.zet_aan(ander)
    langzaam.zet_aan(ander)
    assert ander.execute_wrappers.count(langzaam.meet) == aantal
