"""How much waits behind an item of the menu, said in its label.

What is remembered is in the page; else the page asks for it once it is there (``aantallen.js``), so that no screen
waits for a count. Without JavaScript Wagtail has no menu.
"""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.generic import View
from wagtail.admin.menu import MenuItem

from handleiding.workflow.telling import onthouden, som, tel
from handleiding.workflow.werksoorten import TABEL, Werksoort


class MetAantal(MenuItem):
    """Looks when the menu is drawn: nobody pays for an item that is not shown."""

    soorten: tuple[Werksoort, ...] = ()

    def render_component(self, request: Any) -> Any:
        onderdeel = super().render_component(request)
        telling = onthouden(request.user)
        if telling is None:
            soorten = " ".join(soort.sleutel for soort in self.soorten)
            onderdeel.attrs = {**self.attrs, "data-wacht-soorten": soorten}
        elif wacht := som(telling, self.soorten):
            onderdeel.label = f"{self.label} ({wacht})"
        return onderdeel


class WachtOpUMenuItem(MetAantal):
    soorten = TABEL


@method_decorator(never_cache, name="dispatch")
class AantallenView(View):
    """Counts what waits for who asks; of others it says nothing."""

    def get(self, request: HttpRequest) -> JsonResponse:
        return JsonResponse(tel(request.user))


def script() -> str:
    """Let every screen ask for what it came without (hook ``insert_global_admin_js``)."""
    return format_html(
        '<script src="{}" data-aantallen="{}" defer></script>',
        static("handleiding/aantallen.js"),
        reverse("wacht_op_u_aantallen"),
    )
