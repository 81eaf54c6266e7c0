"""The first people of an edition: the kernredactie invites them until it has a beheerder who is in."""

from django.views.generic import TemplateView

from gemeenten.models import GemeentePage
from gemeenten.toegang.roles import is_kernredactie
from handleiding.namen import mensvolgorde
from handleiding.workflow.rules import Rol

from . import acties, herstel, link
from .binnen import kwam_binnen
from .views import MensenMixin, NieuweLinkView, UitnodigenView


def mag_eerste_zien(editie: GemeentePage, user) -> bool:
    """Return whether ``user`` may know who was invited: who invites now, or did."""
    return bool(editie.code) and is_kernredactie(user)


class EersteMixin(MensenMixin):
    """The screens of a beheerder, for the kernredactie."""

    lijst = "eerste_mensen"
    mag = staticmethod(acties.mag_uitnodigen)


class EersteMensenView(EersteMixin, TemplateView):
    page_title = "Eerste mensen"
    template_name = "gemeenten/people/eerste.html"
    mag = staticmethod(mag_eerste_zien)

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:-1]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "mensen": met_herstel(self.editie, stand(self.editie)),
            "mag_uitnodigen": acties.mag_uitnodigen(self.editie, self.request.user),
        }


class EersteUitnodigenView(EersteMixin, UitnodigenView):
    pass


class EersteLinkView(EersteMixin, NieuweLinkView):
    pass


def stand(editie: GemeentePage) -> list[dict]:
    """Return the people of ``editie``: their roles, whether they still have to come in, whether mail left."""
    gemaild = link.gemaild_aan(editie)
    return [
        {
            "mens": mens,
            "rollen": sorted(rol.label for rol in acties.rollen_van(editie, mens)),
            "elders": acties.hoort_ook_elders(editie, mens),
            "wacht": not kwam_binnen(mens),
            "gemaild": gemaild.get(mens.pk, False),
        }
        for mens in sorted(acties.mensen_van(editie), key=mensvolgorde)
    ]


def met_herstel(editie: GemeentePage, regels: list[dict]) -> list[dict]:
    """Add for whom the kernredactie takes away a second factor, because no beheerder there may."""
    tweede_stap = herstel.heeft_tweede_stap([regel["mens"] for regel in regels])
    beheerders = {
        regel["mens"].pk
        for regel in regels
        if regel["mens"].is_active and Rol.BEHEERDER.label in regel["rollen"]
    }
    for regel in regels:
        mens = regel["mens"]
        alleen = regel["elders"] or not beheerders - {mens.pk}
        van_kern = herstel.hoort_bij_de_kern(mens)
        regel["herstelbaar"] = mens.pk in tweede_stap and alleen and not van_kern
    return regels


def niet_gemaild(editie: GemeentePage) -> list[dict]:
    """Return who was invited, is not in yet, and got no mail: their link has to be handed over."""
    return [regel for regel in stand(editie) if regel["wacht"] and not regel["gemaild"]]
