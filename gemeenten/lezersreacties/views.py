"""In the CMS: what readers wrote, what is open first; and one of them, to deal with."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from . import afhandelen

PER_BLADZIJDE = 25
MAX_CIJFERS = 9
OPEN, AFGEHANDELD, ALLE = "open", "afgehandeld", "alle"
KEUZES = ((OPEN, "open"), (AFGEHANDELD, "afgehandeld"), (ALLE, "alle reacties"))


class ReactieschermMixin(WagtailAdminTemplateMixin):
    """For who deals with reactions somewhere; anyone else is refused."""

    page_title = "Reacties van lezers"
    header_icon = "comment"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not afhandelen.leest_reacties(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class LezersreactiesView(ReactieschermMixin, TemplateView):
    template_name = "gemeenten/admin/lezersreacties.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        vraag = self.request.GET
        toon = vraag.get("toon", OPEN)
        reacties = afhandelen.reacties_voor(self.request.user).met_paginas()
        if toon in {OPEN, AFGEHANDELD}:
            reacties = reacties.filter(afgehandeld_op__isnull=toon == OPEN)
        if pagina := _nummer(vraag.get("pagina", "")):
            reacties = reacties.filter(page=pagina)
        if toon == OPEN:
            reacties = reacties.order_by("created_at", "pk")
        return super().get_context_data(**kwargs) | {
            "bladzijde": Paginator(reacties, PER_BLADZIJDE).get_page(vraag.get("p")),
            "toon": toon,
            "pagina": pagina,
            "keuzes": KEUZES,
        }


def _nummer(tekst: str) -> int:
    """Read the number of a page as a database can hold it; 0 is of none."""
    return int(tekst) if tekst.isdecimal() and len(tekst) <= MAX_CIJFERS else 0


class LezersreactieView(ReactieschermMixin, TemplateView):
    template_name = "gemeenten/admin/lezersreactie.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        reacties = afhandelen.reacties_voor(request.user).met_paginas()
        self.reactie = get_object_or_404(reacties, pk=kwargs["reactie_id"])

    def get_page_subtitle(self):
        return self.reactie.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        lijst = {"url": reverse("lezersreacties"), "label": self.page_title}
        kruimel = {"url": "", "label": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), lijst, kruimel]

    def get_context_data(self, **kwargs):
        page = self.reactie.page.specific
        return super().get_context_data(**kwargs) | {
            "reactie": self.reactie,
            "adres": page.full_url if page.live else "",
            "mag_bewerken": page.permissions_for_user(self.request.user).can_edit(),
        }

    def post(self, request, *args, **kwargs):
        handelingen = {
            "afhandelen": (self._handel_af, "De reactie is afgehandeld."),
            "heropenen": (afhandelen.heropen, "De reactie staat weer open."),
            "doorgeven": (afhandelen.geef_door, "De reactie ligt nu bij de kernredactie."),
            "verwijderen": (afhandelen.verwijder, "De reactie is verwijderd."),
        }
        if (gevraagd := request.POST.get("actie")) not in handelingen:
            return redirect("lezersreactie", self.reactie.pk)
        doe, bericht = handelingen[gevraagd]
        try:
            doe(self.reactie, request.user)
        except PermissionDenied as weigering:
            messages.error(request, str(weigering))
            return redirect("lezersreactie", self.reactie.pk)
        messages.success(request, bericht)
        return redirect("lezersreacties")

    def _handel_af(self, reactie, user):
        afhandelen.handel_af(reactie, user, self.request.POST.get("notitie", ""))
