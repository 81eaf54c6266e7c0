"""Two who meet about one file and one text, for real. Run by ``test_bestanden.py`` on a copy of the world.

Each pair begins with a page of its own that uses a file of its own; both screens are open before either is sent.
Prints per pair and point what came of it: for the text, for the file, and for what lies in the storage.
"""

import io
import json
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from PIL import Image  # noqa: E402
from wagtail.documents import get_document_model  # noqa: E402
from wagtail.images import get_image_model  # noqa: E402
from wagtail.models import Collection  # noqa: E402

from gemeenten.bestanden.versies.keten import maak_versie, versies_van  # noqa: E402
from handleiding.workflow import actions  # noqa: E402
from handleiding.workflow.state import toestand_van  # noqa: E402
from tests.tegelijk import stappen, wereldje  # noqa: E402
from tests.tegelijk.namen import BESTANDSPAREN  # noqa: E402
from tests.tegelijk.spelen import (  # noqa: E402
    SQLITE,
    VOOR_HET_SCHRIJVEN,
    VOOR_HET_SLOT,
    Ontmoeting,
)
from tests.tegelijk.stappen import Antwoord, Stap, Stuur, lees, naam_van  # noqa: E402

PUNTEN = (VOOR_HET_SLOT,) if SQLITE else (VOOR_HET_SLOT, VOOR_HET_SCHRIJVEN)
EDITIE = wereldje.GEWOON
MODELLEN = {"image": get_image_model, "document": get_document_model}
APP = {"image": "wagtailimages", "document": "wagtaildocs"}
KLEUREN = ("red", "blue", "green")


def bytes_van(soort: str, nummer: int) -> tuple[str, bytes]:
    """Return a name and what is in it: another file for each number."""
    if soort == "document":
        return "stuk.txt", f"inhoud {nummer}".encode()
    inhoud = io.BytesIO()
    Image.new("RGB", (8 + nummer, 8), KLEUREN[nummer]).save(inhoud, "PNG")
    return "stuk.png", inhoud.getvalue()


class Proef:
    """A page that uses a file, in the state that a pair begins in; ``nieuw`` is a version that no text uses yet."""

    def __init__(self, soort: str, begin: str) -> None:
        self.soort = soort
        self.oud = self._maak(0)
        self.nieuw: Any = None
        velden = {}
        if begin == "gepland":
            velden["go_live_at"] = timezone.now() + timedelta(days=3)
        self.page = wereldje.concept(EDITIE, **velden)
        self._zet_in_de_tekst()
        if begin in ("ter beoordeling", "gepland"):
            actions.dien_in(wereldje.vers(self.page), wereldje.wie("redacteur", EDITIE))
        if begin == "gepland":
            actions.keur_goed(wereldje.vers(self.page), wereldje.wie("beoordelaar", EDITIE))
            revision = wereldje.vers(self.page).scheduled_revision
            revision.approved_go_live_at = timezone.now() - timedelta(minutes=5)
            revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
            revision.save()
        self.page = wereldje.vers(self.page)

    def _maak(self, nummer: int) -> Any:
        naam, inhoud = bytes_van(self.soort, nummer)
        return MODELLEN[self.soort]().objects.create(
            title=f"Stuk {nummer}",
            file=ContentFile(inhoud, naam),
            collection=Collection.objects.get(name__startswith="GM0080", depth=2),
            uploaded_by_user=wereldje.wie("redacteur", EDITIE),
        )

    def met_nieuwe_versie(self) -> Any:
        if self.nieuw is None:
            self.nieuw = self._maak(1)
            maak_versie(self.oud, self.nieuw)
        return self.nieuw

    def _zet_in_de_tekst(self) -> None:
        concept = wereldje.vers(self.page).get_latest_revision_as_object()
        waarde = {
            "document": {"document": self.oud.pk, "tekst": "Lees"},
            "image": {"afbeelding": {"image": self.oud.pk, "alt_text": "F"}, "bijschrift": ""},
        }[self.soort]
        blok = {"document": "download", "image": "afbeelding"}[self.soort]
        concept.inhoud = json.dumps([{"type": blok, "value": waarde}])
        concept.save_revision(user=wereldje.wie("redacteur", EDITIE), log_action=True)

    def daarna(self) -> dict[str, Any]:
        nu = wereldje.vers(self.page)
        return {
            "toestand": toestand_van(nu).value,
            "in de tekst": self._in(nu.latest_revision),
            "online": self._in(nu.live_revision) if nu.live else "",
            "versies": len(versies_van(self.oud)) if self._is_er() else 0,
            "bestand": self._nummer(self.oud.pk),
        }

    def _is_er(self) -> bool:
        return bool(MODELLEN[self.soort]().objects.filter(pk=self.oud.pk))

    def _in(self, revision: Any) -> str:
        [blok] = json.loads(revision.content["inhoud"])
        waarde = blok["value"]
        pk = waarde["document"] if self.soort == "document" else waarde["afbeelding"]["image"]
        return f"{'oud' if pk == self.oud.pk else 'nieuw'}: {self._nummer(pk)}"

    def _nummer(self, pk: int) -> str:
        """Return which bytes a row leads to."""
        stuk = MODELLEN[self.soort]().objects.filter(pk=pk).first()
        if stuk is None:
            return "weg"
        try:
            inhoud = stuk.file.storage.open(stuk.file.name).read()
        except FileNotFoundError:
            return "rij zonder bestand"
        return str([bytes_van(self.soort, n)[1] for n in range(3)].index(inhoud))


