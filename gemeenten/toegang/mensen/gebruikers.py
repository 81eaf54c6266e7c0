"""Wagtail's own screens for accounts: found by a group's name among many, and an address that is another's is told.

Its forms say that at the field; at the latest when the account is saved.
"""

import re
from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django_filters import CharFilter
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, IndexView, UserFilterSet, UserViewSet

from handleiding.vouwen import vouw_adres

from .adres import BEZET, accounts_met

NUMMER = re.compile(r"[0-9]{1,9}")


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


class AccountFilter(UserFilterSet):
    """Wagtail's, with the name of a group to type: each municipality has three of them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        genoemd = self.data.getlist("group") if hasattr(self.data, "getlist") else []
        groepen = Group.objects.filter(pk__in=[n for n in genoemd if NUMMER.fullmatch(n)])
        if len(groepen) == len(set(genoemd)) > 0:
            # By a link from the group itself.
            self.filters["group"].queryset = groepen
        else:
            del self.filters["group"]
        self.filters["groep"] = CharFilter(
            field_name="groups__name",
            lookup_expr="icontains",
            distinct=True,
            label="Naam van de groep bevat",
        )


class Accounts(IndexView):
    filterset_class = AccountFilter


class NieuwAccount(ZegtBezet, CreateView):
    pass


class AccountBewerken(ZegtBezet, EditView):
    pass


class GebruikersViewSet(UserViewSet):
    index_view_class = Accounts
    filterset_class = AccountFilter
    add_view_class = NieuwAccount
    edit_view_class = AccountBewerken

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return AccountForm if for_update else NieuwAccountForm
