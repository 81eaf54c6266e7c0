"""A core page that editions copied is not deleted: their variants would lose what they stand on."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail.models import Page

from handleiding.models import OnderdeelPage

HEEFT_VARIANTEN = (
    "“{titel}” kan niet worden verwijderd: edities hebben hiervan een eigen versie. "
    "Laat de pagina offline staan; elke gemeente beslist zelf over haar versie."
)


def weiger_verwijderen(request, page):
    """Refuse, and say why, when editions hold a variant of ``page`` or of a page below it.

    For the hook ``before_delete_page``; the database itself refuses too (``kern`` is PROTECT).
    """
    if not OnderdeelPage.objects.filter(kern__path__startswith=page.path).exists():
        return None
    messages.error(request, HEEFT_VARIANTEN.format(titel=page.get_admin_display_title()))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def weiger_verwijderen_van_meer(request, action_type, objects, action):
    """Refuse a bulk delete as a whole when one of its pages has variants."""
    if action_type != "delete":
        return None
    antwoorden = (weiger_verwijderen(request, page) for page in objects if isinstance(page, Page))
    return next(filter(None, antwoorden), None)
