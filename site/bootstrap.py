"""Make the environment the project runs in: ``.venv``, filled from a lock file with hashes.

Standard library only, as it runs where nothing is installed yet. ``manage.py`` asks ``is_equipped`` and
otherwise hands over to ``hand_over``, which runs the same command again inside.
"""

import hashlib
import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "geinstalleerd.json"
LOCK, DEV_LOCK = "requirements.txt", "requirements-dev.txt"
INSIDE = "HANDLEIDING_OPGEZET"
APT_SENTENCE = """\
Deze Python kan geen omgeving maken: het onderdeel ensurepip ontbreekt.
Op Debian en Ubuntu zet u het erbij met:

    sudo apt-get install python{0.major}.{0.minor}-venv

Geef daarna deze opdracht opnieuw."""
STILL_INCOMPLETE = """\
De omgeving in .venv is gemaakt, maar mist nog: {}.
Verwijder de map .venv en geef de opdracht opnieuw."""


def say(text: str) -> None:
    """Tell the user what happens, beside the output of the command itself."""
    print(f"manage.py: {text}", file=sys.stderr, flush=True)


# What is needed, and is it there?


def lock_for(command: str) -> str:
    """Return the lock file that a command needs."""
    return DEV_LOCK if command == "test" else LOCK


def required(command: str) -> list[str]:
    """Return the names of the packages that ``pyproject.toml`` asks for, without versions and extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = list(project["dependencies"])
    if command == "test":
        lines += project["optional-dependencies"]["dev"]
    names = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in lines]
    return [name for name in names if name != project["name"]]


def missing(command: str) -> list[str]:
    """Return the required packages that the running Python does not have."""
    return [name for name in required(command) if not _is_installed(name)]


def _is_installed(name: str) -> bool:
    try:
        importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def fingerprint(lock: str) -> str:
    """Return the hash of a lock file's contents."""
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def read_stamp() -> dict[str, str]:
    """Return which lock files were installed in ``.venv``, by fingerprint; empty where unknown."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_current(command: str) -> bool:
    """Say whether ``.venv`` was finished from the lock file as it is now."""
    lock = lock_for(command)
    return read_stamp().get(lock) == fingerprint(lock)


def is_equipped(command: str) -> bool:
    """Say whether the running Python can run the command as it is.

    An environment that someone made and filled is used; our own is kept up to date with the lock file.
    """
    ours_and_stale = Path(sys.prefix) == VENV and STAMP.exists() and not is_current(command)
    return not missing(command) and not (command in {"demo", "test"} and ours_and_stale)


# Making it


def venv_python() -> Path:
    """Return the path of the Python inside ``.venv``."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*command: str | Path) -> bool:
    """Run a program, its output to the user's screen; say whether it succeeded."""
    done = subprocess.run([str(part) for part in command], check=False, stdout=sys.stderr)
    return done.returncode == 0


def is_usable() -> bool:
    """Say whether ``.venv`` has a Python that starts, is new enough and can install."""
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    if not shutil.which("uv"):
        check = "import pip; " + check
    try:
        done = subprocess.run([venv_python(), "-c", check], check=False, capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def make_venv() -> None:
    """Make ``.venv``, in place of one that does not work."""
    if VENV.is_symlink() or VENV.exists():
        say("De map .venv is niet bruikbaar. Ik maak hem opnieuw.")
        VENV.unlink() if VENV.is_symlink() or VENV.is_file() else shutil.rmtree(VENV)
    say(f"Ik maak een omgeving in de map .venv, met Python {sys.version.split()[0]}.")
    if importlib.util.find_spec("ensurepip"):
        made = run(sys.executable, "-m", "venv", VENV)
    elif uv := shutil.which("uv"):
        made = run(uv, "venv", "--quiet", "--python", sys.executable, VENV)
    else:
        sys.exit(APT_SENTENCE.format(sys.version_info))
    if not made:
        sys.exit("De omgeving in .venv maken is niet gelukt; hierboven staat waarom.")


def installers() -> Iterator[tuple[str, list[str | Path]]]:
    """Yield the ways to install: uv where it is there, and pip, which may know another registry."""
    if uv := shutil.which("uv"):
        yield "uv", [uv, "pip", "install", "--quiet", "--python", venv_python()]
    pip: list[str | Path] = [venv_python(), "-m", "pip", "--disable-pip-version-check"]
    yield "pip", [*pip, "install", "--quiet", "--use-pep517"]


def install(lock: str) -> None:
    """Install exactly what the lock file names; every download is checked against its hash."""
    for name, command in installers():
        say(f"Ik installeer de pakketten uit {lock} met {name}. Dat duurt een paar minuten.")
        if run(*command, "--no-deps", "--require-hashes", "-r", ROOT / lock):
            return
    sys.exit("Installeren is niet gelukt; hierboven staat waarom. Is er een netwerkverbinding?")


def add_project() -> None:
    """Put the project on the environment's path, as ``pip install -e .`` would."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    answer = subprocess.run([venv_python(), "-c", ask], capture_output=True, text=True, check=True)
    paths = f"{ROOT}\n{ROOT / 'site'}\n"
    Path(answer.stdout.strip(), "handleiding-collectief.pth").write_text(paths, encoding="utf-8")


def write_stamp(lock: str) -> None:
    """Note that ``.venv`` is finished; the lock file for development holds the other one whole."""
    stamp = {name: fingerprint(name) for name in {lock, LOCK}}
    STAMP.write_text(json.dumps(stamp, indent=2, sort_keys=True), encoding="utf-8")


def build(command: str) -> None:
    """Make or mend ``.venv`` so that it is what the lock file says."""
    lock = lock_for(command)
    if not is_usable():
        make_venv()
    STAMP.unlink(missing_ok=True)
    install(lock)
    add_project()
    write_stamp(lock)
    say("De omgeving is klaar.")


# Running


def hand_over(argv: Sequence[str]) -> int:
    """Run ``manage.py`` again inside ``.venv``, made first where needed."""
    command = argv[1] if len(argv) > 1 else "help"
    if os.environ.get(INSIDE) == str(VENV):
        sys.exit(STILL_INCOMPLETE.format(", ".join(missing(command)) or "niets"))
    if not (is_current(command) and is_usable()):
        build(command)
    arguments = [str(venv_python()), str(ROOT / "manage.py"), *argv[1:]]
    environment = os.environ | {INSIDE: str(VENV)}
    if os.name != "nt":
        os.execve(arguments[0], arguments, environment)
    return subprocess.run(arguments, check=False, env=environment).returncode


def run_tests(arguments: Sequence[str]) -> int:
    """Run the whole suite with pytest, on all cores; the arguments are pytest's own."""
    import pytest

    os.chdir(ROOT)
    say("Ik draai alle tests met pytest.")
    return int(pytest.main(["-n", "auto", "--dist", "loadgroup", *arguments]))
