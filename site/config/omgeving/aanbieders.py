"""The rows of municipalities that log in with accounts of their own, and the kinds of their values. Pure."""

import re
from urllib.parse import urlsplit

from config.omgeving.lezen import Variabele
from config.omgeving.soorten import KEUZE, TEKST, Onbruikbaar, Waardesoort, lees_adres, lijst

VAN_IEDEREEN = frozenset({"common", "organizations", "consumers"})
DOMEIN = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")


def _code(waarde: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9]{2,20}", waarde):
        raise Onbruikbaar("must be codes of municipalities, like GM0080")
    return waarde.upper()


def _server(waarde: str) -> str:
    """Read the address of a provider. Without TLS anyone on the way can sign in as anyone."""
    adres = lees_adres(waarde)
    delen = urlsplit(adres)
    if delen.scheme != "https" and delen.hostname not in {"127.0.0.1", "localhost"}:
        raise Onbruikbaar("must start with https://")
    if delen.query or delen.fragment or delen.username or "/.well-known" in delen.path:
        raise Onbruikbaar("must be the address of the provider, before /.well-known/")
    if VAN_IEDEREEN & set(delen.path.lower().split("/")):
        raise Onbruikbaar("must name the tenant of this municipality; this address is of everybody")
    return adres


def _domein(waarde: str) -> str:
    if not waarde.isascii() or not DOMEIN.fullmatch(waarde.lower()):
        raise Onbruikbaar("must be mail domains like example.nl, without @, separated by commas")
    return waarde.lower()


CODE = Waardesoort("code", _code)
SERVER = Waardesoort("address of a provider", _server)
DOMEINNAAM = Waardesoort("mail domain", _domein)


def aanbieder(code: str) -> tuple[Variabele, ...]:
    """Return the rows that describe the provider of one municipality."""

    def rij(
        deel: str, soort: Waardesoort, betekenis: str, voorbeeld: str, geheim: bool = False
    ) -> Variabele:
        naam = f"OIDC_{code}_{deel}"
        return Variabele(
            naam, soort, betekenis, voorbeeld, "web", anders="required", geheim=geheim, vereist=True
        )

    return (
        rij("NAAM", TEKST, "the name on the log-in screen", "Gemeente Leeuwarden"),
        rij(
            "SERVER",
            SERVER,
            "the address of the provider; for Microsoft Entra with the id of the municipality's own tenant",
            "https://login.microsoftonline.com/TENANT/v2.0",
        ),
        rij("CLIENT_ID", TEKST, "what the provider calls this site", "handleiding"),
        rij("CLIENT_SECRET", TEKST, "the secret that the provider gave this site", "…", True),
        rij("DOMEINEN", lijst(DOMEINNAAM), "the mail domains it may vouch for", "leeuwarden.nl"),
        Variabele(
            f"OIDC_{code}_VERTROUW_ADRES",
            KEUZE,
            "`ja` where the provider leaves out `email_verified`, as Entra does. See Log-in",
            "ja",
            "web",
            standaard="nee",
        ),
        Variabele(
            f"OIDC_{code}_ACR",
            lijst(TEKST),
            "the values of `acr` that mean more than a password; `amr` is understood without. See Log-in",
            "urn:example:loa:2",
            "web",
            anders="none",
        ),
    )


GEMEENTEN = Variabele(
    "OIDC_GEMEENTEN",
    lijst(CODE),
    "the municipalities that log in with accounts of their own; each has the rows that follow. See Log-in",
    "GM0080, GM0098",
    "web",
    anders="none",
    brengt=aanbieder,
)
