"""What a cache between us and a reader may keep: pages that are the same for everyone, and no other."""

import pytest

from handleiding.models import HoofdstukPage
from handleiding.publiek.etalage import werk_bij

PUBLIC = ["/", "/handleiding/", "/gemeenten/", "/gemeenten/leeuwarden/", "/bestaat-niet/"]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_is_the_same_for_every_reader_without_a_session(client, wereld, address):
    response = client.get(address)
    assert "Cookie" not in response.get("Vary", "")
    assert not client.cookies
    assert "wagtail-userbar" not in response.content.decode()


def test_a_page_for_somebody_is_private_and_has_the_bar(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    response = client.get("/gemeenten/leeuwarden/")
    assert "Cookie" in response["Vary"]
    assert "private" in response["Cache-Control"]
    assert "wagtail-userbar" in response.content.decode()


def test_no_cache_keeps_an_internal_page_or_its_refusal(client, wereld):
    page = wereld.hoofdstuk()
    HoofdstukPage.objects.filter(pk=page.pk).update(intern=True)
    werk_bij([page])
    refused = client.get(page.url)
    assert refused["Location"].startswith("/account/login/")
    assert "no-store" in refused["Cache-Control"]
    client.force_login(wereld.user("lezer-leeuwarden"))
    seen = client.get(page.url)
    assert seen.status_code == 200
    assert "no-store" in seen["Cache-Control"]
    client.force_login(wereld.user("lezer-weststellingwerf"))
    refused = client.get(page.url)
    assert refused.status_code == 403
    assert "private" in refused["Cache-Control"]
