"""The choosers of images and documents: which version is the newest, and older ones only for who asks."""

from collections.abc import Callable
from typing import Any

from gemeenten.bestanden.versies.kiezen import bied_oudere_aan, noem_versies
from handleiding.van_wagtail.ingreep import Ingreep


def met_vraag(wagtails: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def filterformulier(view: Any) -> Any:
        return bied_oudere_aan(wagtails(view))

    return filterformulier


def met_woorden(wagtails: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def bladzijde(view: Any, request: Any) -> Any:
        page = wagtails(view, request)
        page.object_list = noem_versies(page.object_list)
        return page

    return bladzijde


KIEZERS = (
    "wagtail.documents.views.chooser:BaseDocumentChooseView",
    "wagtail.images.views.chooser:BaseImageChooseView",
)
INGREPEN = (
    *(
        Ingreep(
            plek=f"{kiezer}.get_filter_form",
            rekent_op="(self)",
            waarom="Asks whether older versions of a file are offered too.",
            ons=met_vraag,
            lezers=("wagtail.admin.views.generic.chooser:BaseChooseView.get",),
        )
        for kiezer in KIEZERS
    ),
    *(
        Ingreep(
            plek=f"{kiezer}.get_results_page",
            rekent_op="(self, request)",
            waarom="Says of a file with more versions which one it is.",
            ons=met_woorden,
            lezers=("wagtail.admin.views.generic.chooser:BaseChooseView.get",),
        )
        for kiezer in KIEZERS
    ),
)
