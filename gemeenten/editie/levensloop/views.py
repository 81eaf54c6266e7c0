"""One screen for each thing the kernredactie can do with an edition: it says what, asks, and does it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import FormView

from gemeenten.editie.levensloop.handelingen import HANDELINGEN
from gemeenten.models import GemeentePage
from gemeenten.schermbasis.toegang import AlleenKernredactie

from .edities import EditieMixin


class LevensloopView(AlleenKernredactie, EditieMixin, FormView):
    template_name = "gemeenten/admin/levensloop.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.handeling = HANDELINGEN.get(kwargs["actie"])
        if self.handeling is None:
            raise Http404

    @property
    def page_title(self):
        return self.handeling.naam

    def get_form_class(self):
        return self.handeling.form

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"editie": self.editie}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "editie": self.editie,
            "handeling": self.handeling,
            "gevolgen": self.handeling.gevolgen(self.editie),
            "blijft": self.handeling.blijft(self.editie),
        }

    def form_valid(self, form):
        try:
            gedaan = self.handeling.doe(self.editie, form.cleaned_data, self.request.user)
        except ValidationError as fout:
            for veld, fouten in fout.message_dict.items():
                form.add_error(veld if veld in form.fields else None, fouten)
            return self.form_invalid(form)
        except PermissionDenied as bezwaar:
            form.add_error(None, str(bezwaar))
            return self.form_invalid(form)
        messages.success(
            self.request,
            f"{self.editie.title}: {self.handeling.gelukt} {self.handeling.noem(gedaan)}",
        )
        if GemeentePage.objects.filter(pk=self.editie.pk).exists():
            return redirect("editie_checklist", self.editie.pk)
        return redirect("edities")
