"""allauth's forms with what they leave out: a label and an answer to nonsense for a key, whose an address is."""

import struct

from allauth.account.forms import LoginForm, ResetPasswordForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from gemeenten.toegang.mensen.adres import enige_met

NAAM = "Naam van de sleutel"
UNREADABLE = (AttributeError, KeyError, TypeError, ValueError, struct.error)


class InlogForm(LoginForm):
    """An address may be typed otherwise than it is kept: with its domain as a browser sends it, say."""

    def clean_login(self):
        login = super().clean_login()
        only = enige_met(login) if "@" in login else None
        return only.email if only else login


class WachtwoordVergetenForm(ResetPasswordForm):
    """A link goes to the one account that has the address, and to nobody where two have; who asks is told the same.

    It is mailed to the address as it is kept, not as it was typed: that may be another's mailbox.
    """

    def clean_email(self):
        address = super().clean_email()
        only = enige_met(address)
        self.users = [only] if only else []
        return only.email if only else address


class LeesbareSleutel(forms.JSONField):
    """What a browser says about a key; anything that cannot be read as that is refused in words."""

    widget = forms.HiddenInput

    def __init__(self, kind):
        super().__init__()
        self.kind = kind

    def clean(self, value):
        said = super().clean(value)
        try:
            self.kind.from_dict(said)
        except UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return said


class SleutelToevoegenForm(AddWebAuthnForm):
    name = forms.CharField(label=NAAM, required=False, max_length=100)
    credential = LeesbareSleutel(RegistrationResponse)


class SleutelGebruikenForm(AuthenticateWebAuthnForm):
    credential = LeesbareSleutel(AuthenticationResponse)


class SleutelBewijsForm(ReauthenticateWebAuthnForm):
    credential = LeesbareSleutel(AuthenticationResponse)


class SleutelWijzigenForm(EditWebAuthnForm):
    name = forms.CharField(label=NAAM, max_length=100)
