"""How much waits behind an item of the menu, said in its label."""

from typing import Any

from wagtail.admin.menu import MenuItem

from handleiding.workflow.werkregels import aantal
from handleiding.workflow.werksoorten import TABEL, Werksoort


class MetAantal(MenuItem):
    """Counts when the menu is drawn: nobody pays for an item that is not shown."""

    soorten: tuple[Werksoort, ...] = ()

    def render_component(self, request: Any) -> Any:
        onderdeel = super().render_component(request)
        if wacht := aantal(request.user, self.soorten):
            onderdeel.label = f"{self.label} ({wacht})"
        return onderdeel


class WachtOpUMenuItem(MetAantal):
    soorten = TABEL
