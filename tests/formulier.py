"""What the page editor would post, for tests that go through the real edit screen.

Here for a page with one block of text. ``tests/handleiding/bewerkscherm.py`` reads the screen of any page.
"""

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from handleiding.blocks.tekst import TEKST_FEATURES


def formulier(
    *, titel: str, adres: str | None, tekst: str = "<p>Een tekst.</p>", **extra
) -> dict[str, str]:
    """Return the editor's form of a page with one block of text; boxes that are not named are empty.

    A page of which the address is fixed has no field for it: ``adres`` is None.
    """
    data = {
        "title": titel,
        "inhoud": streamfield([("tekst", rich_text(tekst, features=TEKST_FEATURES))]),
        "comments": inline_formset([]),
    }
    return nested_form_data(data) | ({} if adres is None else {"slug": adres}) | extra


def van_pagina(page, tekst: str = "<p>Stiekem.</p>", **extra) -> dict[str, str]:
    """Return the form of ``page`` with another text in it."""
    return formulier(titel=page.title, adres=page.slug, tekst=tekst, **extra)


def hoofdstuk_data(page, *, tekst: str, **extra) -> dict[str, str]:
    """Return the editor's form of a chapter with one block of text; keeps the block's id."""
    data = van_pagina(page, tekst)
    if blokken := list(page.inhoud.get_prep_value()):
        data["inhoud-0-id"] = blokken[0]["id"]
    return data | extra


def bewaar(client, user, page, *, tekst: str, **extra):
    """Post the edit form as ``user``; ``extra`` holds the button, for instance ``action-submit``."""
    client.force_login(user)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, hoofdstuk_data(page, tekst=tekst, **extra), follow=True)
