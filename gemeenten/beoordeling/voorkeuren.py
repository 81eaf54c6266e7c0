"""Which messages somebody wants. All are on until switched off, in "Account" of the CMS."""

from typing import Any

from django import forms
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.users.models import UserProfile

from gemeenten.models import Bericht, Berichtvoorkeur

# Wagtail's profile already has a field for these.
PROFIELVELD = {
    Bericht.Soort.TE_BEOORDELEN: "submitted_notifications",
    Bericht.Soort.SPOED: "submitted_notifications",
    Bericht.Soort.GOEDGEKEURD: "approved_notifications",
    Bericht.Soort.TERUGGESTUURD: "rejected_notifications",
}


# The others are fields of our own.
EIGEN_VELD = {
    Bericht.Soort.HERINNERING: "herinneringen",
    Bericht.Soort.OFFLINE: "offline",
    Bericht.Soort.VOORSTEL_NIEUW: "voorstellen",
    Bericht.Soort.VOORSTEL_OVERGENOMEN: "voorstellen",
    Bericht.Soort.VOORSTEL_DEELS: "voorstellen",
    Bericht.Soort.VOORSTEL_AFGEWEZEN: "voorstellen",
}


def wil_bericht(user: Any, soort: Bericht.Soort) -> bool:
    """Return whether ``user`` wants mail of this kind."""
    if veld := EIGEN_VELD.get(soort):
        return not Berichtvoorkeur.objects.filter(user=user, **{veld: False}).exists()
    return not UserProfile.objects.filter(user=user, **{PROFIELVELD[soort]: False}).exists()


class BerichtvoorkeurForm(forms.ModelForm):
    submitted_notifications = forms.BooleanField(
        label="Een tekst wacht op mijn beoordeling", required=False
    )
    herinneringen = forms.BooleanField(
        label="Herinnering aan teksten die op mij blijven wachten", required=False
    )
    offline = forms.BooleanField(
        label="Een collega haalt een pagina van onze gemeente offline", required=False
    )
    voorstellen = forms.BooleanField(
        label="Een nieuw verbetervoorstel voor de landelijke handleiding, of het antwoord erop",
        required=False,
    )

    class Meta:
        model = UserProfile
        fields = ["submitted_notifications"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for soort, veld in EIGEN_VELD.items():
            self.fields[veld].initial = wil_bericht(self.instance.user, soort)

    def save(self, commit=True):
        Berichtvoorkeur.objects.update_or_create(
            user=self.instance.user,
            defaults={veld: self.cleaned_data[veld] for veld in set(EIGEN_VELD.values())},
        )
        return super().save(commit=commit)


class BerichtvoorkeurPaneel(BaseSettingsPanel):
    name = "beoordeling"
    title = "Berichten over beoordelen"
    tab = notifications_tab
    order = 50
    form_class = BerichtvoorkeurForm
    form_object = "profile"
