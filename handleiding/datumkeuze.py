"""Date and time fields of the CMS that leave alone what somebody typed.

Wagtail's own replace a date that does not exist when the field is left: 29 February becomes 1 March,
"morgen" becomes today, and nobody is told. Here the form says what is wrong with it.

The calendar opens by a click, not by focus: who walks with Tab would find it lying over the next field.
"""

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.panels import PublishingPanel
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

RUSTIG = {"validateOnBlur": False, "openOnFocus": False}


class Datumkeuze(AdminDateInput):
    def get_config(self):
        return super().get_config() | RUSTIG


class Tijdkeuze(AdminTimeInput):
    def get_config(self):
        return super().get_config() | RUSTIG


class Momentkeuze(AdminDateTimeInput):
    def get_config(self):
        return super().get_config() | RUSTIG


class PlanningPaneel(PublishingPanel):
    """Wagtail's dialog for planning, with fields that leave alone what was typed."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        for paneel in self.children:
            paneel.widget = Momentkeuze(
                attrs=paneel.widget.attrs,
                js_overlay_parent_selector=paneel.widget.js_overlay_parent_selector,
            )


def gebruik_datumkeuze() -> None:
    """Give every date, time and moment of a model in the CMS these fields."""
    register_form_field_override(models.DateField, override={"widget": Datumkeuze})
    register_form_field_override(models.TimeField, override={"widget": Tijdkeuze})
    register_form_field_override(models.DateTimeField, override={"widget": Momentkeuze})
