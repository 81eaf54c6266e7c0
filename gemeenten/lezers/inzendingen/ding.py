"""The screen of one: what was sent, and what may be done with it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin import messages

from .scherm import InzendingschermMixin


class InzendingView(InzendingschermMixin, TemplateView):
    """``nummer`` is the name that its number has in the address."""

    nummer: str

    @cached_property
    def ding(self):
        return get_object_or_404(self.alle(), pk=self.kwargs[self.nummer])

    def naam(self):
        """Return what the crumbs call it."""
        raise NotImplementedError

    def kruimels(self):
        lijst = {"url": reverse(self.lijst_adres), "label": self.lijst_titel}
        return [lijst, {"url": "", "label": self.naam()}]

    def handelingen(self):
        """Return by the name of a button what it does, given the thing and who asks, and what is said then."""
        raise NotImplementedError

    def post(self, request, *args, **kwargs):
        hier = redirect(self.ding_adres, self.ding.pk)
        doe, bericht = self.handelingen().get(request.POST.get("actie"), (None, ""))
        if doe is None:
            return hier
        try:
            doe(self.ding, request.user)
        except PermissionDenied as weigering:
            messages.error(request, str(weigering))
            return hier
        messages.success(request, bericht)
        return redirect(self.lijst_adres)
