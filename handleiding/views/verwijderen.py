"""What editions stand on, or readers saw within the term of keeping, is not deleted.

The database itself refuses too (``kern`` is PROTECT, ``bewaak_bewaring``); here it is told before.
"""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from wagtail.models import Page

from handleiding.models import OnderdeelPage
from handleiding.publiek.etalage import gelezen

HEEFT_VARIANTEN = (
    "“{titel}” kan niet worden verwijderd: edities hebben hiervan een eigen versie. "
    "Laat de pagina offline staan; elke gemeente beslist zelf over haar versie."
)


STOND_ONLINE = (
    "“{titel}” kan niet worden verwijderd: lezers zagen {wat}. Wat online stond, bewaren wij {jaren} jaar, zodat "
    "u kunt laten zien wat er stond. Laat de pagina offline staan: lezers zien haar niet meer."
)


def bezwaar_tegen_verwijderen(page: Page) -> str:
    """Return why ``page`` with all below it is not deleted, whoever asks, in Dutch; or an empty string."""
    titel = page.get_admin_display_title()
    if OnderdeelPage.objects.filter(kern__path__startswith=page.path).exists():
        return HEEFT_VARIANTEN.format(titel=titel)
    boom = gelezen().filter(page__path__startswith=page.path)
    stond = boom.select_related("page").order_by("page__path").first()
    if stond is None:
        return ""
    wat = "deze pagina" if stond.page_id == page.pk else f"de pagina “{stond.page.title}” eronder"
    return STOND_ONLINE.format(titel=titel, wat=wat, jaren=settings.BEWAARTERMIJN_JAREN)


def weiger_verwijderen(request, page):
    """Refuse a deletion and say why (hook ``before_delete_page``)."""
    if not (bezwaar := bezwaar_tegen_verwijderen(page)):
        return None
    messages.error(request, bezwaar)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def weiger_verwijderen_van_meer(request, action_type, objects, action):
    """Refuse a bulk delete as a whole when one of its pages is not to go."""
    if action_type != "delete":
        return None
    antwoorden = (weiger_verwijderen(request, page) for page in objects if isinstance(page, Page))
    return next(filter(None, antwoorden), None)
