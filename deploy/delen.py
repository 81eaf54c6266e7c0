"""The parts of ``alles.py``, each started in its folder: database, cache, site, proxy."""

import json
import os
import secrets
import shutil
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAD = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
HOST = "localhost"
GEHEIMEN = ("SECRET_KEY", "MFA_SLEUTEL", "BACKUP_SLEUTEL", "GEZONDHEID_SLEUTEL", "database")
MANAGE = [sys.executable, str(ROOT / "manage.py")]
ALS_POSTGRES = ["runuser", "-u", "postgres", "--"]  # PostgreSQL refuses to run as root


def maak_geheimen(map_: Path) -> dict[str, str]:
    """Return the secrets of this folder; they are made once, as a copy is of no use without them."""
    pad = map_ / "geheim.json"
    if not pad.exists():
        pad.touch(mode=0o600)
        pad.write_text(json.dumps({naam: secrets.token_urlsafe(40) for naam in GEHEIMEN}))
    geheimen: dict[str, str] = json.loads(pad.read_text())
    return geheimen


def maak_omgeving(map_: Path, geheim: dict[str, str], poort: dict[str, int]) -> dict[str, str]:
    """Return what every process of the site gets."""
    wie = f"handleiding:{geheim['database']}"
    eigen = {naam: waarde for naam, waarde in geheim.items() if naam != "database"}
    basis = f"https://{HOST}:{poort['https']}"
    return (
        os.environ
        | eigen
        | {
            "PATH": PAD,
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
            "DATABASE_URL": f"postgres://{wie}@127.0.0.1:{poort['database']}/handleiding",
            "CACHE_URL": f"rediscache://127.0.0.1:{poort['cache']}/1",
            "EMAIL_URL": f"filemail://{map_ / 'mail'}",
            "ALLOWED_HOSTS": f"{HOST}, 127.0.0.1",
            "BASIS_URL": basis,
            "CSRF_TRUSTED_ORIGINS": basis,
            "BESTANDEN_MAP": str(map_ / "media"),
            "BACKUP_PLEK": str(map_ / "back-ups"),
            "WEB_CONCURRENCY": "2",
            "PROXIES": "1",
            "HTTPS_REDIRECT": "False",
        }
    )


def start_database(alles: Any, bin_: Path) -> None:
    """Start PostgreSQL; make it the first time."""
    data, als = alles.map / "postgresql", ALS_POSTGRES if os.getuid() == 0 else []
    if not (data / "PG_VERSION").exists():
        _maak_cluster(alles, bin_, data, als)
    zo = {
        "listen_addresses": "127.0.0.1",
        "port": alles.poorten["database"],
        "unix_socket_directories": data,
    }
    opties = [deel for naam, waarde in zo.items() for deel in ("-c", f"{naam}={waarde}")]
    alles.start("database", [*als, str(bin_ / "postgres"), "-D", str(data), *opties])
    alles.wacht("database")
    psql = [str(bin_ / "psql"), "-h", "127.0.0.1", "-p", str(alles.poorten["database"])]
    psql += ["-U", "handleiding", "postgres", "-Atc"]
    alles.wacht_tot([*psql, "SELECT 1"])
    if not alles.doe([*psql, "SELECT 1 FROM pg_database WHERE datname = 'handleiding'"]).strip():
        alles.doe([*psql, "CREATE DATABASE handleiding"])


def _maak_cluster(alles: Any, bin_: Path, data: Path, als: list[str]) -> None:
    wachtwoord = alles.map / "postgresql.wachtwoord"
    wachtwoord.touch(mode=0o600)
    wachtwoord.write_text(alles.geheim["database"])
    data.mkdir(mode=0o700, exist_ok=True)
    if als:
        alles.map.chmod(0o755)
        for pad in (data, wachtwoord):
            shutil.chown(pad, "postgres")
    zo = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=nl"]
    zo += ["--auth=scram-sha-256", "--username=handleiding", f"--pwfile={wachtwoord}"]
    alles.doe([*als, str(bin_ / "initdb"), f"--pgdata={data}", *zo])
    wachtwoord.unlink()


def start_cache(alles: Any) -> None:
    """Start Redis; it keeps nothing."""
    zo = ["--bind", "127.0.0.1", "--port", str(alles.poorten["cache"]), "--save", ""]
    alles.start("cache", ["redis-server", *zo, "--dir", str(alles.map)])
    alles.wacht("cache")


def start_site(alles: Any) -> None:
    """Bring the database up to date, and start two web processes and two workers."""
    for opdracht in (
        "migrate --verbosity 0",
        "inrichten",
        "collectstatic --no-input --verbosity 0",
    ):
        alles.doe([*MANAGE, *opdracht.split()])
    zo = f"--worker-class gthread --threads 4 --no-control-socket --bind 127.0.0.1:{alles.poorten['web']}"
    alles.start("web", [sys.executable, "-m", "gunicorn", "config.wsgi", *zo.split()])
    for naam in ("werker 1", "werker 2"):
        alles.start(naam, [*MANAGE, "werker"])
    alles.wacht("web")


def start_proxy(alles: Any) -> None:
    """Start nginx with the configuration that is shipped, at ports of this folder."""
    tls = alles.map / "tls"
    if not tls.exists():
        tls.mkdir()
        zo = [
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "365",
        ]
        zo += ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST},IP:127.0.0.1"]
        zo += ["-keyout", str(tls / "privkey.pem"), "-out", str(tls / "fullchain.pem")]
        alles.doe(["openssl", *zo])
    tekst = (ROOT / "deploy/nginx/handleiding.conf").read_text(encoding="utf-8")
    for was, wordt in {
        "127.0.0.1:8000": f"127.0.0.1:{alles.poorten['web']}",
        "listen 80 ": f"listen 127.0.0.1:{alles.poorten['http']} ",
        "listen 443 ": f"listen 127.0.0.1:{alles.poorten['https']} ",
        "/etc/ssl/handleiding": str(tls),
        "/var/cache/nginx/handleiding": str(alles.map / "bewaard"),
        "proxy_set_header Host $host;": "proxy_set_header Host $http_host;",  # a port of its own
    }.items():
        tekst = tekst.replace(was, wordt)
    soorten = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    tijdelijk = "".join(f"{soort}_temp_path {alles.map}/nginx-{soort};\n" for soort in soorten)
    (alles.map / "nginx.conf").write_text(
        f"daemon off;\npid {alles.map}/nginx.pid;\nerror_log {alles.map}/nginx.log;\n"
        f"{'user root;' if os.getuid() == 0 else ''}\nevents {{}}\n"
        f"http {{\naccess_log off;\n{tijdelijk}{tekst}}}\n",
        encoding="utf-8",
    )
    logboek = str(alles.map / "nginx.log")
    alles.start("proxy", ["nginx", "-e", logboek, "-c", str(alles.map / "nginx.conf")])
    alles.wacht("proxy", "https")
