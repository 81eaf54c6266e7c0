"""The screens on which a person proves with their own mail that a new second step is theirs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from . import bevestigen
from .post import heeft_postbode


@method_decorator([login_required, never_cache], name="dispatch")
class BevestigenView(TemplateView):
    """Say what has to be done, and mail the link again."""

    template_name = "gemeenten/people/bevestigen.html"

    def get(self, request, *args, **kwargs):
        if bevestigen.open_herstel(request.user) is None:
            return redirect("mfa_index")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "bezwaar": bevestigen.bezwaar(self.request.user),
            "adres": _half(self.request.user.email),
        }

    def post(self, request, *args, **kwargs):
        if bevestigen.stuur_link(request.user) and heeft_postbode():
            messages.success(request, "De mail is onderweg. Kijk ook bij ongewenste mail.")
        elif not bevestigen.bezwaar(request.user):
            messages.error(
                request, "De mail is niet verstuurd. Vraag het technisch beheer om hulp."
            )
        return redirect("bevestigen")


@method_decorator([login_required, never_cache], name="dispatch")
class BevestigLinkView(TemplateView):
    """Where the link leads; a programme that follows links in mail confirms nothing."""

    template_name = "gemeenten/people/bevestig_link.html"

    def get_context_data(self, **kwargs):
        geldig = not bevestigen.bezwaar(self.request.user) and bevestigen.tokens.check_token(
            self.request.user, self.kwargs["token"]
        )
        return super().get_context_data(**kwargs) | {"geldig": geldig}

    def post(self, request, *args, token, **kwargs):
        if not bevestigen.bevestig(request.user, token):
            return self.get(request, *args, token=token, **kwargs)
        messages.success(request, "Dank u. Stel nu uw nieuwe tweede stap in.")
        return redirect("mfa_index")


def _half(adres: str) -> str:
    """Return an address as its owner knows it, and nobody learns it: r…@leeuwarden.nl."""
    naam, _, domein = adres.partition("@")
    return f"{naam[:1]}…@{domein}" if domein else ""
