"""Each step that decides about a page, opened as a screen now and sent later; and where it is at home.

``open(page, editie, tweede)`` returns what sends it, and the text that its sender read, where sending puts a text
online. ``tweede`` asks for the colleague of the same role, where two of a kind meet.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.contrib.messages import WARNING
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.urls import resolve, reverse
from wagtail.management.commands.publish_scheduled import Command as PublishScheduled

from gemeenten.editie.levensloop.archief import archiveer
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from handleiding.models import HoofdstukPage
from handleiding.models.reeks import ReeksRegel
from handleiding.workflow.contributors import spoed_open
from handleiding.workflow.vingerafdruk import vingerafdruk
from tests.formulier import hoofdstuk_data

from .namen import BESLISSEND, ZONDER_MACHT
from .wereldje import browser, doel_in, gelezen, wereld

Stuur = Callable[[], "Antwoord"]


@dataclass(frozen=True)
class Antwoord:
    """Whether it was done, and what the screen said."""

    gelukt: bool
    tekst: str


@dataclass(frozen=True)
class Stap:
    """How it is opened, in which states it is at home, and whether it puts the text that was read online."""

    open: Callable[[Any, str, bool], Stuur]
    thuis: tuple[str, ...]
    zet_online: bool = False
    # Which of its transactions is the one that decides; 0 when it is about no page: held at its first writing.
    transactie: int = 1


def naam_van(rol: str, editie: str, tweede: bool) -> str:
    return f"{'tweede-' if tweede else ''}{rol}-{editie}"


def lees(antwoord: Any) -> Antwoord:
    """Did it succeed, and what does the screen say?"""
    if antwoord.headers.get("Content-Type", "").startswith("application/json"):
        return Antwoord(bool(antwoord.json().get("success")), antwoord.text)
    # Those of this answer: the browser keeps earlier ones, that no screen showed yet.
    gezegd = antwoord.wsgi_request._messages._queued_messages
    geweigerd = any(bericht.level >= WARNING for bericht in gezegd)
    woorden = unescape(antwoord.text) + " ".join(str(bericht) for bericht in gezegd)
    return Antwoord(antwoord.status_code == 302 and not geweigerd, woorden)


def formulier(page: Any, tekst: str, **extra: Any) -> dict[str, Any]:
    return hoofdstuk_data(page, tekst=f"<p>{tekst}</p><p>Zo zei de kern het.</p>") | extra


def in_de_editor(tekst: str, **knop: str) -> Callable[[Any, str, bool], Stuur]:
    def open_scherm(page: Any, editie: str, tweede: bool) -> Stuur:
        adres = reverse("wagtailadmin_pages:edit", args=[page.pk])
        # What the form would hold: the date that was asked stays.
        data = formulier(page.get_latest_revision_as_object(), tekst, **knop)
        client = browser(naam_van("redacteur", editie, tweede))
        return lambda: lees(client.post(adres, data))

    return open_scherm


def autosave(page: Any, editie: str, tweede: bool) -> Stuur:
    """Writes over the revision that was its own latest."""
    adres = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = formulier(page, "Vanzelf bewaard.", overwrite_revision_id=page.latest_revision_id)
    client = browser(naam_van("redacteur", editie, tweede))
    return lambda: lees(client.post(adres, data, headers={"accept": "application/json"}))


def _wie_handelt(rol: str, actie: str, editie: str, tweede: bool) -> str:
    if rol.startswith("kern"):
        return "kernbeoordelaar" if tweede else rol
    if tweede and actie == "terugtrekken":  # a second writer may not
        return f"beheerder-{editie}"
    return naam_van(rol, editie, tweede)


def handeling(rol: str, actie: str) -> Callable[[Any, str, bool], Stuur]:
    def open_scherm(page: Any, editie: str, tweede: bool) -> Stuur:
        naam = _wie_handelt(rol, actie, editie, tweede)
        data = {"reden": "Een reden.", "gelezen": gelezen(page)}
        if actie == "achteraf_goedkeuren" and (spoed := spoed_open(page)):
            data["gelezen"] = vingerafdruk(page.revisions.get(pk=spoed.revision_id))
        adres = reverse("handeling", args=[page.pk, actie])
        return lambda: lees(browser(naam).post(adres, data))

    return open_scherm


def beoordelen(besluit: str) -> Callable[[Any, str, bool], Stuur]:
    def open_scherm(page: Any, editie: str, tweede: bool) -> Stuur:
        data = {"besluit": besluit, "reden": "Een reden.", "gelezen": gelezen(page)}
        adres = reverse("beoordelen", args=[page.pk])
        client = browser(naam_van("beoordelaar", editie, tweede))
        return lambda: lees(client.post(adres, data))

    return open_scherm


def in_een_reeks(page: Any, editie: str, tweede: bool) -> Stuur:
    """Approved with others from the list: ordered, and done by the background."""
    adres = reverse("onderweg", args=[wereld.editie(editie).pk])
    data = {
        "soort": "goedkeuren",
        "reden": "",
        "keuze": page.pk,
        f"gelezen-{page.pk}": gelezen(page),
    }
    client = browser(naam_van("beoordelaar", editie, tweede))

    def stuur() -> Antwoord:
        # Where this is part of a transaction, its end stands for the end of that.
        einde = TestCase.captureOnCommitCallbacks(execute=True)
        with einde if connection.in_atomic_block else nullcontext():
            antwoord = client.post(adres, data)
        if antwoord.status_code != 302 or "/reeks/" not in antwoord.url:
            return Antwoord(False, lees(antwoord).tekst)
        regel = ReeksRegel.objects.get(reeks=resolve(antwoord.url).kwargs["reeks_id"])
        return Antwoord(regel.uitkomst == "gelukt", regel.melding)

    return stuur


def in_het_venster(page: Any, editie: str, tweede: bool) -> Stuur:
    """Wagtail's own window to approve leads to our screen: it decides nothing."""
    stap = page.current_workflow_task_state
    client = browser(naam_van("beoordelaar", editie, tweede))
    naam, args = "wagtailadmin_pages:workflow_action", [page.pk, "approve", stap.pk if stap else 1]
    adres = reverse(naam, args=args)

    def stuur() -> Antwoord:
        antwoord = client.post(adres, {"comment": ""})
        return Antwoord(False, f"{antwoord.status_code} {antwoord.headers.get('Location', '')}")

    return stuur


