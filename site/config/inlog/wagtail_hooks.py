"""The way from the CMS to the second factor and the password."""

from django.urls import reverse_lazy
from wagtail import hooks


@hooks.register("register_account_menu_item")
def inloggen_en_wachtwoord(request):
    return {
        "url": reverse_lazy("mfa_index"),
        "label": "Inloggen en wachtwoord",
        "help_text": "Wijzig uw wachtwoord of de tweede stap waarmee u inlogt.",
    }
