"""gunicorn with four threads and the real nginx in front of it, on free ports, in folders of their own."""

import http.client
import json
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from subprocess import PIPE

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.draaien.servers import vrije_poort
from tests.proces import ROOT, productie, start

GEDEELD = ROOT / "deploy" / "nginx"
HOST = "www.example.nl"
NGINX = shutil.which("nginx", path="/usr/sbin:/sbin:/usr/local/sbin:/usr/bin")
MODULES = [Path("/usr/lib/nginx/modules"), Path("/usr/share/nginx/modules")]
LEEGMODULE = next(
    (p for m in MODULES if (p := m / "ngx_http_cache_purge_module.so").exists()), None
)
GEDULD = 60


@dataclass
class Antwoordje:
    """What came back."""

    status: int
    koppen: http.client.HTTPMessage
    inhoud: bytes

    @property
    def tekst(self) -> str:
        return self.inhoud.decode()


@dataclass
class Opstelling:
    """Where everything listens, and what it runs with."""

    folder: Path
    omgeving: dict[str, str]
    gunicorn: int
    http: int
    https: int
    legen: int
    mensen: subprocess.Popen | None = None
    processen: list[subprocess.Popen] = field(default_factory=list)

    @property
    def tls(self) -> ssl.SSLContext:
        """Trust the certificate of this test, and no other."""
        return ssl.create_default_context(cafile=self.folder / "tls" / "fullchain.pem")

    def vraag(
        self, pad: str, *, methode="GET", van="127.0.0.1", host=HOST, inhoud=None, **koppen: str
    ) -> Antwoordje:
        """Ask nginx, over https, from an address of this machine."""
        verbinding = http.client.HTTPSConnection(
            "127.0.0.1",
            self.https,
            timeout=30,
            source_address=(van, 0),
            context=self.tls,
        )
        return _haal(verbinding, methode, pad, inhoud, {"Host": host} | _als_koppen(koppen))

    def direct(self, pad: str, *, geduld: float = 30, **koppen: str) -> Antwoordje:
        """Ask gunicorn itself."""
        verbinding = http.client.HTTPConnection("127.0.0.1", self.gunicorn, timeout=geduld)
        return _haal(verbinding, "GET", pad, None, {"Host": HOST} | _als_koppen(koppen))

    def onversleuteld(self, pad: str) -> Antwoordje:
        verbinding = http.client.HTTPConnection("127.0.0.1", self.http, timeout=30)
        return _haal(verbinding, "GET", pad, None, {"Host": HOST})

    def uit_de_cache(self, pad: str, **koppen: str) -> bool:
        """Return whether nginx answers this by itself."""
        antwoord = self.vraag(pad, **koppen)
        einde = time.monotonic() + 10
        while time.monotonic() < einde:  # a line is written after the answer
            logboek = (self.folder / "toegang.log").read_text()
            for regel in logboek.splitlines(keepends=True):
                if antwoord.koppen["X-Request-ID"] in regel and regel.endswith("\n"):
                    return regel.endswith(" HIT\n")
            time.sleep(0.05)
        raise AssertionError(f"nginx wrote no line of {pad}")

    def doe(self, *args: str):
        """Let people do something (``handeling.py``), or a worker what waits."""
        if self.mensen is None:
            script = "tests/deploy/handeling.py"
            with (self.folder / "mensen.log").open("w") as uit:
                self.mensen = start(
                    self.omgeving, script, stdin=PIPE, stdout=PIPE, stderr=uit, text=True
                )
            self.processen.append(self.mensen)
        self.mensen.stdin.write(f"{json.dumps(args)}\n")
        self.mensen.stdin.flush()
        gezegd = self.mensen.stdout.readline()
        assert gezegd, (self.folder / "mensen.log").read_text()[-3000:]
        return json.loads(gezegd)


def _als_koppen(koppen: dict[str, str]) -> dict[str, str]:
    return {naam.replace("_", "-"): waarde for naam, waarde in koppen.items()}


def _haal(verbinding, methode, pad, inhoud, koppen) -> Antwoordje:
    with closing(verbinding):
        verbinding.request(methode, pad, inhoud, koppen)
        antwoord = verbinding.getresponse()
        return Antwoordje(antwoord.status, antwoord.headers, antwoord.read())


