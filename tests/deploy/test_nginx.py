"""The configuration of nginx that is shipped, tried with nginx itself."""

import contextlib
import json
import socket
import subprocess

import pytest

from tests.deploy.opstelling import HOST, NGINX, Opstelling, schrijf_config

pytestmark = [pytest.mark.nginx, pytest.mark.django_db]

SESSIE = "/gemeenten/leeuwarden/handleiding/programma/bijeenkomst-1/"
ANDER = "/gemeenten/leeuwarden/handleiding/programma/"
INTERN = "/gemeenten/leeuwarden/handleiding/inleiding/"
HALVE_KOPPEN = f"GET / HTTP/1.1\r\nHost: {HOST}\r\nX-Er-Volgt:"
HALVE_INHOUD = (
    f"POST /account/login/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 1000\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n\r\nlogin="
)
HELFTEN = pytest.mark.parametrize("helft", [HALVE_KOPPEN, HALVE_INHOUD], ids=["headers", "body"])
MB = 1024 * 1024
KLEUR = "a" * 32  # any token will do, as long as form and cookie say the same


def test_the_configuration_is_valid(tmp_path):
    waar = Opstelling(tmp_path, {}, 18000, 18080, 18443, 18081)
    gezegd = subprocess.run(
        [NGINX, "-t", "-e", tmp_path / "nginx.log", "-c", schrijf_config(waar)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert gezegd.returncode == 0, gezegd.stderr
    assert "warn" not in gezegd.stderr


@contextlib.contextmanager
def halve_verzoeken(poort, helft, tls=None):
    """Send four halves of a request, one for each thread, and keep silent."""
    with contextlib.ExitStack() as open_gehouden:
        for _ in range(4):
            lijn = socket.create_connection(("127.0.0.1", poort), timeout=10)
            if tls:
                lijn = tls.wrap_socket(lijn, server_hostname="127.0.0.1")
            open_gehouden.enter_context(lijn)
            lijn.sendall(helft.encode())
        yield


@HELFTEN
def test_four_who_send_half_a_request_hold_up_nobody(achter_nginx, helft):
    with halve_verzoeken(achter_nginx.https, helft, achter_nginx.tls):
        assert achter_nginx.vraag(SESSIE, Cookie="van=elders").status == 200
        assert achter_nginx.direct("/livez", geduld=5).status == 200


@HELFTEN
def test_without_nginx_they_would_hold_up_everybody(achter_nginx, helft):
    with (
        halve_verzoeken(achter_nginx.gunicorn, helft),
        pytest.raises(TimeoutError),
    ):
        achter_nginx.direct("/livez", geduld=3)


def test_a_page_for_everyone_is_answered_by_nginx_in_one_form(achter_nginx):
    eerst = achter_nginx.vraag(ANDER)
    assert eerst.status == 200
    assert "Content-Encoding" not in eerst.koppen
    daarna = achter_nginx.vraag(ANDER, Accept_Encoding="gzip")
    assert daarna.koppen["Content-Encoding"] == "gzip"
    assert achter_nginx.vraag(ANDER).inhoud == eerst.inhoud
    assert achter_nginx.uit_de_cache(ANDER)
    # The numbers of pages and frames are for the cache, and for nobody behind it.
    assert "Surrogate-Key" not in eerst.koppen
    nummers = {achter_nginx.vraag(ANDER).koppen["X-Request-ID"] for _ in range(3)}
    assert len(nummers) == 3
    vraag = achter_nginx.vraag(ANDER, If_None_Match=eerst.koppen["ETag"])
    assert (vraag.status, vraag.inhoud) == (304, b"")


@pytest.mark.parametrize(
    ("pad", "koppen"),
    [
        ("/zoeken/?q=buffer", {}),
        (f"{SESSIE}?van=elders", {}),
        (SESSIE, {"Cookie": "van=elders"}),
        (SESSIE, {"Authorization": "Bearer x"}),
        ("/account/login/", {}),
        ("/livez", {}),
        ("/sitemap.xml", {}),
        ("/gemeenten/leeuwarden/bestaat-niet/", {}),
        ("/gemeenten/leeuwarden/contact/klopt-dit-niet/", {}),
    ],
)
def test_what_is_not_the_same_for_everyone_is_not_kept(achter_nginx, pad, koppen):
    achter_nginx.vraag(pad, **koppen)
    achter_nginx.vraag(pad, **koppen)
    assert not achter_nginx.uit_de_cache(pad, **koppen)


def test_who_has_a_session_gets_nothing_kept_and_leaves_nothing(achter_nginx):
    koekje = f"sessionid={achter_nginx.doe('sessie', 'redacteur-leeuwarden')['sleutel']}"
    achter_nginx.doe("intern", "Alleen voor ons")
    zonder = achter_nginx.vraag(SESSIE)
    assert achter_nginx.vraag(SESSIE).inhoud == zonder.inhoud
    met = achter_nginx.vraag(SESSIE, Cookie=koekje)
    assert met.status == 200
    assert "wagtail-userbar" in met.tekst
    assert not achter_nginx.uit_de_cache(SESSIE, Cookie=koekje)
    assert "wagtail-userbar" not in achter_nginx.vraag(SESSIE).tekst
    # What is internal is theirs only, in whichever order it is asked.
    for _ in range(2):
        assert "Inleiding" in achter_nginx.vraag(INTERN, Cookie=koekje).tekst
        assert achter_nginx.vraag(INTERN).status in (302, 404)
    bewaard = [p.read_bytes() for p in (achter_nginx.folder / "bewaard").rglob("*") if p.is_file()]
    sleutels = [inhoud.partition(b"KEY: ")[2].partition(b"\n")[0].decode() for inhoud in bewaard]
    assert f"{HOST}{SESSIE}" in sleutels
    assert f"{HOST}{INTERN}" not in sleutels
    assert not [inhoud for inhoud in bewaard if b"Set-Cookie" in inhoud]


def stuur_document(waar, grootte: int):
    """Upload a document as an editor does."""
    sessie = waar.doe("sessie", "redacteur-leeuwarden")
    grens = "grens-tussen-de-delen"
    velden = {
        "csrfmiddlewaretoken": KLEUR,
        "title": "Een lijst",
        "collection": str(sessie["collection"]),
    }
    delen = [
        f'--{grens}\r\nContent-Disposition: form-data; name="{naam}"\r\n\r\n{waarde}\r\n'
        for naam, waarde in velden.items()
    ]
    wat = 'form-data; name="files[]"; filename="lijst.txt"\r\nContent-Type: text/plain'
    kop = f"--{grens}\r\nContent-Disposition: {wat}\r\n\r\n"
    inhoud = (
        "".join(delen).encode() + kop.encode() + b"a" * grootte + f"\r\n--{grens}--\r\n".encode()
    )
    return waar.vraag(
        "/cms/documents/multiple/add/",
        methode="POST",
        inhoud=inhoud,
        Cookie=f"sessionid={sessie['sleutel']}; csrftoken={KLEUR}",
        Content_Type=f"multipart/form-data; boundary={grens}",
        Origin=f"https://{HOST}",
        X_Requested_With="XMLHttpRequest",
    )


def test_a_large_file_passes_and_one_that_is_too_large_is_told_so_in_words(achter_nginx):
    gelukt = stuur_document(achter_nginx, 20 * MB)
    assert gelukt.status == 200, gelukt.tekst[:500]
    assert json.loads(gelukt.tekst)["success"] is True
    geweigerd = stuur_document(achter_nginx, 26 * MB)
    assert geweigerd.status == 413
    assert "hoogstens 25 MB" in geweigerd.tekst


def raad(waar, van: str, naam: str, **koppen: str) -> str:
    """Try a wrong password."""
    antwoord = waar.vraag(
        "/account/login/",
        methode="POST",
        van=van,
        inhoud=f"csrfmiddlewaretoken={KLEUR}&login={naam}&password=fout",
        Cookie=f"csrftoken={KLEUR}",
        Content_Type="application/x-www-form-urlencoded",
        Origin=f"https://{HOST}",
        **koppen,
    )
    return antwoord.tekst


def test_the_log_in_counts_the_address_that_nginx_saw_and_no_other(achter_nginx):
    for nummer in range(10):
        verzonnen = {"X_Forwarded_For": f"198.51.100.{nummer}", "Forwarded": "for=198.51.100.9"}
        assert "klopt niet" in raad(achter_nginx, "127.0.0.2", f"naam{nummer}", **verzonnen)
    geremd = raad(achter_nginx, "127.0.0.2", "naam10", X_Forwarded_For="198.51.100.77")
    assert "te vaak" in geremd
    assert "klopt niet" in raad(achter_nginx, "127.0.0.3", "naam11")
    gezegd = (achter_nginx.folder / "gunicorn.log").read_text()
    assert "adres=127.0.0.2" in gezegd
    assert "198.51.100" not in gezegd


def test_who_asks_without_https_is_led_to_it_and_who_watches_is_answered(achter_nginx):
    antwoord = achter_nginx.onversleuteld(SESSIE)
    assert (antwoord.status, antwoord.koppen["Location"]) == (301, f"https://{HOST}{SESSIE}")
    assert achter_nginx.onversleuteld("/livez").status == 200
    assert achter_nginx.onversleuteld("/readyz").status == 200
    assert achter_nginx.onversleuteld("/healthz").status == 301
    assert achter_nginx.vraag("/healthz").status in (401, 403)


def test_another_host_name_said_beside_counts_for_nothing(achter_nginx):
    for _ in range(2):
        antwoord = achter_nginx.vraag(
            SESSIE, X_Forwarded_Host="elders.example.com", X_Forwarded_Proto="http"
        )
        assert antwoord.status == 200
        assert "elders.example.com" not in antwoord.tekst
    assert achter_nginx.vraag("/", host="elders.example.com").status == 400
