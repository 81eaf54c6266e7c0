from django import forms

from gemeenten.toegang import roles

UITLEG_ROLLEN = (
    "Redacteur schrijft. Beoordelaar keurt goed wat een ander schreef. Beheerder regelt de mensen. "
    "Lezer leest wat intern is gepubliceerd."
)


class RollenForm(forms.Form):
    rollen = forms.MultipleChoiceField(
        label="Rollen",
        choices=[(rol.value, rol.label.capitalize()) for rol in roles.ROLLEN],
        widget=forms.CheckboxSelectMultiple,
        help_text=UITLEG_ROLLEN,
        error_messages={"required": "Kies ten minste één rol."},
    )


class UitnodigingForm(RollenForm):
    voornaam = forms.CharField(label="Voornaam", max_length=150)
    achternaam = forms.CharField(label="Achternaam", max_length=150)
    email = forms.EmailField(label="E-mailadres", max_length=254)

    field_order = ["voornaam", "achternaam", "email", "rollen"]
