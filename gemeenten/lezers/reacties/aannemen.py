"""A reaction is kept: once, with the edition that its page stands in."""

from django.core.exceptions import ValidationError
from wagtail.models import Page

from gemeenten.models import GemeentePage, Lezersreactie

# More than the people of one edition, or those of the core, can read says that somebody plays with the form.
MEEST_OPEN = 500
VOL = "Er liggen al veel reacties. Die lezen wij eerst. Probeer het later opnieuw, of bel ons via de contactpagina."


def editie_om(page: Page) -> GemeentePage | None:
    """Return the edition that ``page`` stands in; of the core there is none."""
    return GemeentePage.objects.ancestor_of(page, inclusive=True).first()


def neem_aan(page: Page, *, tekst: str, passage: str, bon: str) -> Lezersreactie:
    """Keep what a reader wrote about ``page``; the same ``bon`` again is the same reaction.

    Raises ValidationError when more waits than anybody will read.
    """
    bekend = Lezersreactie.objects.filter(bon=bon).first()
    if bekend is not None:
        return bekend
    editie = editie_om(page)
    alle = Lezersreactie.objects
    van_hen = alle.van_edities([editie]) if editie else alle.van_kern()
    if van_hen.open().count() >= MEEST_OPEN:
        raise ValidationError(VOL)
    gegevens = {"page": page, "editie": editie, "tekst": tekst, "passage": passage}
    return Lezersreactie.objects.get_or_create(bon=bon, defaults=gegevens)[0]
