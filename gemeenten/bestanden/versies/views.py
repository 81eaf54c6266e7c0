"""Two screens of an image or document: upload a newer version, and choose the texts that get a version."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from gemeenten.logacties import BESTAND_VERNIEUWD
from handleiding.logacties import noteer
from handleiding.workflow.werklijst import naam_van

from .forms import versieform
from .keten import MODELLEN, bewaak_nog_daar, maak_versie, versies_van
from .overzetten import kandidaten, zet_over
from .rechten import mag_vernieuwen
from .zonder_namen import namen_in

BEWERKEN = {"image": "wagtailimages:edit", "document": "wagtaildocs:edit"}
LIJSTEN = {"image": "wagtailimages:index", "document": "wagtaildocs:index"}
ICONEN = {"image": "image", "document": "doc-full-inverse"}
INTUSSEN = (
    "Intussen voegde {wie} ook een nieuwe versie toe: “{titel}”. Beide zijn bewaard. Uw versie is nu de nieuwste: "
    "spreek samen af welke in de teksten komt."
)
KLAAR = (
    "Het bestand staat in het concept van {teksten}. Kijk het concept na en dien het in: lezers krijgen het vorige "
    "bestand tot een collega dit heeft goedgekeurd."
)
NIET_MEER_TE_KIEZEN = (
    "Wat u koos, is veranderd: niet elke tekst gebruikt nog een andere versie. Kijk wat er over is."
)
# Where the screen of the names in a newer version goes on to.
NAAR_TEKSTEN = "daarna=teksten"
NIETS_GEKOZEN = "Kies ten minste één tekst. Er is nog niets veranderd."


class BestandsversieView(WagtailAdminTemplateMixin, TemplateView):
    """What both screens share: which file, and for whom."""

    soort = "document"
    breadcrumbs_items = []  # a title of its own in place of the path

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(MODELLEN[self.soort](), pk=kwargs[f"{self.soort}_id"])

    def dispatch(self, request, *args, **kwargs):
        if not mag_vernieuwen(self.object, request.user):
            raise PermissionDenied("U kunt van dit bestand geen nieuwe versie maken.")
        return super().dispatch(request, *args, **kwargs)

    @property
    def header_icon(self):
        return ICONEN[self.soort]

    def get_page_subtitle(self):
        return self.object.title

    def adres(self, naam, stuk):
        return reverse(f"{naam}_{self.soort}", args=[stuk.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "bewerken": BEWERKEN[self.soort],
            "is_beeld": self.soort == "image",
        }


class NieuweVersieView(BestandsversieView):
    """Upload a newer version."""

    template_name = "gemeenten/admin/nieuwe_versie.html"
    page_title = "Nieuwe versie maken"

    @cached_property
    def versies(self):
        return versies_van(self.object)

    @cached_property
    def form(self):
        gepost = (self.request.POST, self.request.FILES) if self.request.method == "POST" else ()
        return versieform(self.object, self.request.user, *gepost)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "media": self.form.media,
            "nieuwste": self.versies[-1],
        }

    def post(self, request, *args, **kwargs):
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        try:
            nieuw = self._bewaar()
        except PermissionDenied as reden:
            messages.error(request, str(reden))
            return redirect(LIJSTEN[self.soort])
        messages.success(request, f"“{nieuw.title}” is bewaard als nieuwe versie.")
        for ander in self._intussen(nieuw):
            wie = naam_van(ander.uploaded_by_user)
            messages.warning(request, INTUSSEN.format(wie=wie, titel=ander.title))
        if self.soort == "document" and namen_in(nieuw).eigenschappen:
            return redirect(f"{reverse('namen_in_document', args=[nieuw.pk])}?{NAAR_TEKSTEN}")
        if kandidaten(nieuw, request.user):
            return redirect(self.adres("versie_in_teksten", nieuw))
        return redirect(BEWERKEN[self.soort], nieuw.pk)

    def _bewaar(self):
        """Add the version, or nothing: not its row, and not its file either."""
        user = self.request.user
        with self.form.of_niets(), transaction.atomic():
            bewaak_nog_daar(self.object)
            nieuw = self.form.save()
            maak_versie(self.object, nieuw)
            log(instance=nieuw, action="wagtail.create", user=user)
            noteer(nieuw, BESTAND_VERNIEUWD, user=user, data={"vorige": self.object.pk})
        return nieuw

    def _intussen(self, nieuw):
        """Return what others added after this person opened the screen."""
        gezien = self.request.POST.get("nieuwste", "")
        nu = versies_van(nieuw)[:-1]
        ids = [str(stuk.pk) for stuk in nu]
        return nu[ids.index(gezien) + 1 :] if gezien in ids else []


class VersieInTekstenView(BestandsversieView):
    """Choose which texts get this version in a draft: after an upload, later, or to go back to an older one."""

    template_name = "gemeenten/admin/versie_in_teksten.html"
    page_title = "Deze versie in teksten zetten"

    @cached_property
    def kandidaten(self):
        return kandidaten(self.object, self.request.user)

    def get_context_data(self, **kwargs):
        versies = versies_van(self.object)
        return super().get_context_data(**kwargs) | {
            "kandidaten": self.kandidaten,
            "kan": any(not kandidaat.hinder for kandidaat in self.kandidaten),
            "is_nieuwste": versies[-1].pk == self.object.pk,
            "nieuwste": versies[-1],
            "terug": reverse(BEWERKEN[self.soort], args=[self.object.pk]),
        }

    def post(self, request, *args, **kwargs):
        gekozen = set(request.POST.getlist("pagina"))
        teksten = [k for k in self.kandidaten if str(k.page.pk) in gekozen]
        if not gekozen:
            messages.error(request, NIETS_GEKOZEN)
        elif len(teksten) < len(gekozen):
            messages.warning(request, NIET_MEER_TE_KIEZEN)
        gedaan = [kandidaat.naam for kandidaat in teksten if self._zet_over(kandidaat)]
        if gedaan:
            messages.success(request, KLAAR.format(teksten=", ".join(gedaan)))
        klaar = gedaan and len(gedaan) == len(self.kandidaten)
        if klaar:
            return redirect(BEWERKEN[self.soort], self.object.pk)
        return redirect(self.adres("versie_in_teksten", self.object))

    def _zet_over(self, kandidaat) -> bool:
        """Make the draft of one text by itself: what cannot be written now is named, and keeps what it has."""
        try:
            zet_over(kandidaat.page, self.object, self.request.user)
        except PermissionDenied as reden:
            tekst = f"{kandidaat.naam} houdt het bestand dat er nu in staat. {reden}"
            messages.warning(self.request, tekst)
            return False
        return True
