"""Wagtail's screens that bring a document in: each tells its uploader which names stand in it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.urls import reverse

from gemeenten.bestanden.versies.namenviews import vraag_in_kiezer
from gemeenten.bestanden.versies.zonder_namen import namen_in
from handleiding.van_wagtail.ingreep import Ingreep


def langs_de_namen(wagtails: Callable[[Any], str]) -> Callable[[Any], str]:
    @wraps(wagtails)
    def waarheen(view: Any) -> str:
        """Lead to the screen of the names when a file came in that holds some; from there one can go on."""
        nieuw = "file" in view.form.changed_data
        if nieuw and namen_in(view.object).eigenschappen:
            return reverse("namen_in_document", args=[view.object.pk])
        return wagtails(view)

    return waarheen


def vraagt_eerst(wagtails: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    @wraps(wagtails)
    def gekozen(view: Any, document: Any) -> Any:
        return vraag_in_kiezer(view.request, document) or wagtails(view, document)

    return gekozen


SCHERMEN = "wagtail.documents.views.documents"
INGREPEN = (
    *(
        Ingreep(
            plek=f"{SCHERMEN}:{view}.get_success_url",
            rekent_op="(self)",
            waarom="Who uploads a document is told which names stand in it.",
            ons=langs_de_namen,
        )
        for view in ("CreateView", "EditView")
    ),
    Ingreep(
        plek="wagtail.documents.views.chooser:DocumentChooserUploadView.get_chosen_response",
        rekent_op="(self, item)",
        waarom="Who uploads a document in a chooser is told so before it is chosen.",
        ons=vraagt_eerst,
        lezers=("wagtail.admin.views.generic.chooser:CreateViewMixin.post",),
    ),
)
