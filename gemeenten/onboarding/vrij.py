"""What a new edition needs has to be free: its name, code, address, groups, collection and host name.

Nothing that is there already is taken over: it could hold other people, rights or files.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.models import Collection, Page, Site

from gemeenten.models import GemeentePage
from gemeenten.regels.gemeentelijst import lijst
from gemeenten.toegang import roles
from handleiding.adressen import bezwaar
from handleiding.workflow.adres import bezwaar_tegen_vraag

from . import hostnaam, mensen
from .plan import Plan


def bewaak_gemeente(plan: Plan) -> None:
    """Raise ValidationError, by field, when this municipality has an edition, under any code."""
    if bestaande := bestaande_editie(plan):
        raise ValidationError(_al_een_editie(bestaande, plan))


def bewaak_nieuw(plan: Plan, gemeenten: Page) -> None:
    """Raise ValidationError, by field, when something that the new edition needs is taken."""
    if bestaande := GemeentePage.objects.filter(code=plan.code).first():
        raise ValidationError(_al_een_editie(bestaande, plan))
    bewaak_adres(plan, gemeenten)
    bewaak_groepen(plan.code)
    bewaak_collectie(plan)
    _bewaak_hostnaam(plan.hostnaam)
    mensen.bewaak_adressen(plan.uitnodigingen)


def bestaande_editie(plan: Plan, *, behalve: GemeentePage | None = None) -> GemeentePage | None:
    """Return the edition this municipality has already, by its code or else by its name.

    ``behalve`` is the edition that gets another name: it does not stand in its own way.
    """
    edities = GemeentePage.objects.edities().exclude(pk=behalve.pk if behalve else None)
    if bestaande := edities.filter(code=plan.code).first():
        return bestaande
    namen = edities.order_by().values_list("pk", "title")
    zelfde = [pk for pk, naam in namen if lijst.sleutel(naam) == lijst.sleutel(plan.naam)]
    return edities.filter(pk__in=zelfde).first() if zelfde else None


def _al_een_editie(bestaande: GemeentePage, plan: Plan) -> dict[str, str]:
    if bestaande.code == plan.code:
        return {"code": f"{bestaande.title} ({plan.code}) heeft al een editie."}
    return {
        "naam": f"Er is al een editie {bestaande.title}, met code {bestaande.code}. "
        "Kreeg de gemeente een nieuwe code, hernoem dan die editie."
    }


def bewaak_adres(plan: Plan, gemeenten: Page, editie: GemeentePage | None = None) -> None:
    """Raise ValidationError when the address is taken, by a page, a draft or the site itself.

    ``editie`` is the edition that gets another name: it does not stand in its own way.
    """
    anderen = gemeenten.get_children().exclude(pk=editie.pk if editie else None)
    if anderen.filter(slug=plan.adres).exists():
        raise ValidationError(
            {"slug": f"Het adres “{plan.adres}” is al in gebruik. Geef een ander adres op."}
        )
    for reden in (
        bezwaar(plan.adres, gemeenten, editie),
        bezwaar_tegen_vraag(plan.adres, gemeenten, editie),
    ):
        if reden:
            raise ValidationError({"slug": reden})


def bewaak_groepen(code: str) -> None:
    """Raise ValidationError when a group has the name of one of this code.

    It would give no role, but who looks at the groups would take it for the one that does.
    """
    namen = roles.groepsnamen(code).values()
    if groep := Group.objects.filter(name__in=namen).first():
        raise ValidationError(
            {
                "code": f"Er is al een groep “{groep.name}”, misschien met mensen erin. "
                "Geef die groep een andere naam of verwijder hem."
            }
        )


def bewaak_collectie(plan: Plan) -> None:
    """Raise ValidationError when the collection is there: others could have rights in it, and files."""
    naam = roles.collectienaam(plan.code, plan.naam)
    if Collection.objects.filter(name=naam, depth=2).exists():
        raise ValidationError(
            {
                "code": f"Er is al een collectie “{naam}”, misschien met bestanden erin. "
                "Geef die collectie een andere naam of verwijder haar."
            }
        )


def _bewaak_hostnaam(naam: str) -> None:
    """Raise ValidationError when a site answers to this host name, on whatever port, however spelled."""
    if not naam:
        return
    bezet = {hostnaam.netjes(bekend) for bekend in Site.objects.values_list("hostname", flat=True)}
    if naam in bezet:
        raise ValidationError({"hostnaam": f"De hostnaam {naam} is al in gebruik."})
    if naam == hostnaam.netjes(urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or ""):
        raise ValidationError({"hostnaam": f"{naam} is het adres van deze site zelf."})
