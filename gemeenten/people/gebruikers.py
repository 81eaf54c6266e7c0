"""Wagtail's own forms for an account say at the field that an address is another's; at the latest when it is saved."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from handleiding.vouwen import vouw_adres

from .adres import BEZET, accounts_met


class EigenAdres(forms.ModelForm):
    """An account's form that tells of an address that another account has."""

    def clean_email(self) -> str:
        adres = self.cleaned_data["email"]
        was = self.initial.get("email") or ""
        blijft = was and vouw_adres(was) == vouw_adres(adres)
        if not blijft and any(ander.pk != self.instance.pk for ander in accounts_met(adres)):
            raise ValidationError(BEZET)
        return adres


class NieuwAccountForm(EigenAdres, UserCreationForm):
    pass


class AccountForm(EigenAdres, UserEditForm):
    pass


class ZegtBezet:
    """Shows the form again, as it was filled in, to who loses a race for an address."""

    def form_valid(self, form: Any) -> Any:
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except ValidationError as weigering:
            self.produced_error_message = BEZET
            form.add_error(None, weigering)
            return self.form_invalid(form)  # type: ignore[attr-defined]


class NieuwAccount(ZegtBezet, CreateView):
    pass


class AccountBewerken(ZegtBezet, EditView):
    pass


class GebruikersViewSet(UserViewSet):
    add_view_class = NieuwAccount
    edit_view_class = AccountBewerken

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return AccountForm if for_update else NieuwAccountForm
