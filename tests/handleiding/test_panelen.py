"""Every editor says in which state its page is."""

from django.urls import reverse
from wagtail.models import Page

from handleiding.models import BasePage


def editors(wereld):
    """One page of each type, as its editor would open it."""
    per_type = {}
    for page in Page.objects.descendant_of(wereld.home, inclusive=True).specific():
        per_type.setdefault(type(page), page)
    return per_type


def test_every_page_type_shows_its_state(client, wereld):
    client.force_login(wereld.user("admin"))
    zonder = []
    for model, page in editors(wereld).items():
        assert issubclass(model, BasePage)
        tekst = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
        if "toestand-panel" not in tekst:
            zonder.append(model.__name__)
    assert zonder == []
