"""What two databases are compared by: every table as a whole, and pages and revisions row by row.

A hash of each row as its own database writes it, so equal means equal in every column. Made inside the snapshot that
is dumped, and again of what was put back.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from wagtail.models import Page, Revision

Afdruk = dict[str, dict[str, Any]]


def vraag(verbinding: Any, sql: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows that a question gives."""
    with verbinding.cursor() as cursor:
        cursor.execute(sql)
        yield from cursor


def neem_afdruk(verbinding: Any, als: Afdruk | None = None) -> Afdruk:
    """Return the print of all tables; in the form of another one, which may be of another version of the site."""
    van_tabel = {"postgresql": _van_postgresql, "sqlite": _van_sqlite}[verbinding.vendor]
    per_rij = _per_rij() if als is None else als["sleutels"]
    afdruk: Afdruk = {"tabellen": {}, "rijen": {}, "sleutels": per_rij}
    for tabel in tabellen(verbinding):
        rijen = van_tabel(verbinding, tabel, per_rij.get(tabel))
        if tabel in per_rij:
            afdruk["rijen"][tabel] = rijen
            rijen = [len(rijen), _som(f"{pk}={hekje}" for pk, hekje in rijen.items())]
        afdruk["tabellen"][tabel] = rijen
    return afdruk


def tabellen(verbinding: Any) -> list[str]:
    """Return all tables that hold rows of their own."""
    if verbinding.vendor == "postgresql":
        sql = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
    else:  # of a virtual table the rows stand in others
        sql = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
            "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY 1"
        )
    return [naam for (naam,) in vraag(verbinding, sql)]


def verschillen(was: Afdruk, nu: Afdruk) -> list[str]:
    """Say in words what is not the same: of pages and revisions which ones."""
    gevonden = []
    for tabel in sorted(was["tabellen"].keys() | nu["tabellen"].keys()):
        oud, nieuw = was["tabellen"].get(tabel), nu["tabellen"].get(tabel)
        if oud == nieuw:
            continue
        if oud is None or nieuw is None:
            gevonden.append(f"tabel {tabel}: {'te veel' if oud is None else 'ontbreekt'}")
            continue
        gevonden.append(f"tabel {tabel}: {nieuw[0]} rijen, in de back-up {oud[0]}")
        gevonden += _per_stuk(tabel, was["rijen"].get(tabel, {}), nu["rijen"].get(tabel, {}))
    return gevonden


def _per_stuk(tabel: str, was: dict[str, str], nu: dict[str, str]) -> list[str]:
    anders = sorted(pk for pk in was.keys() | nu.keys() if was.get(pk) != nu.get(pk))
    return [f"  {tabel} {pk}" for pk in anders]


def in_bytes(afdruk: Afdruk) -> bytes:
    return json.dumps(afdruk, sort_keys=True).encode()


def uit_bytes(inhoud: bytes) -> Afdruk:
    afdruk: Afdruk = json.loads(inhoud)
    return afdruk


def _per_rij() -> dict[str, str]:
    """Return the tables of pages and revisions, with the column that names the row."""
    paginas = [model for model in apps.get_models() if issubclass(model, Page)]
    echt = (model._meta for model in [*paginas, Revision] if not model._meta.proxy)
    return {meta.db_table: meta.pk.column for meta in echt}


def _van_postgresql(verbinding: Any, tabel: str, sleutel: str | None) -> Any:
    naam = verbinding.ops.quote_name(tabel)
    if sleutel:
        kolom = verbinding.ops.quote_name(sleutel)
        sql = f"SELECT t.{kolom}::text, md5(t::text) FROM {naam} t ORDER BY t.{kolom}"  # noqa: S608 - names of our own tables
        return dict(vraag(verbinding, sql))
    rijen = f"SELECT md5(t::text) AS rij FROM {naam} t"  # noqa: S608 - names of our own tables
    som = "count(*), md5(coalesce(string_agg(rij, '' ORDER BY rij), ''))"
    sql = f"SELECT {som} FROM ({rijen}) alle"  # noqa: S608 - see above
    return list(next(vraag(verbinding, sql)))


def _van_sqlite(verbinding: Any, tabel: str, sleutel: str | None) -> Any:
    naam = verbinding.ops.quote_name(tabel)
    kolom = verbinding.ops.quote_name(sleutel) if sleutel else "NULL"
    gelezen = vraag(verbinding, f"SELECT {kolom}, * FROM {naam}")  # noqa: S608 - names of our own tables
    rijen = [(str(pk), hashlib.md5(repr(rij).encode()).hexdigest()) for pk, *rij in gelezen]  # noqa: S324 - guards against no attacker
    if sleutel:
        return dict(sorted(rijen))
    return [len(rijen), _som(sorted(hekje for _, hekje in rijen))]


def _som(delen: Any) -> str:
    som = hashlib.sha256()
    for deel in delen:
        som.update(f"{deel}\n".encode())
    return som.hexdigest()
