"""Everything under way in a tree, with how long it waits; submit or approve many at once."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from handleiding.models.reeks import Reeks
from handleiding.workflow import werklijst
from handleiding.workflow.reeks import begin
from handleiding.workflow.rollen import rollen_op
from handleiding.workflow.rules import SCHRIJVERS, Rol, Toestand


class ReeksForm(forms.Form):
    soort = forms.ChoiceField(choices=Reeks.Soort.choices)
    reden = forms.CharField(required=False, strip=True, max_length=2000)
    keuze = forms.ModelMultipleChoiceField(
        queryset=Page.objects.none(),
        error_messages={"required": "Kies ten minste één pagina."},
    )


class OnderwegView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "handleiding/admin/onderweg.html"
    breadcrumbs_items = []  # a title of its own in place of the path
    page_title = "Onderweg"
    header_icon = "time"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(Page, pk=kwargs["page_id"])
        self.rollen = rollen_op(self.object, request.user)

    def dispatch(self, request, *args, **kwargs):
        if not self.rollen - {Rol.LEZER}:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.object.get_admin_display_title()

    def get_context_data(self, **kwargs):
        user = self.request.user
        werk = werklijst.onderweg_onder(self.object, user)
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "ter_beoordeling": werklijst.met_afdruk(
                w for w in werk if w.toestand == Toestand.TER_BEOORDELING
            ),
            "teruggestuurd": [w for w in werk if w.toestand == Toestand.TERUGGESTUURD],
            "te_beoordelen": {w.page.pk for w in werklijst.wacht_op(user)},
            "concepten": werklijst.concepten_onder(self.object, user),
            "gepland": werklijst.gepland_onder(self.object, user),
            "spoed": werklijst.spoed_onder(self.object, user),
            "mag_indienen": bool(self.rollen.intersection(SCHRIJVERS)),
            "kies_alles": self.request.GET.get("kies") == "alles",
        }

    def post(self, request, *args, **kwargs):
        form = ReeksForm(request.POST)
        form.fields["keuze"].queryset = Page.objects.filter(path__startswith=self.object.path)
        if not form.is_valid():
            for fouten in form.errors.values():
                messages.error(request, " ".join(fouten))
            return self.get(request, *args, **kwargs)
        keuze = form.cleaned_data["keuze"].order_by("path")
        reeks = begin(
            Reeks.Soort(form.cleaned_data["soort"]),
            request.user,
            self.object,
            keuze,
            reden=form.cleaned_data["reden"],
            gelezen={page.pk: request.POST.get(f"gelezen-{page.pk}", "") for page in keuze},
        )
        return redirect("reeks", reeks.pk)


class ReeksView(WagtailAdminTemplateMixin, TemplateView):
    """How far a series is; the page asks again by itself until it is done."""

    template_name = "handleiding/admin/reeks.html"
    breadcrumbs_items = []  # a title of its own in place of the path
    header_icon = "list-ul"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(Reeks, pk=kwargs["reeks_id"], door=request.user)

    def get_page_title(self):
        return f"Samen {self.object.get_soort_display()}"

    def get_context_data(self, **kwargs):
        klaar, totaal = self.object.voortgang
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "klaar": klaar,
            "totaal": totaal,
            "ververs": 2 if klaar < totaal else 0,
            "regels": self.object.regels.select_related("page"),
        }
