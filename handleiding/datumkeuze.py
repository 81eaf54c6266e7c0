"""Date and time fields of the CMS that leave alone what somebody typed.

Wagtail's own replace a date that does not exist when the field is left: 29 February becomes 1 March,
"morgen" becomes today, and nobody is told. Here the form says what is wrong with it.
"""

from django.db import models
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

LAAT_STAAN = {"validateOnBlur": False}


class Datumkeuze(AdminDateInput):
    def get_config(self):
        return super().get_config() | LAAT_STAAN


class Tijdkeuze(AdminTimeInput):
    def get_config(self):
        return super().get_config() | LAAT_STAAN


def gebruik_datumkeuze() -> None:
    """Give every date and time of a model in the CMS these fields."""
    register_form_field_override(models.DateField, override={"widget": Datumkeuze})
    register_form_field_override(models.TimeField, override={"widget": Tijdkeuze})