def vervangen(proef: Proef, tweede: bool) -> Stuur:
    """Another file in the place of this one, on Wagtail's own screen."""
    naam, inhoud = bytes_van(proef.soort, 2 if tweede else 1)
    data = {"title": proef.oud.title, "collection": proef.oud.collection_id, "tags": ""}
    adres = reverse(f"{APP[proef.soort]}:edit", args=[proef.oud.pk])
    client = wereldje.browser(naam_van("redacteur", EDITIE, tweede))
    return lambda: lees(client.post(adres, data | {"file": SimpleUploadedFile(naam, inhoud)}))


def nieuwe_versie(proef: Proef, tweede: bool) -> Stuur:
    naam, inhoud = bytes_van(proef.soort, 2 if tweede else 1)
    data = {"title": "Nieuwer", "tags": "", "nieuwste": proef.oud.pk}
    adres = reverse(f"nieuwe_versie_{proef.soort}", args=[proef.oud.pk])
    client = wereldje.browser(naam_van("redacteur", EDITIE, tweede))

    def stuur() -> Antwoord:
        antwoord = client.post(adres, data | {"file": SimpleUploadedFile(naam, inhoud)})
        # Who came second is told of the first, which is a warning and no refusal.
        gelukt = (
            antwoord.status_code == 302 and "versie" in antwoord.url
        ) or "edit" in antwoord.url
        return Antwoord(gelukt, lees(antwoord).tekst)

    return stuur


def in_teksten(proef: Proef, tweede: bool) -> Stuur:
    adres = reverse(f"versie_in_teksten_{proef.soort}", args=[proef.met_nieuwe_versie().pk])
    client = wereldje.browser(naam_van("redacteur", EDITIE, tweede))
    return lambda: lees(client.post(adres, {"pagina": [proef.page.pk]}))


def verwijderen(proef: Proef, tweede: bool) -> Stuur:
    return _verwijder(proef, proef.oud)


def nieuwe_verwijderen(proef: Proef, tweede: bool) -> Stuur:
    return _verwijder(proef, proef.met_nieuwe_versie())


def _verwijder(proef: Proef, stuk: Any) -> Stuur:
    adres = reverse(f"{APP[proef.soort]}:delete", args=[stuk.pk])
    client = wereldje.browser("admin")

    def stuur() -> Antwoord:
        antwoord = lees(client.post(adres))
        return Antwoord(not type(stuk).objects.filter(pk=stuk.pk).exists(), antwoord.tekst)

    return stuur


def met_de_pagina(naam: str) -> Callable[[Proef, bool], Stuur]:
    return lambda proef, tweede: stappen.STAPPEN[naam].open(proef.page, EDITIE, tweede)


STAPPEN = {
    "vervangen": vervangen,
    "nieuwe versie": nieuwe_versie,
    "in teksten": in_teksten,
    "verwijderen": verwijderen,
    "nieuwe verwijderen": nieuwe_verwijderen,
    **{naam: met_de_pagina(naam) for naam in ("indienen", "goedkeuren", "klok", "spoed")},
}


def speel(soort: str, begin: str, a: str, b: str, punt: str) -> dict[str, Any]:
    voor = set(losse_bestanden())
    proef = Proef(soort, begin)
    sturen = (STAPPEN[a](proef, False), STAPPEN[b](proef, a == b))
    ontmoeting = Ontmoeting(*sturen, punt).speel(Stap(STAPPEN[a], ()))
    spelers = (ontmoeting.a, ontmoeting.b)
    return proef.daarna() | {
        "gelukt": [bool(s.antwoord and s.antwoord.gelukt) for s in spelers],
        "tekst": [s.antwoord.tekst if s.antwoord else "" for s in spelers],
        "fout": [s.fout for s in spelers if s.fout],
        "gewacht": ontmoeting.gewacht,
        "los": sorted(set(losse_bestanden()) - voor),
    }


def losse_bestanden() -> list[str]:
    """Return what lies in the storage and stands in no row."""
    bekend: set[str] = set()
    for model in (get_document_model(), get_image_model(), get_image_model().get_rendition_model()):
        bekend |= set(model.objects.values_list("file", flat=True))
    folder = Path(settings.MEDIA_ROOT)
    er = {str(pad.relative_to(folder)) for pad in folder.rglob("*") if pad.is_file()}
    return sorted(er - bekend)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings.MEDIA_ROOT = Path(folder)
        wereldje.richt_in()
        uitslag = {
            f"{soort}: {a} × {b} · {punt}": speel(soort, begin, a, b, punt)
            for begin, soorten, a, b in BESTANDSPAREN
            for soort in soorten
            for punt in PUNTEN
        }
        json.dump(uitslag, sys.stdout)


if __name__ == "__main__":
    main()