def klok(page: Any, editie: str, tweede: bool) -> Stuur:
    """The clock: Wagtail's own command, as ours takes a turn for all of it first."""

    def stuur() -> Antwoord:
        call_command(PublishScheduled())
        return Antwoord(True, "")  # it is never refused; what it did, the log says

    return stuur


def overnemen(page: Any, editie: str, tweede: bool) -> Stuur:
    voorstel = maak_voorstel(page)
    data = {"stand": voorstel.stand if voorstel else "", "besluit": "bewaren", "keuze-0": "kern"}
    adres = reverse("kernwijziging", args=[page.pk])
    client = browser(naam_van("redacteur", editie, tweede))
    return lambda: lees(client.post(adres, data))


def verwijderen(page: Any, editie: str, tweede: bool) -> Stuur:
    adres = reverse("wagtailadmin_pages:delete", args=[page.pk])
    client = browser(naam_van("redacteur", editie, tweede))
    return lambda: lees(client.post(adres))


def verplaatsen(page: Any, editie: str, tweede: bool) -> Stuur:
    adres = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, doel_in(editie).pk])
    client = browser(naam_van("beheerder", editie, tweede))

    def stuur() -> Antwoord:
        antwoord = lees(client.post(adres))
        nu = HoofdstukPage.objects.filter(pk=page.pk).first()
        return Antwoord(antwoord.gelukt and nu is not None, antwoord.tekst)

    return stuur


def archiveren(page: Any, editie: str, tweede: bool) -> Stuur:
    user = wereld.user("kernbeoordelaar" if tweede else "kernredacteur")

    def stuur() -> Antwoord:
        try:
            archiveer(wereld.editie(editie), user=user)
        except PermissionDenied as weigering:
            return Antwoord(False, str(weigering))
        return Antwoord(True, "")

    return stuur


VRIJ = ("concept", "met concept", "spoed")
BEOORDEELD = ("ter beoordeling", "met datum")
STAPPEN = {
    "bewaren": Stap(in_de_editor("Bewaard."), VRIJ),
    "autosave": Stap(autosave, VRIJ),
    "indienen": Stap(handeling("redacteur", "indienen"), VRIJ[:2]),
    "indienen in de editor": Stap(in_de_editor("Ingediend.", **{"action-submit": "1"}), VRIJ[:2]),
    "terugtrekken": Stap(handeling("redacteur", "terugtrekken"), BEOORDEELD),
    "terugsturen": Stap(beoordelen("terugsturen"), BEOORDEELD),
    "goedkeuren": Stap(beoordelen("goedkeuren"), BEOORDEELD[:1], zet_online=True),
    "goedkeuren in een reeks": Stap(in_een_reeks, BEOORDEELD[:1], zet_online=True, transactie=2),
    "goedkeuren in het venster": Stap(in_het_venster, BEOORDEELD[:1]),
    "publiceerknop": Stap(in_de_editor("Geknopt.", **{"action-publish": "1"}), VRIJ),
    "klok": Stap(klok, ("gepland",), zet_online=True),
    "plannen": Stap(beoordelen("goedkeuren"), BEOORDEELD[1:], zet_online=True),
    "planning intrekken": Stap(handeling("beheerder", "planning_intrekken"), ("gepland",)),
    "spoed": Stap(handeling("kernredacteur", "spoedpublicatie"), VRIJ, zet_online=True),
    "achteraf goedkeuren": Stap(handeling("beoordelaar", "achteraf_goedkeuren"), ("spoed",)),
    "offline halen": Stap(handeling("beoordelaar", "offline_halen"), ("met concept", "spoed")),
    "overnemen": Stap(overnemen, VRIJ),
    "verwijderen": Stap(verwijderen, ("concept",)),
    "verplaatsen": Stap(verplaatsen, VRIJ),
    "archiveren": Stap(archiveren, ("concept",)),
}
if set(STAPPEN) != {*BESLISSEND, *ZONDER_MACHT}:
    raise ValueError("Name each step in namen.py.")


def begin_van(a: str, b: str) -> str:
    """Return the state to begin in: where both are at home, else where the first is."""
    samen = [staat for staat in STAPPEN[a].thuis if staat in STAPPEN[b].thuis]
    return (samen or STAPPEN[a].thuis)[0]


PAREN = [(a, b) for a in STAPPEN for b in STAPPEN]
