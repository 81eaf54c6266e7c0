"""What all tests share: no traffic outside this machine, clean caches, and skips that CI does not take."""

import ipaddress
import os
import socket
import sys

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import override_settings

from tests import wetten
from tests.wereld import django_db_modify_db_settings, django_db_setup, gietvorm, wereld

__all__ = ["django_db_modify_db_settings", "django_db_setup", "gietvorm", "wereld"]

STRICT = bool(os.environ.get("CI") or os.environ.get("HANDLEIDING_STRIKT"))


def on_postgresql() -> bool:
    return settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


def pytest_make_parametrize_id(val):
    """Bytes in the name of a test may hold the time they were made: two processes would differ."""
    return f"{len(val)} bytes" if isinstance(val, bytes) else None


def pytest_addoption(parser):
    parser.addoption(
        "--database-only",
        action="store_true",
        help="leave out what another database cannot change: tests without one, browser tests",
    )
    parser.addoption(
        "--lang",
        action="store_true",
        help="try laws with many more examples; with -m hypothesis these alone",
    )


def pytest_configure(config):
    wetten.kies(lang=config.getoption("--lang"))


def needs_database(item) -> bool:
    """Say whether a test asks for the database itself, not for a demo that runs beside it."""
    asks = "db" in item.fixturenames or "django_db_setup" in item.fixturenames
    return asks or bool(item.get_closest_marker("django_db"))


def empties_the_world(item) -> bool:
    """Say whether pytest-django would empty the database after a test, also for the tests after it."""
    marker = item.get_closest_marker("django_db")
    return "transactional_db" in item.fixturenames or bool(
        marker and (marker.kwargs.get("transaction") or marker.args)
    )


def pytest_collection_modifyitems(config, items):
    if emptying := [item.nodeid for item in items if empties_the_world(item)]:
        raise pytest.UsageError(
            f"These empty the test world; ask django_db_setup or tests.kopie: {emptying}"
        )
    if config.getoption("--database-only"):
        left_out = [i for i in items if i.get_closest_marker("e2e") or not needs_database(i)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    if on_postgresql():
        return
    needs_postgresql = pytest.mark.skipif(True, reason="needs PostgreSQL: set DATABASE_URL")
    for item in items:
        if item.get_closest_marker("postgresql"):
            item.add_marker(needs_postgresql)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Turn the skip of a test that this run must do into a failure."""
    report = yield
    if STRICT and report.skipped and not hasattr(report, "wasxfail") and must_run(item):
        report.outcome = "failed"
        report.longrepr = (
            f"May not be skipped here (CI or HANDLEIDING_STRIKT): {report.longrepr[2]}"
        )
    return report


def must_run(item) -> bool:
    marker = item.get_closest_marker
    return bool(marker("e2e") or marker("nginx") or (marker("postgresql") and on_postgresql()))


class OutsideTraffic(RuntimeError):
    """A test tried to reach another machine."""


def is_loopback(host) -> bool:
    """Say whether a host is this machine; a name other than localhost is not looked up."""
    host = host.decode() if isinstance(host, bytes) else host
    if host in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_outside(host) -> None:
    if not is_loopback(host):
        raise OutsideTraffic(f"Tests talk to this machine only, not to {host}.")


@pytest.fixture(scope="session", autouse=True)
def loopback_only():
    """Refuse look-ups of, connections to and datagrams for any other machine."""

    def guarded(original, *, address_at):
        def call(sock, *args):
            if sock.family in {socket.AF_INET, socket.AF_INET6}:
                refuse_outside(args[address_at][0])
            return original(sock, *args)

        return call

    look_up = socket.getaddrinfo

    def guarded_look_up(host, *args, **kwargs):
        refuse_outside(host)
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        for name, address_at in {"connect": 0, "connect_ex": 0, "sendto": -1}.items():
            original = getattr(socket.socket, name)
            patch.setattr(socket.socket, name, guarded(original, address_at=address_at))
        yield


@pytest.fixture(scope="session", autouse=True)
def media_folder(tmp_path_factory):
    """Write uploads and renditions to a folder that pytest clears away."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=folder):
        yield folder


@pytest.fixture(autouse=True)
def clean_caches():
    """Start each test without cached answers; Wagtail keeps its site root paths in this cache."""
    cache.clear()
    # A test is taken back, with the stamps that it raised.
    if geheugen := sys.modules.get("handleiding.publiek.geheugen"):
        geheugen.leeg()
