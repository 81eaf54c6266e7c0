"""Submitting from the editor: a refusal after the text was saved is told there, and loses nothing."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail.admin.views.pages.create import CreateView

from handleiding.publiek.etalage import in_een_keer
from handleiding.workflow.beurt import houd_rij
from handleiding.workflow.eens import vergeet
from handleiding.workflow.goedkeurders import NiemandKanGoedkeuren


class IndienenMixin:
    """Wagtail saves the text first and then starts its review."""

    def submit_action(self):
        return self._of_als_concept(super().submit_action)

    def restart_workflow_action(self):
        return self._of_als_concept(super().restart_workflow_action)

    def _of_als_concept(self, dien_in):
        vars(self.page).pop("_current_workflow_states", None)  # it changes here
        try:
            return dien_in()
        except NiemandKanGoedkeuren as weigering:
            vergeet()  # what was written in between is gone
            self.subscription.page = self.page
            self.subscription.save()
            messages.warning(
                self.request, f"De tekst is bewaard als concept, maar niet ingediend. {weigering}"
            )
            return redirect("wagtailadmin_pages:edit", self.page.pk)


class MaakView(IndienenMixin, CreateView):
    """A new page: what was typed stays as its draft. Made while the page above it is held.

    Wagtail looks whether a page may come there long before it is there; its edition may be put in the archive.
    """

    def dispatch(self, request, *args, **kwargs):
        if request.method != "POST":
            return super().dispatch(request, *args, **kwargs)
        with in_een_keer():
            houd_rij(kwargs["parent_page_id"])
            return super().dispatch(request, *args, **kwargs)
