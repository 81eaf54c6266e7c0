"""The edition's inbox of core changes, and the screen on which a person decides about one page."""

from collections.abc import Mapping
from types import MappingProxyType

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from gemeenten.kernband.wijzigingen import overnemen
from gemeenten.kernband.wijzigingen.keuzes import geschreven, lees_keuzes
from gemeenten.kernband.wijzigingen.samenhang import KeuzesBotsen
from gemeenten.kernband.wijzigingen.uitstel import UitstelOnvolledig, lees_later
from gemeenten.kernband.wijzigingen.voorstel import editie_van, maak_voorstel
from gemeenten.kernband.wijzigingen.weergave import verschillen
from handleiding.models import OnderdeelPage
from handleiding.workflow.actions import dien_in
from handleiding.workflow.schrijven import beletsel

INBOX = "Kernwijzigingen"
UITGESTELD = "U beslist later. De tekst is niet veranderd; de kernwijziging blijft in deze lijst."
BESTAAT_NIET_MEER = "Deze pagina staat niet meer in uw editie. Er is niets bewaard."


class VoorstelMixin:
    """Finds the variant and its proposal, for who may edit it."""

    def dispatch(self, request, *args, **kwargs):
        """A page that was deleted since the screen was opened is no error of who works on it."""
        if not OnderdeelPage.objects.varianten().filter(pk=kwargs["page_id"]).exists():
            messages.warning(request, BESTAAT_NIET_MEER)
            return redirect("kernwijzigingen")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def variant(self):
        page = get_object_or_404(OnderdeelPage.objects.varianten(), pk=self.kwargs["page_id"])
        page = page.specific
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page

    @cached_property
    def voorstel(self):
        return maak_voorstel(self.variant)

    @cached_property
    def verschillen(self):
        if self.voorstel is None:
            return []
        return self._in_woorden(self.voorstel.te_kiezen)

    @cached_property
    def later(self):
        return lees_later(self.voorstel) if self.voorstel else None

    def _in_woorden(self, besluiten):
        model, teksten = type(self.variant), self.voorstel.teksten
        return verschillen(besluiten, model, *teksten)


class SamenvoegenView(VoorstelMixin, WagtailAdminTemplateMixin, TemplateView):
    """Decide, passage by passage, what an edition does with a core change."""

    page_title = "Kernwijziging"
    header_icon = "download"
    template_name = "gemeenten/admin/samenvoegen.html"
    _show_breadcrumbs = True
    fout = ""
    ontbrekend: tuple[str, ...] = ()
    botst: tuple[str, ...] = ()
    botsing = ""
    uitstelfouten: Mapping[str, str] = MappingProxyType({})

    def get_page_subtitle(self):
        return self.variant.get_admin_display_title()

    def get_breadcrumbs_items(self):
        inbox = {"url": reverse("kernwijzigingen"), "label": INBOX}
        kruimel = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), inbox, kruimel]

    def get_context_data(self, **kwargs):
        keuzes = lees_keuzes(self.request.POST, self.verschillen, self.later)
        return super().get_context_data(**kwargs) | {
            "variant": self.variant,
            "voorstel": self.voorstel,
            # Once something was sent, ``fout`` says it, above what was chosen.
            "bezwaar": None if self.fout else beletsel(self.variant, self.request.user),
            "rijen": keuzes.rijen(self.ontbrekend, self.botst, self.uitstelfouten),
            "later": self.later,
            "editor": keuzes.media,
            "eigen": self._in_woorden(self.voorstel.eigen) if self.voorstel else [],
            "fout": self.fout,
            "botsing": self.botsing,
            "reden": self.request.POST.get("reden", ""),
            "geschreven": [] if self.voorstel else geschreven(self.request.POST),
            "terug_mogelijk": overnemen.kan_terug(self.variant),
        }

    def post(self, request, *args, **kwargs):
        if request.POST.get("besluit") == "terugdraaien":
            return self._draai_terug()
        try:
            self._neem_over()
        except overnemen.KeuzeOntbreekt as fout:
            self.fout, self.ontbrekend = str(fout), tuple(fout.paden)
        except KeuzesBotsen as fout:
            self.fout, self.botst, self.botsing = str(fout), fout.paden, fout.kenmerk
        except UitstelOnvolledig as fout:
            self.fout, self.uitstelfouten = str(fout), fout.fouten
        except (PermissionDenied, overnemen.Verouderd, ValueError) as fout:
            self.fout = str(fout)
        else:
            return redirect(self._hierna())
        messages.error(request, self.fout)
        return self.get(request, *args, **kwargs)

    def _neem_over(self):
        post, user = self.request.POST, self.request.user
        keuzes = lees_keuzes(post, self.verschillen, self.later)
        revision = overnemen.neem_over(
            self.variant,
            keuzes.per_pad(),
            stand=post.get("stand", ""),
            user=user,
            reden=post.get("reden", "").strip(),
            bedoeld=post.get("bedoeld", ""),
            uitstel=keuzes.uitstel(),
        )
        self.uitgesteld = self.voorstel is not None and revision == self.voorstel.lokaal
        if self.uitgesteld:
            messages.success(self.request, UITGESTELD)
            return
        messages.success(self.request, "De kernwijziging is verwerkt in een concept.")
        if post.get("besluit") == "indienen":
            self._dien_in()

    def _hierna(self):
        if self.uitgesteld:
            return f"{reverse('kernwijzigingen')}?editie={editie_van(self.variant).pk}"
        return reverse("wagtailadmin_pages:edit", args=[self.variant.pk])

    def _dien_in(self):
        """What was merged is saved by now; why it cannot be submitted is no reason to lose it."""
        try:
            dien_in(OnderdeelPage.objects.get(pk=self.variant.pk).specific, self.request.user)
        except PermissionDenied as fout:
            messages.warning(self.request, f"Het concept is bewaard maar niet ingediend. {fout}")
        else:
            messages.success(self.request, "Het concept is ingediend ter beoordeling.")

    def _draai_terug(self):
        try:
            overnemen.draai_terug(self.variant, user=self.request.user)
            messages.success(self.request, "De verwerkte kernwijziging is teruggedraaid.")
        except PermissionDenied as fout:
            messages.error(self.request, str(fout))
        return redirect(reverse("kernwijziging", args=[self.variant.pk]))


class VoorbeeldView(VoorstelMixin, View):
    """Show the page as it would read after the choices made so far. Saves nothing."""

    def post(self, request, *args, **kwargs):
        if self.voorstel is None:
            raise Http404
        gelezen = lees_keuzes(request.POST, self.verschillen, self.later)
        keuzes = gelezen.per_pad() | dict.fromkeys(gelezen.uitstel(), "lokaal")
        try:
            overnemen.bewaak_verwijzingen(self.voorstel, keuzes, request.user)
        except overnemen.OngeldigeTekst as fout:
            raise PermissionDenied(str(fout)) from fout
        page = overnemen.samengevoegd(self.voorstel, keuzes)
        return page.make_preview_request(request, page.default_preview_mode)
