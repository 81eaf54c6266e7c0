"""The editions a person may see, and the checklist of one with the step to go live."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, PageLogEntry

from gemeenten.editie.levensloop.handelingen import handelingen_voor
from gemeenten.editie.levensloop.hoofdstuk import ontbrekende_hoofdstukken, voeg_hoofdstuk_toe
from gemeenten.editie.levensloop.opdrachten import LIVEGANG, wordt_live_gezet
from gemeenten.logacties import EDITIE_GEMAAKT
from gemeenten.models.gemeenten import LANGSTE_NAAM
from gemeenten.onboarding import livegang
from gemeenten.onboarding.checklist import maak_checklist
from gemeenten.opdrachten.geven import geef
from gemeenten.opdrachten.views import geweigerd
from gemeenten.persoonsgegevens.acties import mag as mag_personen
from gemeenten.toegang.mensen.acties import mag_uitnodigen
from gemeenten.toegang.mensen.eerste import niet_gemaild
from gemeenten.toegang.muren.edities import edities_voor
from gemeenten.toegang.roles import SCHRIJVERS, is_kernredactie
from handleiding.getallen import rijnummer
from handleiding.namen import naamsleutel
from handleiding.workflow.oordeel import Oordeel
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import Actie, Rol
from handleiding.workflow.state import toestand_van

PER_PAGINA = 50
SCHRIJVENDE_ROLLEN = frozenset(SCHRIJVERS)


class EditiesView(WagtailAdminTemplateMixin, TemplateView):
    page_title = "Edities"
    header_icon = "site"
    template_name = "gemeenten/admin/edities.html"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        edities = edities_voor(self.request.user).op_naam()
        mag_maken = is_kernredactie(self.request.user)
        if not (mag_maken or edities):
            raise PermissionDenied
        gezocht = self.request.GET.get("gemeente", "").strip()[:LANGSTE_NAAM]
        gevonden = _genoemd(edities, gezocht) if gezocht else edities
        return super().get_context_data(**kwargs) | {
            "bladzijde": Paginator(gevonden, PER_PAGINA).get_page(self.request.GET.get("p")),
            "gezocht": gezocht,
            "mag_maken": mag_maken,
        }


def _genoemd(edities, gezocht):
    """Return the editions whose name holds what was typed, or whose code it is."""
    deel, code = naamsleutel(gezocht), gezocht.upper()
    return [e for e in edities if deel in naamsleutel(e.title) or e.code == code]


class EditieMixin(WagtailAdminTemplateMixin):
    """Finds the edition, for who may see it."""

    header_icon = "site"
    _show_breadcrumbs = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.editie = get_object_or_404(edities_voor(request.user), pk=kwargs["pk"])

    def get_page_subtitle(self):
        return self.editie.title

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("edities"), "label": "Edities"},
            {"url": "", "label": self.editie.title, "sublabel": self.page_title},
        ]


class ChecklistView(EditieMixin, TemplateView):
    """What the edition still lacks; submit it, or as a second person put it online.

    Of an edition in the archive: what there is to read.
    """

    template_name = "gemeenten/admin/checklist.html"

    @property
    def page_title(self):
        return "Archief" if self.editie.gearchiveerd_op else "Checklist"

    def get_template_names(self):
        if self.editie.gearchiveerd_op:
            return ["gemeenten/admin/archief.html"]
        return super().get_template_names()

    def get_context_data(self, **kwargs):
        if self.editie.gearchiveerd_op:
            return super().get_context_data(**kwargs) | self._archief()
        checklist = maak_checklist(self.editie)
        rollen = rollen_op(self.editie, self.request.user)
        ingediend = livegang.is_ingediend(self.editie)
        bezig = wordt_live_gezet(self.editie)
        mag_live_zetten = (
            ingediend
            and bezig is None
            and not self.editie.live
            and Rol.BEOORDELAAR in rollen
            and not livegang.diende_zelf_in(self.editie, self.request.user)
        )
        log = PageLogEntry.objects.filter(page=self.editie.pk, action=EDITIE_GEMAAKT).first()
        kernredactie = is_kernredactie(self.request.user)
        return super().get_context_data(**kwargs) | {
            "editie": self.editie,
            "checklist": checklist,
            "toestand": toestand_van(self.editie),
            "ingediend": ingediend,
            "bezig": bezig,
            "bezwaren": [zin for zinnen in geweigerd(self.request).values() for zin in zinnen],
            "mag_bewerken": bool(rollen & SCHRIJVENDE_ROLLEN),
            "mag_indienen": checklist.is_klaar and not ingediend and not self.editie.live,
            "mag_live_zetten": mag_live_zetten,
            "gelezen": livegang.wat_er_ligt(self.editie) if mag_live_zetten else "",
            "handelingen": handelingen_voor(self.editie) if kernredactie else [],
            "kernredactie": kernredactie,
            "mag_uitnodigen": kernredactie and mag_uitnodigen(self.editie, self.request.user),
            "niet_gemaild": niet_gemaild(self.editie) if kernredactie else [],
            "hoofdstukken": ontbrekende_hoofdstukken(self.editie),
            "mag_offline": not Oordeel(self.editie, self.request.user).bezwaar(Actie.OFFLINE_HALEN),
            "weggelaten": log.data.get("weggelaten", []) if log else [],
        }

    def _archief(self):
        boom = self.editie.get_descendants(inclusive=True).order_by("path")
        kernredactie = is_kernredactie(self.request.user)
        return {
            "editie": self.editie,
            "termijn_voorbij": bool(
                self.editie.bewaren_tot and self.editie.bewaren_tot <= timezone.localdate()
            ),
            "paginas": [(page, page.depth - self.editie.depth) for page in boom],
            "handelingen": handelingen_voor(self.editie) if kernredactie else [],
            "mag_personen": mag_personen(self.editie, self.request.user),
        }

    def post(self, request, *args, **kwargs):
        if self.editie.gearchiveerd_op:
            raise PermissionDenied
        stappen = {"indienen": self._indienen, "hoofdstuk": self._hoofdstuk}
        stap = stappen.get(request.POST.get("stap", ""))
        try:
            if request.POST.get("stap") == "live":
                return self._live()
            if stap:
                messages.success(request, stap())
        except PermissionDenied as bezwaar:
            messages.error(request, str(bezwaar))
        return redirect("editie_checklist", self.editie.pk)

    def _indienen(self):
        aantal = livegang.dien_editie_in(self.editie, self.request.user)
        return f"{aantal} pagina’s liggen ter beoordeling. Een collega zet de editie live."

    def _live(self):
        """Hand it to the background: many pages at once take longer than a request should."""
        user, gelezen = self.request.user, self.request.POST.get("gelezen", "")
        livegang.bewaak_livegang(self.editie, user, gelezen)
        bezig = wordt_live_gezet(self.editie)
        if bezig is None:
            bezig = geef(LIVEGANG, user, editie=self.editie, gegevens={"gelezen": gelezen})
        if bezig.door_id != user.pk:
            return redirect("editie_checklist", self.editie.pk)
        return redirect("opdracht", bezig.sleutel)

    def _hoofdstuk(self):
        kern = get_object_or_404(Page, pk=rijnummer(self.request.POST.get("kern")))
        nieuw = voeg_hoofdstuk_toe(self.editie, kern, user=self.request.user)
        return f"Het hoofdstuk “{nieuw.title}” staat als concept in de editie."


class LezenView(EditieMixin, View):
    """The latest text of a page in the archive, as a reader would have seen it. Writes nothing."""

    def get(self, request, *args, **kwargs):
        boom = self.editie.get_descendants(inclusive=True)
        page = get_object_or_404(boom, pk=kwargs["page_id"])
        if not self.editie.gearchiveerd_op:
            raise PermissionDenied
        page = page.get_latest_revision_as_object()
        return page.make_preview_request(request, page.default_preview_mode)
