import pytest

from tests.bezoeker import Bezoeker


@pytest.fixture
def bezoeker(wereld):
    return Bezoeker()


@pytest.fixture
def openbare_adressen(wereld):
    """The address of each page of the small world that everyone may read, with the packs of a group."""
    from gemeenten.models import WerkleergroepPage
    from handleiding.models import Etalage
    from handleiding.publiek.etalage import Etalagezicht

    openbaar = Etalage.objects.filter(
        zicht=Etalagezicht.OPENBAAR, page__live=True, page__depth__gt=1
    )
    adressen = {rij.page.url for rij in openbaar.select_related("page")}
    groep = WerkleergroepPage.objects.first()
    staarten = ("draaiboek/", "draaiboek/1/", "draaiboek/ronde-1/1/")
    return sorted({*adressen - {None}, *(f"{groep.url}{staart}" for staart in staarten)})
