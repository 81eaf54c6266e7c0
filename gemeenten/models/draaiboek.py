"""The pack of a begeleider: a page per session of a round of a group, and the materials of that whole round."""

from typing import Any

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from gemeenten.regels.draaiboek import bericht_over_duur, tijden
from handleiding.models import BijeenkomstPage, BufferschemaPage
from handleiding.zichtbaarheid import lezer

GEEN_RONDE = "Deze ronde heeft de groep niet."
GEEN_BIJEENKOMST = "Deze bijeenkomst staat niet in de handleiding."


class DraaiboekMixin(RoutablePageMixin):
    """``…/draaiboek/ronde-2/`` for a round, ``…/draaiboek/ronde-2/3/`` for a session in it: what is published.

    Without a round in the address it is that of the next sessie. One pack never mixes two rounds.
    """

    def get_route_paths(self):
        """Return the addresses that lead on when the page moves: of the page, and of each pack."""
        packs = sorted(set(self.sessies.values_list("ronde", "nummer")))
        nummers = sorted({nummer for _, nummer in packs})
        return [
            "/",
            "/draaiboek/",
            *(f"/draaiboek/{nummer}/" for nummer in nummers),
            *(f"/draaiboek/ronde-{ronde}/" for ronde in self.rondenummers()),
            *(f"/draaiboek/ronde-{ronde}/{nummer}/" for ronde, nummer in packs),
        ]

    def get_cached_paths(self):
        """Return the addresses at which readers get something of this group: each pack that can be asked for."""
        paginas = BijeenkomstPage.objects.descendant_of(self.get_parent())
        nummers = sorted(set(paginas.values_list("nummer", flat=True)))
        rondes = self.rondenummers()
        return [
            "/",
            "/draaiboek/",
            *(f"/draaiboek/{nummer}/" for nummer in nummers),
            *(f"/draaiboek/ronde-{ronde}/" for ronde in rondes),
            *(f"/draaiboek/ronde-{ronde}/{nummer}/" for ronde in rondes for nummer in nummers),
        ]

    @path("draaiboek/")
    def draaiboek(self, request):
        return self.draaiboek_van_ronde(request, self.rondenummer_nu())

    @path("draaiboek/<int:nummer>/")
    def draaiboek_van_sessie(self, request, nummer: int):
        return self.draaiboek_in_ronde(request, self.rondenummer_nu(), nummer)

    @path("draaiboek/ronde-<int:ronde>/")
    def draaiboek_van_ronde(self, request, ronde: int):
        if ronde not in self.rondenummers():
            raise Http404(GEEN_RONDE)
        return TemplateResponse(
            request,
            "gemeenten/draaiboeken.html",
            self.get_context(request)
            | {
                "draaiboekronde": {"nummer": ronde, "naam": self._rondenaam(ronde)},
                "rondes": [{"nummer": n, "naam": self._rondenaam(n)} for n in self.rondenummers()],
                "bijeenkomsten": list(self._bijeenkomsten(request).order_by("nummer")),
                "sessies": {s.nummer: s for s in self._sessies(ronde)},
            },
        )

    @path("draaiboek/ronde-<int:ronde>/<int:nummer>/")
    def draaiboek_in_ronde(self, request, ronde: int, nummer: int):
        gegevens = self.draaiboekgegevens(request, ronde, nummer)
        if gegevens is None:
            raise Http404(GEEN_BIJEENKOMST)
        context = self.get_context(request) | gegevens
        return TemplateResponse(request, "gemeenten/draaiboek.html", context)

    def draaiboekgegevens(self, request, ronde: int, nummer: int) -> dict[str, Any] | None:
        """Return what the pack of one session in one round holds, or None where there is no such pack."""
        bijeenkomst = self._bijeenkomsten(request).filter(nummer=nummer).first()
        if bijeenkomst is None or ronde not in self.rondenummers():
            return None
        sessie = next((s for s in reversed(self._sessies(ronde)) if s.nummer == nummer), None)
        minuten = [blok.value.get("minuten") for blok in bijeenkomst.programma]
        schemas = BufferschemaPage.objects.descendant_of(self.get_parent())
        literatuur, literatuur_volgende = bijeenkomst.te_lezen(self.get_parent(), lezer(request))
        return {
            "bijeenkomst": bijeenkomst,
            "draaiboekronde": {"nummer": ronde, "naam": self._rondenaam(ronde)},
            "bestand": f"draaiboek/ronde-{ronde}/{nummer}/draaiboek.pdf",
            "sessie": sessie,
            "programma": list(
                zip(bijeenkomst.programma, tijden(minuten, sessie and sessie.begin), strict=True)
            ),
            "over_duur": bericht_over_duur(minuten, sessie.begin, sessie.einde) if sessie else "",
            "schema": schemas.zichtbaar_voor(lezer(request)).first(),
            "literatuur": literatuur,
            "literatuur_volgende": literatuur_volgende,
        }

    def rondenummers(self) -> list[int]:
        """Return the numbers of the rounds of this group; a group without any has its first."""
        genoemd = {ronde.nummer for ronde in self.rondes.all()}
        return sorted(genoemd | {sessie.ronde for sessie in self.sessies.all()}) or [1]

    def rondenummer_nu(self) -> int:
        """Return the round of the next sessie that goes ahead, else the last round."""
        vandaag = timezone.localdate()
        komend = [s for s in self.sessies.all() if not s.afgelast and s.datum >= vandaag]
        if komend:
            return min(komend, key=lambda s: (s.datum, s.begin)).ronde
        return self.rondenummers()[-1]

    def _rondenaam(self, nummer: int) -> str:
        """Return what a round is called; nothing where the group has but one, without a name."""
        namen = {ronde.nummer: ronde.naam for ronde in self.rondes.all()}
        return namen.get(nummer, f"Ronde {nummer}" if len(self.rondenummers()) > 1 else "")

    def _bijeenkomsten(self, request):
        paginas = BijeenkomstPage.objects.descendant_of(self.get_parent())
        return paginas.zichtbaar_voor(lezer(request))

    def _sessies(self, ronde: int):
        """Return the sessies of a round that go ahead, oldest first: of two for one session the last counts."""
        sessies = [s for s in self.sessies.all() if s.ronde == ronde and not s.afgelast]
        return sorted(sessies, key=lambda s: (s.datum, s.begin))
