"""How a removal ended, in Dutch: numbers, and pages as they are called by now. No name of who was removed."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.models import Page

from gemeenten.models import Nawerk, Verwijderplan

from .paginatekst import Afloop
from .verwijderen import Uitslag

PAGINAS = {
    Afloop.INGEDIEND: "{} met andere woorden ingediend ter beoordeling. Tot die goedgekeurd {}, zien lezers de oude "
    "tekst.",
    Afloop.LIGT_VOOR: "{} al ter beoordeling: de andere woorden staan erin, en wie beoordeelt, leest opnieuw.",
    Afloop.BEZIG: "In {} werkte iemand al aan een concept: de andere woorden staan erin, en verder is er niets aan "
    "veranderd. Dien het concept in zodra het af is.",
    Afloop.GEWEIGERD: "{} niet ingediend worden. De andere woorden staan klaar; dien de pagina zelf in.",
}
ZINNEN = {
    Afloop.INGEDIEND: "ter beoordeling ingediend.",
    Afloop.LIGT_VOOR: "lag al ter beoordeling; wie beoordeelt, leest opnieuw.",
    Afloop.BEZIG: "iemand werkt aan een concept. Dien het in zodra het af is.",
    Afloop.GEWEIGERD: "kon niet ingediend worden. Dien haar zelf in.",
}
KLAAR = "de oude tekst staat niet meer online."
NOG_ONLINE = "De oude tekst staat nog online:"


@dataclass(frozen=True)
class Paginaregel:
    """A page of which the text was online, and how far it is now."""

    titel: str
    url: str
    zin: str


def in_zinnen(uitslag: Uitslag) -> list[str]:
    """Return how a removal ended, for who reads it: counts, no names."""
    zinnen = [f"Verwijderd op {uitslag.rijen} {'plek' if uitslag.rijen == 1 else 'plekken'}."]
    zinnen += [_over(Afloop(a), len(paginas)) for a, paginas in uitslag.paginas.items()]
    if uitslag.post:
        wat = "1 e-mail" if uitslag.post == 1 else f"{uitslag.post} e-mails"
        zinnen.append(f"Ook teruggehaald, of zonder de naam verder: {wat} in de wachtrij.")
    if uitslag.gemist:
        keuzes = "keuze is" if uitslag.gemist == 1 else "keuzes zijn"
        zinnen.append(
            f"{uitslag.gemist} {keuzes} niet uitgevoerd: de tekst veranderde intussen. "
            "Zoek opnieuw om te zien wat er nu staat."
        )
    return zinnen


def _over(afloop: Afloop, aantal: int) -> str:
    een = aantal == 1
    wat = "1 pagina" if een else f"{aantal} pagina’s"
    wie = {
        Afloop.INGEDIEND: (f"{wat} {'is' if een else 'zijn'}", "is" if een else "zijn"),
        Afloop.LIGT_VOOR: (f"{wat} {'lag' if een else 'lagen'}",),
        Afloop.BEZIG: (wat,),
        Afloop.GEWEIGERD: (f"{wat} {'kon' if een else 'konden'}",),
    }
    return PAGINAS[afloop].format(*wie[afloop])


def paginas_van(plan: Verwijderplan, user: Any) -> list[Paginaregel]:
    """Return the pages of which the text was online, as they are called now."""
    afloop = {pk: Afloop(a) for a, pks in plan.uitslag.get("paginas", {}).items() for pk in pks}
    wachtend = Nawerk.objects.filter(regel__wie=plan.pseudoniem, regel__editie=plan.editie_id)
    wachten = set(wachtend.values_list("page_id", flat=True))
    paginas = Page.objects.filter(pk__in=afloop).order_by("path")
    return [
        Paginaregel(
            titel=page.get_admin_display_title(),
            url=_url(page, user),
            zin=f"{NOG_ONLINE} {ZINNEN[afloop[page.pk]]}" if page.pk in wachten else KLAAR,
        )
        for page in paginas
    ]


def _url(page: Page, user: Any) -> str:
    if not page.permissions_for_user(user).can_edit():
        return ""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
