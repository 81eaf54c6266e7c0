"""The page editor: one at a time, and no deciding about a text that it does not show."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView

from handleiding.getallen import rijnummer
from handleiding.workflow.beurt import op_beurt

from .indienen import IndienenMixin

BEOORDEEL_HIER = "Beoordelen doet u op dit scherm: daar staat wat er verandert."


class OpBeurtMixin:
    """Hold the page from before the first look at it until all is saved.

    Wagtail looks whether the page is locked long before it saves, and saves and submits in steps.
    """

    def dispatch(self, request, page_id, **kwargs):
        if request.method != "POST":
            return super().dispatch(request, page_id, **kwargs)
        if request.POST.get("action-workflow-action"):
            return naar_beoordelen(request, page_id)
        try:
            with op_beurt(page_id):
                return super().dispatch(request, page_id, **kwargs)
        except PermissionDenied as weigering:
            if not str(weigering):  # not a matter of this moment: this person may not come here
                raise
            return self.weiger(str(weigering), page_id)

    def weiger(self, reden, page_id):
        if self.expects_json_response:
            return self.json_error_response("locked", reden)
        messages.error(self.request, reden)
        return redirect("wagtailadmin_pages:edit", page_id)


class BewerkView(OpBeurtMixin, IndienenMixin, EditView):
    def get(self, request, *args, **kwargs):
        self._onthoud_laatste()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        self._onthoud_laatste()
        if not self.expects_json_response:
            request.POST = _als_eigen_versie(request.POST, self.page)
        return super().post(request, *args, **kwargs)

    def _onthoud_laatste(self):
        """Let the latest revision, with the whole text in it, be read once, and not three times."""
        laatste = self.latest_revision
        for verwijzing in ("latest_revision", "live_revision"):
            if laatste is not None and getattr(self.page, f"{verwijzing}_id") == laatste.pk:
                setattr(self.page, verwijzing, laatste)


def _als_eigen_versie(data, page):
    """Let a save that would write over a version that was cleared away make one of its own: nothing is lost.

    Which version was on the screen, the form still says: it asks what that one stood on.
    """
    over = rijnummer(data.get("overwrite_revision_id"))
    if over is None or page.revisions.filter(pk=over).exists():
        return data
    data = data.copy()
    data["loaded_revision_id"] = data.pop("overwrite_revision_id")[-1]
    return data


class TerugzetView(OpBeurtMixin, RevisionsRevertView):
    """The editor with an older version in it."""


class NaarBeoordelenView(View):
    """Stands in for Wagtail's windows to approve and send back, which do not show what is judged."""

    def dispatch(self, request, page_id, action_name, task_state_id):
        return naar_beoordelen(request, page_id)


def naar_beoordelen(request, page_id) -> JsonResponse:
    """Lead to the reviewer's screen; a window of Wagtail's is told to go there."""
    adres = reverse("beoordelen", args=[page_id])
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        antwoord = {"step": "success", "redirect": adres}
        return render_modal_workflow(request, "", None, {}, json_data=antwoord)
    messages.info(request, BEOORDEEL_HIER)
    return redirect(adres)
