"""The house itself: what may import what, the lock files, and the way to a running environment."""

import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.txt", "requirements-dev.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def read_pins(lock):
    """Return each pin of a lock file with its marker and hashes."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {entry[0]: set(entry[1:]) for entry in map(str.split, re.split(r"\n(?=\S)", text))}


def test_site_is_a_folder_and_never_a_package():
    assert (ROOT / "site" / "config").is_dir()
    assert not (ROOT / "site" / "__init__.py").exists()


def test_imports_point_one_way():
    linter = PROJECT["tool"]["importlinter"]
    arrow = ["config", "home", "gemeenten", "handleiding"]
    assert linter["root_packages"] == arrow
    assert {"type": "layers", "layers": arrow}.items() <= linter["contracts"][0].items()
    assert linter["contracts"][1]["source_modules"] == arrow
    assert linter["contracts"][1]["forbidden_modules"] == ["tests"]


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_file_has_hashes_and_no_address(lock):
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")
    for pin, rest in read_pins(lock).items():
        assert "==" in pin
        assert any(part.startswith("--hash=sha256:") for part in rest), pin


def test_runtime_lock_is_a_part_of_the_one_for_development():
    runtime, development = map(read_pins, LOCKS)
    assert runtime.items() <= development.items()
    assert not {pin.partition("==")[0] for pin in runtime} & {
        "pytest",
        "ruff",
        "mypy",
        "playwright",
    }


@pytest.mark.parametrize(
    ("command", "lock"), [("demo", LOCKS[0]), ("migrate", LOCKS[0]), ("test", LOCKS[1])]
)
def test_lock_file_names_all_that_a_command_requires(command, lock):
    locked = {re.split(r"==|\[", pin)[0] for pin in read_pins(lock)}
    assert bootstrap.lock_for(command) == lock
    assert set(bootstrap.required(command)) <= locked


# The hand-over, in a copy of the project whose environment is a stand-in


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A copy of what the hand-over needs, as bootstrap's own project."""
    (tmp_path / "site").mkdir()
    for name in ("manage.py", "site/bootstrap.py", "pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, tmp_path / name)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.delenv(bootstrap.INSIDE, raising=False)
    return tmp_path


def add_python(house, script='case "$1" in -c) ;; *) echo "inside: $*" ;; esac'):
    """Give the house an environment whose Python is a shell script."""
    python = house / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)


def test_environment_is_current_only_for_the_lock_file_it_was_made_from(house):
    add_python(house)
    assert not bootstrap.is_current("demo")
    bootstrap.write_stamp(LOCKS[0])
    assert bootstrap.is_current("demo")
    assert not bootstrap.is_current("test")
    bootstrap.write_stamp(LOCKS[1])
    assert bootstrap.is_current("demo")
    assert bootstrap.is_current("test")
    (house / LOCKS[1]).write_text("changed")
    assert not bootstrap.is_current("test")


@pytest.mark.parametrize("stamp", ["", "{", "[]", '{"requirements.txt": "old"}'])
def test_damaged_stamp_counts_as_none(house, stamp):
    add_python(house)
    bootstrap.STAMP.write_text(stamp)
    assert not bootstrap.is_current("demo")


def test_filled_environment_of_ones_own_is_used_as_it_is(house):
    assert bootstrap.is_equipped("demo")
    assert bootstrap.is_equipped("test")


def test_own_environment_is_renewed_after_a_change_of_the_lock_file(house, monkeypatch):
    add_python(house)
    monkeypatch.setattr(sys, "prefix", str(house / ".venv"))
    bootstrap.write_stamp(LOCKS[1])
    assert bootstrap.is_equipped("test")
    (house / LOCKS[1]).write_text("changed")
    assert not bootstrap.is_equipped("test")
    assert bootstrap.is_equipped("migrate")


def test_command_is_run_again_inside_by_a_python_without_django(house):
    add_python(house)
    stamp = {lock: bootstrap.fingerprint(lock) for lock in LOCKS}
    (house / ".venv" / "geinstalleerd.json").write_text(json.dumps(stamp))
    answer = subprocess.run(
        [sys.executable, "-S", house / "manage.py", "demo", "--port", "8123"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout == f"inside: {house}/manage.py demo --port 8123\n"
    assert answer.stderr == ""


def test_environment_that_stays_incomplete_is_not_tried_for_ever(house, monkeypatch):
    monkeypatch.setenv(bootstrap.INSIDE, str(house / ".venv"))
    monkeypatch.setattr(bootstrap, "missing", lambda command: ["wagtail"])
    with pytest.raises(SystemExit, match="mist nog: wagtail"):
        bootstrap.hand_over(["manage.py", "demo"])


def test_half_made_environment_is_made_again(house, monkeypatch):
    add_python(house, script="exit 1")
    (house / ".venv" / "left-over").touch()
    made = []
    monkeypatch.setattr(bootstrap, "run", lambda *command: made.append(command) or True)
    assert not bootstrap.is_usable()
    bootstrap.make_venv()
    assert made == [(sys.executable, "-m", "venv", house / ".venv")]
    assert not (house / ".venv" / "left-over").exists()


def test_python_without_ensurepip_gets_the_apt_sentence(house, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    sentence = f"sudo apt-get install python{sys.version_info.major}.{sys.version_info.minor}-venv"
    with pytest.raises(SystemExit, match=re.escape(sentence)):
        bootstrap.make_venv()


def test_pip_is_tried_where_uv_fails(house, monkeypatch):
    tried = []
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap, "run", lambda *command: tried.append(command) or len(tried) > 1)
    bootstrap.install(LOCKS[0])
    assert [Path(command[0]).name for command in tried] == ["uv", "python"]
    assert all(
        {"--require-hashes", "--no-deps", house / LOCKS[0]} <= set(command) for command in tried
    )


def test_older_python_gets_a_plain_sentence(monkeypatch):
    spec = importlib.util.spec_from_file_location("manage", ROOT / "manage.py")
    manage = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(manage)
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"heeft Python 3\.11 of nieuwer nodig"):
        manage.main(["manage.py", "demo"])


# The rules of the suite


def test_tests_reach_no_other_machine():
    with pytest.raises(RuntimeError, match=r"not to example\.nl"):
        socket.create_connection(("example.nl", 80), timeout=1)
    with socket.socket() as sock, pytest.raises(RuntimeError, match=r"not to 192\.0\.2\.1"):
        sock.connect(("192.0.2.1", 80))
    with socket.socket(type=socket.SOCK_DGRAM) as sock, pytest.raises(RuntimeError):
        sock.sendto(b"", ("192.0.2.1", 53))


SKIPPED_TEST = """
import pytest

@pytest.mark.e2e
@pytest.mark.skipif(True, reason="no browser")
def test_in_a_browser(): pass
"""


@pytest.mark.parametrize(("strict", "status"), [("", 0), ("1", 1)])
def test_skipped_browser_test_fails_a_strict_run(tmp_path, strict, status):
    (tmp_path / "test_skipped.py").write_text(SKIPPED_TEST)
    (tmp_path / "conftest.py").write_text("from tests.conftest import pytest_runtest_makereport")
    environment = os.environ | {"CI": "", "HANDLEIDING_STRIKT": strict, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider"]
    answer = subprocess.run(
        [*command, "-c", ROOT / "pyproject.toml", tmp_path],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == status, answer.stdout + answer.stderr
    assert "no browser" in answer.stdout
