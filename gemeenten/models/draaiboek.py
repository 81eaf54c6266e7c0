"""The pack of a begeleider: a page per session of a group, and the materials of the whole round."""

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from gemeenten.draaiboek import bericht_over_duur, tijden
from handleiding.models import BijeenkomstPage, BufferschemaPage
from handleiding.zichtbaarheid import lezer


class DraaiboekMixin(RoutablePageMixin):
    """``…/draaiboek/`` for the round, ``…/draaiboek/3/`` for a session. Readers see what is published."""

    def get_route_paths(self):
        """Return the addresses that lead on when the page moves: of the page, and of each pack."""
        nummers = sorted(set(self.sessies.values_list("nummer", flat=True)))
        return ["/", "/draaiboek/", *(f"/draaiboek/{nummer}/" for nummer in nummers)]

    @path("draaiboek/")
    def draaiboek(self, request):
        paginas = list(self._bijeenkomsten(request).order_by("nummer"))
        return self._toon(
            request,
            "gemeenten/draaiboeken.html",
            bijeenkomsten=paginas,
            sessies={s.nummer: s for s in reversed(self._op_volgorde())},
        )

    @path("draaiboek/<int:nummer>/")
    def draaiboek_van_sessie(self, request, nummer: int):
        bijeenkomst = self._bijeenkomsten(request).filter(nummer=nummer).first()
        if bijeenkomst is None:
            raise Http404("Deze bijeenkomst staat niet in de handleiding.")
        sessies = [s for s in self._op_volgorde() if s.nummer == nummer]
        sessie = sessies[0] if sessies else None
        minuten = [blok.value.get("minuten") for blok in bijeenkomst.programma]
        schemas = BufferschemaPage.objects.descendant_of(self.get_parent())
        return self._toon(
            request,
            "gemeenten/draaiboek.html",
            bijeenkomst=bijeenkomst,
            sessie=sessie,
            programma=list(
                zip(bijeenkomst.programma, tijden(minuten, sessie and sessie.begin), strict=True)
            ),
            over_duur=bericht_over_duur(minuten, sessie.begin, sessie.einde) if sessie else "",
            schema=schemas.zichtbaar_voor(lezer(request)).first(),
            literatuur=[v for v in bijeenkomst.verwijzingen() if v.moment == "deze"],
            literatuur_volgende=[v for v in bijeenkomst.verwijzingen() if v.moment != "deze"],
        )

    def _bijeenkomsten(self, request):
        paginas = BijeenkomstPage.objects.descendant_of(self.get_parent())
        return paginas.zichtbaar_voor(lezer(request))

    def _op_volgorde(self):
        """Return the sessies that go ahead: the coming ones first, then the past, latest first."""
        vandaag = timezone.localdate()
        sessies = [s for s in self.sessies.all() if not s.afgelast]
        komend = sorted((s for s in sessies if s.datum >= vandaag), key=lambda s: s.datum)
        geweest = sorted((s for s in sessies if s.datum < vandaag), key=lambda s: s.datum)
        return komend + geweest[::-1]

    def _toon(self, request, template, **extra):
        return TemplateResponse(request, template, self.get_context(request) | extra)
