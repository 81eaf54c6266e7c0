"""Browser tests against a demo that really runs: built by the command, served by gunicorn.

All of them are one xdist group, so that one demo serves them. Without Chromium they are skipped.
"""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PASSWORD = "een-wachtwoord-voor-de-test"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
SECONDS_TO_START = 30


def find_chromium() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what is below this folder, before xdist reads the groups."""
    no_browser = pytest.mark.skipif(
        find_chromium() is None, reason=f"no browser found: {', '.join(BROWSERS)}"
    )
    for item in items:
        if HERE in item.path.parents:
            for marker in (pytest.mark.e2e, pytest.mark.xdist_group("e2e"), no_browser):
                item.add_marker(marker)


@dataclass(frozen=True)
class Demo:
    """The running demo: where it is, and the password of all its accounts."""

    url: str
    wachtwoord: str
    environment: dict[str, str]
    vers: Path  # what was built, as it was before any test


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@contextmanager
def fresh_database(folder: Path, naam: str = "demo"):
    """Yield the address of a new, empty database of the kind that this run tests on."""
    address = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not address.scheme.startswith("postgres"):
        yield f"sqlite:///{folder / f'{naam}.sqlite3'}"
        return
    import psycopg
    from psycopg import sql

    name = sql.Identifier(f"{naam}_e2e_{os.getpid()}")
    with psycopg.connect(address._replace(path="/postgres").geturl(), autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            yield address._replace(path=f"/{naam}_e2e_{os.getpid()}").geturl()
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def build(port: int, environment: dict[str, str]) -> None:
    """Build the demo by its own command."""
    command = [sys.executable, ROOT / "manage.py", "demo", "--no-serve", "--port", str(port)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"The demo could not be built.\n{done.stdout}\n{done.stderr}", pytrace=False)


@contextmanager
def built_before(demo: Demo, folder: Path, naam: str):
    """Yield the environment of a demo like ``demo``, before any test used it, in a database and media of its own.

    On SQLite it is a copy of what was built for ``demo``; on PostgreSQL it is built again.
    """
    with fresh_database(folder, naam) as database:
        environment = demo.environment | {"DATABASE_URL": database}
        environment |= {"TEST_WEBROOT": str(folder / "webroot")}
        del environment["BASIS_URL"]
        if database.startswith("sqlite"):
            shutil.copyfile(demo.vers / "demo.sqlite3", folder / f"{naam}.sqlite3")
            shutil.copytree(demo.vers / "webroot", folder / "webroot")
        else:
            build(free_port(), environment)
        yield environment


def keep_as_built(folder: Path) -> Path:
    """Copy what was built in ``folder``; return where it is kept."""
    vers = folder / "vers"
    (folder / "webroot").mkdir(exist_ok=True)
    shutil.copytree(folder / "webroot", vers / "webroot")
    if (folder / "demo.sqlite3").exists():
        with (
            closing(sqlite3.connect(folder / "demo.sqlite3")) as source,
            closing(sqlite3.connect(vers / "demo.sqlite3")) as copy,
        ):
            source.backup(copy)
    return vers


@contextmanager
def serve(port: int, environment: dict[str, str], log: Path):
    """Serve the site on a port as in production, until the block ends."""
    command = [sys.executable, "-m", "gunicorn", "config.wsgi:application"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", "1", "--no-control-socket"]
    command += ["--worker-class", "gthread", "--threads", "4"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            wait_for(port, server, log)
            yield
        finally:
            server.terminate()
            server.wait(timeout=SECONDS_TO_START)


def wait_for(
    port: int, server: subprocess.Popen, log: Path, seconds: int = SECONDS_TO_START
) -> None:
    """Return once something answers on the port; fail when the server ends or takes too long."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as sock:
            if sock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"The demo did not start.\n{log.read_text()}", pytrace=False)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """Build and serve the demo, once, in a database and media folder of its own."""
    folder = tmp_path_factory.mktemp("demo")
    port = free_port()
    with fresh_database(folder) as database:
        environment = os.environ | {
            "BASIS_URL": f"http://127.0.0.1:{port}",
            "DATABASE_URL": database,
            "DEMO_WACHTWOORD": PASSWORD,
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
            "TEST_WEBROOT": str(folder / "webroot"),
        }
        build(port, environment)
        vers = keep_as_built(folder)
        with serve(port, environment, folder / "gunicorn.log"):
            yield Demo(f"http://127.0.0.1:{port}", PASSWORD, environment, vers)


@pytest.fixture(scope="module")
def streng(demo, tmp_path_factory):
    """The address of the same demo where the CMS asks a second factor; keys belong to the name localhost."""
    port = free_port()
    environment = demo.environment | {"MFA_VERPLICHT": "1"}
    with serve(port, environment, tmp_path_factory.mktemp("streng") / "gunicorn.log"):
        yield f"http://localhost:{port}"


# An installation with the core and its people, and no edition: what the demo does before its editions.
LEEG = """
from django.core.management import call_command
from django.db import transaction
from gemeenten.demo import bouw, mensen
from gemeenten.onboarding import richt_in
call_command("migrate", verbosity=0)
with transaction.atomic():
    kern = richt_in()
    mensen.ensure_kernredactie({wachtwoord!r})
    bouw._bouw_kern(kern, lambda bericht: None)
"""


@pytest.fixture(scope="module")
def elders(demo, tmp_path_factory):
    """The address of a second installation, with a core of its own and no edition."""
    folder, port = tmp_path_factory.mktemp("elders"), free_port()
    with fresh_database(folder, "elders") as database:
        environment = demo.environment | {
            "BASIS_URL": f"http://127.0.0.1:{port}",
            "DATABASE_URL": database,
            "TEST_WEBROOT": str(folder / "webroot"),
        }
        code = LEEG.format(wachtwoord=demo.wachtwoord)
        command = [sys.executable, ROOT / "manage.py", "shell", "--no-imports", "-c", code]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.fail(f"The second installation could not be built.\n{done.stderr}")
        with serve(port, environment, folder / "gunicorn.log"):
            yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def browser():
    """A browser per file: Playwright's event loop must not outlive the browser tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def nieuwe_pagina(browser, demo):
    """Return a function that opens a page in a context (cookies, storage) of its own.

    Addresses are relative to the demo; the arguments are those of Playwright's ``new_context``.
    """
    contexts = []

    def open_page(**options):
        options = {"base_url": demo.url, "locale": "nl-NL"} | options
        contexts.append(browser.new_context(**options))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def anoniem(nieuwe_pagina):
    """A page of somebody who is not logged in."""
    return nieuwe_pagina()


@pytest.fixture
def inloggen(nieuwe_pagina, demo):
    """Return a function that logs a demo account in and returns its page, at the CMS's home."""

    def log_in(naam, **options):
        page = nieuwe_pagina(**options)
        page.goto("/cms/login/")
        page.fill("input[name=login]", naam)
        page.fill("input[name=password]", demo.wachtwoord)
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/cms/")
        return page

    return log_in
