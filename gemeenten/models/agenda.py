"""The calendars of a group and of an edition, at addresses below their pages.

Only what is published is in them: they read the tables of the live pages, never a draft.
"""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from types import MappingProxyType
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from gemeenten.regels.export.ical import Afspraak, kalender, moment, uid_van
from handleiding.blocks.literatuur import per_soort
from handleiding.literatuur import leeslijsten
from handleiding.models import BijeenkomstPage
from handleiding.models.bijeenkomst import verwijzingen_in

AGENDA = "agenda.ics"
TERUG = timedelta(days=400)


def te_lezen_in(editie: Page) -> dict[int, str]:
    """Return by the number of a session what an entry says to read for it, a line for each work."""
    sessies = BijeenkomstPage.objects.descendant_of(editie).openbaar().order_by("path")
    lijsten = leeslijsten(
        (nummer, verwijzingen_in(literatuur))
        for nummer, literatuur in sessies.values_list("nummer", "literatuur")
    )
    return {
        nummer: "\n".join(
            f"{label.capitalize()}: {verwijzing.regel}"
            for label, verwijzingen in per_soort(lijst)
            for verwijzing in verwijzingen
        )
        for nummer, lijst in lijsten.items()
    }


def afspraak(sessie, groep, *, url: str, te_lezen: str = "") -> Afspraak:
    """Return what a calendar shows of a sessie; ``url`` is the address of its group's page."""
    pagina = getattr(sessie, "bijeenkomst", None)
    titel = f"Bijeenkomst {sessie.nummer}" + (f": {pagina.title}" if pagina else "")
    regels = (
        f"Gaat niet door: {sessie.reden}" if sessie.afgelast else "",
        sessie.opmerking,
        groep.toegankelijkheid,
        "" if sessie.afgelast else te_lezen,
    )
    return Afspraak(
        uid=uid_van(sessie.sleutel, groep.translation_key),
        volgnummer=sessie.volgnummer,
        titel=f"{titel} ({groep.title})",
        begin=moment(sessie.datum, sessie.begin),
        einde=moment(sessie.datum, sessie.einde),
        plaats=", ".join(deel for deel in (groep.locatie, groep.adres) if deel),
        toelichting="\n".join(regel for regel in regels if regel),
        url=url,
        gaat_door=not sessie.afgelast,
        gewijzigd=groep.last_published_at or timezone.now(),
    )


def _antwoord(request, naam: str, bestand: str, afspraken) -> HttpResponse:
    """Return a calendar; 304 where the program that asks has it as it is now."""
    inhoud = kalender(naam, afspraken)
    antwoord = HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
    antwoord.headers["Content-Disposition"] = f'inline; filename="{bestand}.ics"'
    antwoord.headers["ETag"] = etag = quote_etag(sha256(inhoud).hexdigest()[:32])
    return get_conditional_response(request, etag=etag, response=antwoord)


class GroepsagendaMixin(RoutablePageMixin):
    """``…/agenda.ics`` with the whole schedule, ``…/agenda-<key>.ics`` with one sessie."""

    @path("agenda-ics/")
    def agenda(self, request):
        naam = f"Werk-leergroep {self.title}"
        return _antwoord(request, naam, self.slug, self._afspraken(request))

    @path("agenda-ics/<uuid:sleutel>/")
    def agenda_van_sessie(self, request, sleutel: UUID):
        afspraken = self._afspraken(request, sleutel=sleutel)
        if not afspraken:
            raise Http404("Deze bijeenkomst staat niet (meer) in het rooster.")
        bestand = f"{self.slug}-{afspraken[0].begin:%Y-%m-%d}"
        return _antwoord(request, "", bestand, afspraken)

    def _afspraken(self, request, **filters):
        sessies = self.sessies.model.objects.filter(werkleergroep=self.pk, **filters)
        lijsten = te_lezen_in(self.get_parent())
        return self.afspraken(request, self.met_titels(sessies.chronologisch()), lijsten)

    def afspraken(self, request, sessies, lijsten: Mapping[int, str] = MappingProxyType({})):
        """Return ``sessies`` as entries; ``lijsten``: by the number of a session what to read for it."""
        url = self.get_full_url(request)
        return [
            afspraak(sessie, self, url=url, te_lezen=lijsten.get(sessie.nummer, ""))
            for sessie in sessies
        ]


class EditieagendaMixin(RoutablePageMixin):
    """``…/agenda.ics`` with the schedules of all groups of the edition, of a year back and on."""

    @path("agenda-ics/")
    def agenda(self, request):
        sessies = self.sessies_voor_agenda(timezone.localdate() - TERUG)
        lijsten = te_lezen_in(self) if sessies else {}
        urls: dict[int, str] = {}
        afspraken = []
        for sessie in sessies:
            groep = sessie.werkleergroep
            if groep.pk not in urls:
                urls[groep.pk] = groep.get_full_url(request)
            te_lezen = lijsten.get(sessie.nummer, "")
            afspraken.append(afspraak(sessie, groep, url=urls[groep.pk], te_lezen=te_lezen))
        return _antwoord(request, f"Werk-leergroepen {self.title}", self.slug, afspraken)
