"""A statement asked of the driver: what it answers is what Django's cursor answers, and what it raises too."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, OperationalError, connection, connections, transaction

from handleiding.publiek.etalage.kortweg import getallen
from handleiding.publiek.etalage.sleutel import VAN_GEHEEL, VAN_PAGINA
from handleiding.publiek.etalage.tabel import Etalage, Etalagezicht, Raamsoort

pytestmark = pytest.mark.django_db


def door_django(sql, waarden):
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return list(cursor.fetchall())


def vragen():
    soorten = [Raamsoort.GEHEEL.value, Raamsoort.KERN.value, Raamsoort.SITE.value]
    yield VAN_GEHEEL, (soorten[0],)
    yield VAN_GEHEEL, ("geheel' OR '1'='1",)
    for page_id in (*Etalage.objects.values_list("pk", flat=True), 2**31 - 1):
        for zicht in Etalagezicht:
            yield VAN_PAGINA, (*soorten, page_id, zicht.value)


def test_the_driver_answers_what_django_answers(wereld):
    assert not connection.queries_logged
    rijen = 0
    for sql, waarden in vragen():
        antwoord = getallen(sql, waarden)
        assert sorted(antwoord) == sorted(door_django(sql, waarden)), waarden
        rijen += len(antwoord)
    assert rijen > 100


def test_what_is_wrong_with_a_statement_is_said_as_django_says_it(wereld):
    with pytest.raises(DatabaseError), transaction.atomic():
        getallen("SELECT stempel FROM dat_is_er_niet WHERE soort = %s", ("x",))
    assert getallen(VAN_GEHEEL, (Raamsoort.GEHEEL.value,))


def na_ophangen() -> str:
    """Return what is said over a connection of its own after the server hung up."""
    getallen(VAN_GEHEEL, ("x",))
    mijn = connection.connection.info.backend_pid
    try:
        getallen("SELECT pg_terminate_backend(%s)::int", (mijn,))
        getallen(VAN_GEHEEL, ("x",))
    except OperationalError as fout:
        return str(fout)
    finally:
        connections.close_all()
    return ""


@pytest.mark.skipif(connection.vendor != "postgresql", reason="a server that hangs up")
def test_a_server_that_hangs_up_is_an_error_of_django(wereld):
    with ThreadPoolExecutor(1) as draad:
        assert draad.submit(na_ophangen).result(20)
