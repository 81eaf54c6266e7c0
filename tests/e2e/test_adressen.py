"""Whatever port the demo is started on: every address that the public gets leads to a living page there."""

import subprocess
import sys
from collections import Counter
from urllib.parse import urlsplit

import pytest
import requests

from tests.e2e.adressen import addresses
from tests.e2e.conftest import ROOT, built_before, free_port, wait_for

HERE = {"localhost", "127.0.0.1", "testserver", "[::1]"}
SECONDS_TO_BUILD = 300


@pytest.fixture(scope="module")
def other_port(demo, tmp_path_factory):
    """A demo that was built for one port, and is started again by its own command on another."""
    folder, port = tmp_path_factory.mktemp("poort"), free_port()
    with built_before(demo, folder, "poort") as environment:
        command = [sys.executable, ROOT / "manage.py", "demo", "--port", str(port)]
        log = folder / "demo.log"
        with log.open("wb") as output:
            server = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
            try:
                wait_for(port, server, log, SECONDS_TO_BUILD)
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()
                server.wait(timeout=30)


def crawl(base: str) -> tuple[dict[str, int], dict[str, str]]:
    """Ask for every address of this machine that can be reached from the front page.

    Returns how each answered, and where each was found.
    """
    found, answers = {f"{base}/": "start"}, {}
    session = requests.Session()
    while todo := found.keys() - answers.keys():
        address = todo.pop()
        parts = urlsplit(address)
        if f"{parts.scheme}://{parts.netloc}" != base:
            answers[address] = 0
            continue
        response = session.get(address, allow_redirects=False, timeout=60)
        answers[address] = response.status_code
        if not parts.path.startswith(("/cms/", "/account/")):
            for other in addresses(response):
                if urlsplit(other).hostname in HERE:
                    found.setdefault(other, address)
    return answers, found


def test_every_public_address_is_a_living_page_on_this_port(other_port):
    answers, found = crawl(other_port)
    wrong = {
        adres: (code, found[adres]) for adres, code in answers.items() if not 200 <= code < 400
    }
    assert not wrong
    kinds = Counter(urlsplit(adres).path.rpartition(".")[2] for adres in answers)
    assert len(answers) > 100
    assert kinds["ics"] > 10
