"""A page is found in the CMS with and without its accents, on both databases."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from handleiding.models import InhoudPage

NAMEN = {
    "Kinderopvang in de crèche": ("creche", "crèche", "CRECHE"),
    "De buurt Ûleboerd": ("uleboerd", "ûleboerd"),
    "Bij cafe\u0301 Ruimte": ("cafe", "caf\u00e9"),
    "Reünie": ("reunie", "reünie"),
}


@pytest.fixture
def paginas(wereld):
    return {
        titel: wereld.home.add_child(
            instance=InhoudPage(title=titel, slug=f"zoek-{nummer}", live=False)
        ).pk
        for nummer, titel in enumerate(NAMEN)
    }


@pytest.mark.parametrize("titel", NAMEN)
def test_accents_make_no_difference(client, wereld, paginas, titel):
    client.force_login(wereld.user("admin"))
    for vraag in NAMEN[titel]:
        gevonden = Page.objects.search(vraag).get_queryset()
        assert paginas[titel] in {page.pk for page in gevonden}, vraag
        begin = Page.objects.autocomplete(vraag[:5])
        assert paginas[titel] in {page.pk for page in begin}, vraag
        scherm = client.get(reverse("wagtailadmin_pages:search"), {"q": vraag})
        assert f"/cms/pages/{paginas[titel]}/" in scherm.text, vraag