@contextmanager
def opstelling(folder: Path, database: str, **anders: str) -> Iterator[Opstelling]:
    """Start both; they end with the test."""
    poorten = [vrije_poort() for _ in range(4)]
    omgeving = productie(
        database,
        DJANGO_SETTINGS_MODULE="tests.deploy.instellingen",
        TEST_MEDIA=str(folder / "media"),
        ALLOWED_HOSTS=f"{HOST}, leeuwarden.example.nl",
        BASIS_URL=f"https://{HOST}",
        PROXIES="1",
        **{naam: waarde.format(legen=poorten[3]) for naam, waarde in anders.items()},
    )
    waar = Opstelling(folder, omgeving, *poorten)
    try:
        start_gunicorn(waar)
        start_nginx(waar)
        yield waar
    finally:
        for proces in reversed(waar.processen):
            proces.terminate()
        for proces in waar.processen:
            try:
                proces.wait(GEDULD)
            except subprocess.TimeoutExpired:
                proces.kill()
                proces.wait()
        if waar.mensen:
            waar.mensen.stdin.close()
            waar.mensen.stdout.close()


def start_gunicorn(waar: Opstelling) -> None:
    """One process with four threads, as the README says."""
    uit = (waar.folder / "gunicorn.log").open("w")
    zo = f"--worker-class gthread --threads 4 --no-control-socket --bind 127.0.0.1:{waar.gunicorn}"
    command = f"-m gunicorn config.wsgi {zo}"
    with uit:
        waar.processen.append(start(waar.omgeving, *command.split(), stdout=uit, stderr=uit))
    _wacht(waar.gunicorn)
    # The first answer waits for the site to be loaded: long on a busy machine.
    assert waar.direct("/readyz", geduld=2 * GEDULD).status == 200


def start_nginx(waar: Opstelling) -> None:
    schrijf_config(waar)
    command = [NGINX, "-e", waar.folder / "nginx.log", "-c", waar.folder / "nginx.conf"]
    waar.processen.append(subprocess.Popen(command))
    _wacht(waar.https)


def schrijf_config(waar: Opstelling) -> Path:
    """Write what is shipped, with ports and folders of a test, inside the little that Debian puts around it."""
    (waar.folder / "tls").mkdir()
    (waar.folder / "tijdelijk").mkdir()
    schrijf_certificaat(waar.folder / "tls")
    for naam in ("handleiding.conf", "legen.conf"):
        tekst = (GEDEELD / naam).read_text(encoding="utf-8")
        for was, wordt in {
            "127.0.0.1:8000": f"127.0.0.1:{waar.gunicorn}",
            "127.0.0.1:8081": f"127.0.0.1:{waar.legen}",
            "listen 80 ": f"listen {waar.http} ",
            "listen 443 ": f"listen {waar.https} ",
            "/etc/ssl/handleiding": str(waar.folder / "tls"),
            "/var/cache/nginx/handleiding": str(waar.folder / "bewaard"),
        }.items():
            tekst = tekst.replace(was, wordt)
        assert not re.search(r"listen .*\b(80|443|8081)\b", tekst)
        (waar.folder / naam).write_text(tekst, encoding="utf-8")
    tijdelijk = "".join(
        f"{soort}_temp_path {waar.folder}/tijdelijk/{soort};\n"
        for soort in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    module = f"load_module {LEEGMODULE};" if LEEGMODULE else ""
    legen = f"include {waar.folder}/legen.conf;" if LEEGMODULE else ""
    config = waar.folder / "nginx.conf"
    config.write_text(
        f"{module}\ndaemon off;\nmaster_process off;\npid {waar.folder}/nginx.pid;\n"
        f"error_log {waar.folder}/nginx.log;\nevents {{ worker_connections 256; }}\nhttp {{\n"
        "log_format kort '$request_id $status $upstream_cache_status';\n"
        f"access_log {waar.folder}/toegang.log kort;\n{tijdelijk}"
        f"include {waar.folder}/handleiding.conf;\n{legen}\n}}\n",
        encoding="utf-8",
    )
    return config


def schrijf_certificaat(folder: Path) -> None:
    """Make a key, and a certificate that it signs itself."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    nu = datetime.now(UTC)
    bouwer = x509.CertificateBuilder().subject_name(naam).issuer_name(naam)
    bouwer = bouwer.public_key(sleutel.public_key()).serial_number(1)
    adres = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))])
    bouwer = bouwer.add_extension(adres, critical=False)
    bouwer = bouwer.not_valid_before(nu).not_valid_after(nu + timedelta(days=1))
    pem = serialization.Encoding.PEM
    (folder / "fullchain.pem").write_bytes(bouwer.sign(sleutel, hashes.SHA256()).public_bytes(pem))
    (folder / "privkey.pem").write_bytes(
        sleutel.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def _wacht(poort: int) -> None:
    einde = time.monotonic() + GEDULD
    while True:
        try:
            socket.create_connection(("127.0.0.1", poort), timeout=1).close()
        except OSError:
            if time.monotonic() > einde:
                raise
            time.sleep(0.2)
        else:
            return
