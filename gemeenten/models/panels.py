"""Rows on a page that keep their identity.

Wagtail makes the rows of a draft anew on every save. A row that others point to (a calendar, a
spreadsheet, a questionnaire) carries a key of its own, in a hidden field of its form.
"""

from uuid import uuid4

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model


class SleutelForm(WagtailAdminModelForm):
    """A row with a ``sleutel``; a new row gets a fresh one when it is saved."""

    sleutel = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The editor copies the empty row for each new one: a key in it would be shared by all.
        self.initial["sleutel"] = kwargs["instance"].sleutel if kwargs.get("instance") else None

    def clean(self):
        cleaned = super().clean()
        self.instance.sleutel = cleaned.get("sleutel") or uuid4()
        return cleaned


class RijenPanel(InlinePanel):
    """An ``InlinePanel`` whose rows have a form class of their own."""

    def __init__(self, *args, form_class=SleutelForm, **kwargs):
        super().__init__(*args, **kwargs)
        self.form_class = form_class

    def clone_kwargs(self):
        return super().clone_kwargs() | {"form_class": self.form_class}

    def get_form_options(self):
        opties = super().get_form_options()
        rijen = opties["formsets"][self.relation_name]
        uitgesteld = self.child_edit_handler.get_form_options().get("defer_required_on_fields")
        extra = {"defer_required_on_fields": uitgesteld} if uitgesteld else {}
        rijen["form"] = get_form_for_model(
            self.db_field.related_model, form_class=self.form_class, **extra
        )
        return opties
