"""What the tests of the structure do to the core, by the product's own road."""

from wagtail.models import Page

from gemeenten.editie.opbouw.structuur import lees_boom
from handleiding.models import HoofdstukPage, OnderdeelPage
from handleiding.workflow.actions import haal_offline


def kern(wereld, slug) -> HoofdstukPage:
    """Return a page of the core by its slug, read anew."""
    onder = OnderdeelPage.objects.descendant_of(wereld.kern)
    return onder.get(slug=slug).specific


def nieuw_in_kern(wereld, boven=None, *, titel="Nieuw deel", publiceer=True) -> HoofdstukPage:
    """Add a chapter (or a section of ``boven``) to the core, written and approved by two people."""
    page = HoofdstukPage(title=titel, live=False, owner=wereld.user("kernredacteur"))
    (boven or wereld.kern).add_child(instance=page)
    page.save_revision(user=wereld.user("kernredacteur"))
    if publiceer:
        wereld.publiceer(page, "kernredacteur", "kernbeoordelaar")
    return HoofdstukPage.objects.get(pk=page.pk)


def uit_de_kern(wereld, slug) -> None:
    haal_offline(kern(wereld, slug), wereld.user("kernbeoordelaar"), "Niet meer nodig.")


def verplaats_in_kern(wereld, slug, doel, pos) -> None:
    """Move a core page beside or into ``doel`` (a slug)."""
    kern(wereld, slug).move(Page.objects.get(pk=kern(wereld, doel).pk), pos=pos)


def aanbod(wereld, editie="leeuwarden"):
    """Return what waits in an edition, as (kind, title)."""
    return [(a.soort.value, a.titel) for a in lees_boom(wereld.editie(editie)).aanbod()]


def weggelaten(wereld, editie="leeuwarden"):
    return [a.titel for a in lees_boom(wereld.editie(editie)).weggelaten()]


def stand(wereld, slug, editie="leeuwarden") -> dict:
    """Return what names the offer about a core page, as the actions take it."""
    pagina = kern(wereld, slug)
    return {"kern_id": pagina.pk, "stand": lees_boom(wereld.editie(editie)).van(pagina.pk).stand}


def volgorde(wereld, boven="handleiding", editie="leeuwarden") -> list[str]:
    """Return the slugs below a page of an edition, in order."""
    onder = OnderdeelPage.objects.descendant_of(wereld.editie(editie)).get(slug=boven)
    return list(onder.get_children().order_by("path").values_list("slug", flat=True))
