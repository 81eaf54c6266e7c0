"""What a page says is made once for all who read it without a session, and for nobody else."""

import pytest
from django.utils import timezone
from wagtail.models import Site

from handleiding.models import BijeenkomstPage
from handleiding.publiek import geheugen
from handleiding.publiek.geheugen import fragment

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemaakt(monkeypatch):
    """Count how often the text of a session is made."""
    keren = []
    echt = BijeenkomstPage.te_lezen

    def te_lezen(page, *args):
        keren.append(page.pk)
        return echt(page, *args)

    monkeypatch.setattr(BijeenkomstPage, "te_lezen", te_lezen)
    geheugen.leeg()
    yield keren
    geheugen.leeg()


def lees(client, page, vraag=0, **kop):
    return client.get(f"{page.url}?vraag={vraag}", **kop).content


def warm(client, page, **kop):
    """The first request learns where the address leads."""
    client.get(page.url, **kop)
    return lees(client, page, **kop)


def test_it_is_made_once(client, wereld, gemaakt):
    page = wereld.bijeenkomst()
    eerst = warm(client, page)
    keren = len(gemaakt)
    assert keren
    assert lees(client, page, 1) == eerst
    assert len(gemaakt) == keren


def test_who_has_a_session_gets_it_made(client, wereld, gemaakt):
    page = wereld.bijeenkomst()
    warm(client, page)
    keren = len(gemaakt)
    client.force_login(wereld.user("redacteur-leeuwarden"))
    for nummer in (1, 2):
        lees(client, page, nummer)
        assert len(gemaakt) == keren + nummer


def test_nothing_of_yesterday(client, wereld, gemaakt, monkeypatch):
    page = wereld.bijeenkomst()
    warm(client, page)
    keren = len(gemaakt)
    morgen = timezone.localdate() + timezone.timedelta(days=1)
    monkeypatch.setattr(fragment.timezone, "localdate", lambda *args: morgen)
    lees(client, page, 1)
    assert len(gemaakt) == keren + 1


def test_each_site_its_own(client, wereld, gemaakt, settings):
    """On its own host an edition links to its pages without the host, elsewhere in full."""
    settings.ALLOWED_HOSTS = ["*"]
    page = wereld.bijeenkomst()
    hoofd = warm(client, page)
    Site.objects.create(hostname="leeuwarden.example", port=80, root_page=wereld.editie())
    page = BijeenkomstPage.objects.get(pk=page.pk)
    pad = page.get_url_parts()[2]
    eigen = [
        client.get(f"{pad}?{n}", headers={"host": "leeuwarden.example"}).content for n in (1, 2, 3)
    ]
    assert len(set(eigen)) == 1
    assert hoofd != eigen[0]
    geheugen.leeg()
    assert client.get(f"{pad}?4", headers={"host": "leeuwarden.example"}).content == eigen[0]


def test_what_is_too_much_is_forgotten(client, wereld, gemaakt, monkeypatch):
    monkeypatch.setattr(fragment, "_fragmenten", geheugen.stand.nieuwe_houder(10))
    page = wereld.bijeenkomst()
    warm(client, page)
    keren = len(gemaakt)
    lees(client, page, 1)
    assert len(gemaakt) == keren + 1
