"""Which mail somebody wants, in "Account" of the CMS. All is on until switched off, but for one's own drafts."""

from typing import Any

from django import forms
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.users.models import UserProfile

from gemeenten.models import Bericht, Berichtvoorkeur
from handleiding.workflow import werksoorten
from handleiding.workflow.werkregels import Werkregel
from handleiding.workflow.werksoorten import Werksoort

from .berichttabel import OP_SOORT

# By which of our own fields the daily mail leaves out a kind of the work list; None is never mailed.
WERKVELD: dict[Werksoort, str | None] = {
    werksoorten.TE_BEOORDELEN: "herinneringen",
    werksoorten.TERUGGESTUURD: "herinneringen",
    werksoorten.SPOED: "herinneringen",
    werksoorten.NIEMAND: "herinneringen",
    werksoorten.BEVESTIGEN: "herinneringen",
    werksoorten.MISLUKT: "herinneringen",
    werksoorten.OPMERKING: "opmerkingen",
    werksoorten.REACTIE: "opmerkingen",
    werksoorten.KERNWIJZIGING: "kernwijzigingen",
    werksoorten.NIET_BESLIST: "kernwijzigingen",
    werksoorten.OPBOUW: "kernwijzigingen",
    werksoorten.SAMENGEVOEGD: "kernwijzigingen",
    werksoorten.AUTOMATISCH: "kernwijzigingen",
    werksoorten.VOORSTEL: "voorstellen",
    werksoorten.AANVRAAG: "voorstellen",
    werksoorten.ANTWOORD: "voorstellen",
    werksoorten.CORRECTIE: "gegevens",
    werksoorten.CONTACT: "gegevens",
    werksoorten.DODE_LINK: "gegevens",
    werksoorten.CHECKLIST: "gegevens",
    werksoorten.OPDRACHT: "herinneringen",
    werksoorten.CONCEPT: "concepten",
    werksoorten.INGEDIEND: None,
    werksoorten.COLLEGA: None,
}
# In the order of the form.
VELDEN = (
    "herinneringen",
    "offline",
    "voorstellen",
    "dringend",
    "kernwijzigingen",
    "opmerkingen",
    "gegevens",
    "concepten",
)


def wil_bericht(user: Any, soort: Bericht.Soort) -> bool:
    """Return whether ``user`` wants mail of this kind."""
    veld = OP_SOORT[soort].voorkeur
    keuzes = Berichtvoorkeur if veld in VELDEN else UserProfile  # Wagtail's profile has the others
    return not keuzes.objects.filter(user=user, **{veld: False}).exists()


def wil_regel(voorkeur: Berichtvoorkeur, regel: Werkregel) -> bool:
    """Return whether who chose this wants mail about a line of the work list.

    A core change with a date is no other core change: it has a choice of its own.
    """
    veld = WERKVELD[regel.soort]
    if regel.soort is werksoorten.KERNWIJZIGING and regel.uiterlijk:
        veld = "dringend"
    return bool(veld and getattr(voorkeur, veld))


def voorkeur_van(user: Any) -> Berichtvoorkeur:
    """Return what ``user`` chose; who chose nothing has the defaults."""
    return Berichtvoorkeur.objects.filter(user=user).first() or Berichtvoorkeur(user=user)


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
    dringend = forms.BooleanField(
        label="Een dringende wijziging van de landelijke handleiding: meteen, en een herinnering voor de datum",
        required=False,
    )
    kernwijzigingen = forms.BooleanField(
        label="Andere wijzigingen van de landelijke handleiding, in de dagelijkse mail",
        required=False,
    )
    opmerkingen = forms.BooleanField(
        label="Opmerkingen bij mijn teksten, in de dagelijkse mail", required=False
    )
    gegevens = forms.BooleanField(
        label="Contactgegevens en lijsten van onze gemeente die iemand moet nalopen, in de dagelijkse mail",
        required=False,
    )
    concepten = forms.BooleanField(
        label="Mijn eigen concepten die ik nog niet indiende, in de dagelijkse mail", required=False
    )

    class Meta:
        model = UserProfile
        fields = ["submitted_notifications"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        voorkeur = voorkeur_van(self.instance.user)
        for veld in VELDEN:
            self.fields[veld].initial = getattr(voorkeur, veld)

    def save(self, commit=True):
        Berichtvoorkeur.objects.update_or_create(
            user=self.instance.user,
            defaults={veld: self.cleaned_data[veld] for veld in VELDEN},
        )
        return super().save(commit=commit)


class BerichtvoorkeurPaneel(BaseSettingsPanel):
    name = "beoordeling"
    title = "Berichten over uw werk"
    tab = notifications_tab
    order = 50
    form_class = BerichtvoorkeurForm
    form_object = "profile"
