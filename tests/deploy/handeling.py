"""What people do while others read by way of nginx, on the database and with the settings of the site that is served.

Each line asked is a name and its texts, as JSON; each line answered is what a test has to know of it, once committed.
"""

import json
import sys

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from wagtail.models import Collection, Site  # noqa: E402

from config.draaien.werker import GeduldigeWerker  # noqa: E402
from gemeenten.models import GemeentePage  # noqa: E402
from tests.bewaring import na_de_termijn  # noqa: E402
from tests.handleiding.test_zichtbaarheid import maak_intern  # noqa: E402
from tests.handleiding.workflow.staten import vers  # noqa: E402
from tests.wereld import Wereld  # noqa: E402

WIE = ("redacteur-leeuwarden", "beoordelaar-leeuwarden")
wereld = Wereld()


def publiceer(page, **velden) -> None:
    concept = vers(page).get_latest_revision_as_object()
    for naam, waarde in velden.items():
        setattr(concept, naam, waarde)
    concept.save_revision(user=wereld.user(WIE[0]))
    wereld.publiceer(vers(page), *WIE)


def tekst(zegt: str) -> None:
    """Publish another text of one page."""
    publiceer(wereld.bijeenkomst(), doel=f"<p>{zegt}</p>")


def titel(zegt: str) -> None:
    """Publish another title, which all pages of the edition show."""
    publiceer(wereld.bijeenkomst(), title=zegt)


def intern(zegt: str) -> None:
    """Publish a text for readers of the edition only."""
    publiceer(wereld.hoofdstuk(), seo_title=zegt)
    maak_intern(wereld, wereld.hoofdstuk())


def weg(zegt: str) -> None:
    """Delete a page that is online."""
    na_de_termijn(wereld.hoofdstuk(zegt)).delete()


def eigen_host(zegt: str) -> None:
    """Give an edition a host name of its own."""
    Site.objects.create(hostname=zegt, port=443, root_page=wereld.editie())


def sessie(naam: str) -> dict[str, str]:
    """Log somebody in, in a browser that we are."""
    user = wereld.user(naam)
    houder = SessionStore()
    houder[SESSION_KEY] = str(user.pk)
    houder[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    houder[HASH_SESSION_KEY] = user.get_session_auth_hash()
    houder.create()
    code = GemeentePage.objects.get(slug="leeuwarden").code
    verzameling = Collection.objects.filter(name__contains="Leeuwarden").first()
    return {"sleutel": houder.session_key, "code": code, "collection": verzameling.pk}


def doe(naam: str, *args: str):
    if naam == "werk":  # opens transactions of its own
        return GeduldigeWerker(leeg=True).run()
    with transaction.atomic():
        return globals()[naam](*args)


if __name__ == "__main__":
    antwoorden, sys.stdout = sys.stdout, sys.stderr  # mail is printed
    for regel in sys.stdin:
        uitkomst = doe(*json.loads(regel))
        connections.close_all()
        antwoorden.write(f"{json.dumps(uitkomst)}\n")
        antwoorden.flush()
