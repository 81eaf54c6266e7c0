"""Every address of the CMS, tried by people of Leeuwarden on things of Weststellingwerf."""

import pytest
from django.test import override_settings
from django.urls import path

from config.urls import urlpatterns as alle_adressen
from gemeenten.toegang.muren.indeling import INDELING

from .adressen import cms_adressen, ingevuld, inzending, vragen
from .overkant import GEHEIM

MENSEN = (
    "redacteur-leeuwarden",
    "beoordelaar-leeuwarden",
    "beheerder-leeuwarden",
    "lezer-leeuwarden",
    "kernredacteur",
)
# What the kernredactie does in any edition: get it started, end it, publish in an emergency, and read what
# an edition proposed to it.
VAN_KERNREDACTIE = {
    "eerste_link",
    "eerste_mensen",
    "eerste_uitnodigen",
    "editie_checklist",
    "editie_doen",
    "editie_lezen",
    "editie_ophalen",
    "kernvoorstel",
    "kernvoorstellen",
    "spoed_voorbeeld",
}
AFMELDEN = ("wagtailadmin_logout", "wagtailadmin_error_test")  # end the session; fails on purpose


def niet_ingedeeld(adressen) -> set[str]:
    return {naam for _, naam in adressen if naam not in INDELING}


class TestEveryAddressIsClassified:
    def test_none_is_missing(self):
        assert not niet_ingedeeld(cms_adressen())

    def test_none_is_left_over(self):
        assert not set(INDELING) - {naam for _, naam in cms_adressen()}

    def test_a_new_address_is_missed(self):
        assert niet_ingedeeld([*cms_adressen(), ("cms/nieuw/", "nieuw_scherm")]) == {"nieuw_scherm"}


class TestUnclassified:
    """An address that nobody classified is closed, but for superusers."""

    @pytest.fixture(autouse=True)
    def adres(self, settings):
        with override_settings(ROOT_URLCONF=__name__):
            yield

    @pytest.mark.parametrize(
        "naam", ["redacteur-leeuwarden", "beheerder-leeuwarden", "kernredacteur"]
    )
    def test_closed(self, client, wereld, naam):
        client.force_login(wereld.user(naam))
        assert client.get("/cms/nieuw/").status_code == 302

    def test_open_for_a_superuser(self, client, wereld):
        client.force_login(wereld.user("admin"))
        assert client.get("/cms/nieuw/").content == b"nieuw"


def nieuw(request):
    from django.http import HttpResponse

    return HttpResponse("nieuw")


urlpatterns = [path("cms/nieuw/", nieuw, name="nieuw_scherm"), *alle_adressen]


@pytest.mark.parametrize("naam", MENSEN)
class TestWalk:
    def test_shows_nothing(self, client, wereld, overkant, naam):
        client.force_login(wereld.user(naam))
        gelekt = [
            (adres, url, vraag)
            for page, adres, url in self.adressen(overkant, naam)
            for vraag in self.vragen(adres, overkant, page)
            if GEHEIM in tekst(client.get(url, vraag))
        ]
        assert not gelekt

    def test_writes_nothing(self, client, wereld, overkant, naam):
        client.force_login(wereld.user(naam))
        voor = overkant.afdruk()
        gelekt = []
        kaal, _, alles, _ = vragen(overkant)
        for page, adres, url in self.adressen(overkant, naam):
            # The query is the same for each page: what it asks along is tried once for each address.
            for vraag in (kaal, alles) if page == overkant.concept else (kaal,):
                response = client.post(url, inzending(overkant), query_params=vraag)
                if GEHEIM in tekst(response):
                    gelekt.append((adres, url))
        assert not gelekt
        na = overkant.afdruk()
        assert not {soort for soort in voor if voor[soort] != na[soort]}

    @staticmethod
    def vragen(naam, overkant, page):
        kaal, zoek, alles, bestand = vragen(overkant)
        if page != overkant.concept:
            return [kaal]
        lijst = "report" in naam or naam == "geschiedenis"
        return [kaal, zoek, alles, bestand] if lijst else [kaal, {**alles, **zoek}]

    @staticmethod
    def adressen(overkant, naam):
        for route, adres in cms_adressen():
            if adres in AFMELDEN or (naam == "kernredacteur" and adres in VAN_KERNREDACTIE):
                continue
            for page in (overkant.concept, overkant.online, overkant.ingediend):
                yield page, adres, ingevuld(route, adres, overkant, page)
                if "<" not in route:
                    break


def tekst(response) -> str:
    inhoud = b"".join(response.streaming_content) if response.streaming else response.content
    return inhoud.decode(errors="replace") + response.headers.get("Location", "")


TE_ZIEN = {
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:usage",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:workflow",
    "wagtaildocs:index",
    "wagtaildocs:edit",
    "wagtaildocs_chooser:choose",
    "geschiedenis",
    "verbetervoorstellen",
    "verbetervoorstel",
    "lezersreacties",
    "lezersreactie",
}


def test_the_marks_can_be_seen_from_their_own_side(client, wereld, overkant):
    """The walk looks where there is something to see: the people of B do meet the marks there."""
    client.force_login(wereld.user("beheerder-weststellingwerf"))
    gezien = {
        naam
        for route, naam in cms_adressen()
        if naam in TE_ZIEN
        and GEHEIM in tekst(client.get(ingevuld(route, naam, overkant, overkant.concept)))
    }
    assert gezien == TE_ZIEN
