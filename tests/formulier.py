"""What the page editor would post, for tests that go through the real edit screen."""

from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from handleiding.blocks.tekst import TEKST_FEATURES


def hoofdstuk_data(page, *, tekst: str, **extra) -> dict[str, str]:
    """Return the editor's form of a chapter with one block of text; keeps the block's id."""
    blokken = list(page.inhoud.get_prep_value())
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "inhoud": streamfield([("tekst", rich_text(tekst, features=TEKST_FEATURES))]),
            "comments": inline_formset([]),
        }
    )
    if blokken:
        data["inhoud-0-id"] = blokken[0]["id"]
    return data | extra


def bewaar(client, user, page, *, tekst: str, **extra):
    """Post the edit form as ``user``; ``extra`` holds the button, for instance ``action-submit``."""
    client.force_login(user)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, hoofdstuk_data(page, tekst=tekst, **extra), follow=True)
