"""The screens with which a beheerder manages the people of the own edition."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.views import PasswordResetConfirmView
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from gemeenten.models import GemeentePage
from handleiding.namen import mensvolgorde

from . import acties, link
from .binnen import kwam_binnen
from .forms import RollenForm, UitnodigingForm
from .herstel import heeft_tweede_stap


class MensenMixin(WagtailAdminTemplateMixin):
    """Finds the edition, for who manages its people."""

    header_icon = "group"
    lijst = "mensen"
    mag = staticmethod(acties.mag_beheren)
    _show_breadcrumbs = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.editie = get_object_or_404(GemeentePage, pk=kwargs["page_id"])

    def dispatch(self, request, *args, **kwargs):
        if not self.mag(self.editie, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.editie.title

    def get_breadcrumbs_items(self):
        lijst = {"url": self.lijst_url, "label": "Mensen"}
        return [*super().get_breadcrumbs_items(), lijst, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "editie": self.editie,
            "lijst_url": self.lijst_url,
        }

    @property
    def lijst_url(self):
        return reverse(self.lijst, args=[self.editie.pk])

    def naar_de_lijst(self):
        return redirect(self.lijst_url)


class MensMixin(MensenMixin):
    """Finds one of the edition's people; another edition's do not exist here."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.mens = get_object_or_404(acties.mensen_van(self.editie), pk=kwargs["user_id"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"mens": self.mens}


class MensenView(MensenMixin, TemplateView):
    page_title = "Mensen"
    template_name = "gemeenten/people/lijst.html"

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:-1]

    def get_context_data(self, **kwargs):
        alle = sorted(acties.mensen_van(self.editie), key=mensvolgorde)
        tweede_stap = heeft_tweede_stap(alle)
        mensen = [
            {
                "mens": mens,
                "rollen": sorted(rol.label for rol in acties.rollen_van(self.editie, mens)),
                "elders": acties.hoort_ook_elders(self.editie, mens),
                "wacht": not kwam_binnen(mens),
                "tweede_stap": mens.pk in tweede_stap,
            }
            for mens in alle
        ]
        return super().get_context_data(**kwargs) | {"mensen": mensen}


class UitnodigenView(MensenMixin, FormView):
    page_title = "Iemand uitnodigen"
    template_name = "gemeenten/people/formulier.html"
    form_class = UitnodigingForm

    def form_valid(self, form):
        try:
            mens = acties.nodig_uit(self.editie, self.request.user, **form.cleaned_data)
        except ValidationError as fout:
            form.add_error(None, fout)
            return self.form_invalid(form)
        return _mail_link(self, mens)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"knop": "Uitnodigen"}


def _mail_link(view, mens):
    """Mail the new link, and say whether that worked. Nobody but its person sees it."""
    adres = link.maak_link(mens, view.editie)
    context = view.get_context_data(form=None) | {
        "mens": mens,
        "gemaild": link.verstuur(mens, adres, view.editie, door=view.request.user),
        "geldig_tot": link.geldig_tot(),
    }
    view.template_name = "gemeenten/people/link.html"
    return view.render_to_response(context)


class NieuweLinkView(MensMixin, TemplateView):
    """Mail a new link to who never came in; on POST only, for it mails."""

    page_title = "Nieuwe uitnodiging"
    template_name = "gemeenten/people/bevestig.html"

    def dispatch(self, request, *args, **kwargs):
        weigering = link.bezwaar(self.editie, self.mens)
        if weigering and self.mag(self.editie, request.user):
            messages.error(request, weigering)
            return self.naar_de_lijst()
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        vraag = (
            f"Een nieuwe link mailen naar {self.mens.email}? Die werkt eenmaal. De eerdere link blijft geldig "
            "tot zijn einddatum."
        )
        return super().get_context_data(**kwargs) | {"vraag": vraag, "knop": "Nieuwe link mailen"}

    def post(self, request, *args, **kwargs):
        return _mail_link(self, self.mens)


class RollenView(MensMixin, FormView):
    page_title = "Rollen"
    template_name = "gemeenten/people/formulier.html"
    form_class = RollenForm

    def get_initial(self):
        return {"rollen": [rol.value for rol in acties.rollen_van(self.editie, self.mens)]}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"knop": "Opslaan"}

    def form_valid(self, form):
        rollen = form.cleaned_data["rollen"]
        weg = acties.vervallende_groepen(self.editie, rollen)
        let_op = acties.laatste_beoordelaar(self.mens, weg)
        if let_op and "toch" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, let_op=let_op))
        return self._geef(form)

    def _geef(self, form):
        try:
            acties.geef_rollen(
                self.editie, self.request.user, self.mens, form.cleaned_data["rollen"]
            )
        except PermissionDenied as weigering:
            form.add_error("rollen", str(weigering))
            return self.form_invalid(form)
        except ValidationError as fout:
            form.add_error(None, fout)
            return self.form_invalid(form)
        messages.success(self.request, f"De rollen van {_naam(self.mens)} zijn opgeslagen.")
        if not acties.mag_beheren(self.editie, _vers(self.request.user)):
            return redirect("wagtailadmin_home")
        return self.naar_de_lijst()


class ActiefView(MensMixin, TemplateView):
    """Ask, and then deactivate an account or let it in again."""

    template_name = "gemeenten/people/bevestig.html"

    @property
    def page_title(self):
        return "Deactiveren" if self.mens.is_active else "Weer toelaten"

    def get_context_data(self, **kwargs):
        vraag = (
            f"{_naam(self.mens)} kan daarna niet meer inloggen. Teksten en geschiedenis blijven bewaard."
            if self.mens.is_active
            else f"{_naam(self.mens)} kan daarna weer inloggen, met dezelfde rollen."
        )
        return super().get_context_data(**kwargs) | {
            "vraag": vraag,
            "knop": self.page_title,
            "gevaarlijk": self.mens.is_active,
            "let_op": acties.laatste_beoordelaar(self.mens),
        }

    def post(self, request, *args, **kwargs):
        actief = not self.mens.is_active
        try:
            acties.zet_actief(self.editie, request.user, self.mens, actief=actief)
        except PermissionDenied as weigering:
            messages.error(request, str(weigering))
        else:
            gedaan = "kan weer inloggen" if actief else "kan niet meer inloggen"
            messages.success(request, f"{_naam(self.mens)} {gedaan}.")
        return self.naar_de_lijst()


class UitnodigingView(PasswordResetConfirmView):
    """Where an invited person chooses a password."""

    template_name = "gemeenten/people/wachtwoord.html"
    token_generator = link.tokens
    success_url = reverse_lazy("account_login")
    reset_url_token = "kies"  # noqa: S105 - the word that stands in the address for the token

    def form_valid(self, form):
        messages.success(self.request, "Uw wachtwoord is opgeslagen. U kunt nu inloggen.")
        return super().form_valid(form)


def _naam(mens):
    return mens.get_full_name() or mens.get_username()


def _vers(user):
    return get_user_model().objects.get(pk=user.pk)
