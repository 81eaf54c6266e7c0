"""Where files are kept gives nobody a way around the walls: every file has one address, of ours."""

from typing import Any

from django.conf import settings
from django.core.checks import Warning as Waarschuwing
from django.core.checks import register
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.encoding import filepath_to_uri

LEK = "De opslag van bestanden geeft adressen uit die langs de controle gaan: {adres}"
HINT = (
    "Gebruik een opslag met gemeenten.toegang.muren.opslag.AchterDeMuur ervoor (voor S3: "
    "config.opslag.S3Opslag), en laat MEDIA_URL staan op het adres van de site zelf."
)


class AchterDeMuur:
    """For a storage class: its files are reached through the view that asks who may have them.

    A signed address of the storage itself works for everyone who gets hold of it.
    """

    def url(self, name: str) -> str:
        return media_adres(name)


def media_adres(naam: str) -> str:
    """Return the address of a file on the site."""
    return settings.MEDIA_URL + filepath_to_uri(naam).lstrip("/")


@register()
def bestanden_achter_de_muur(app_configs: Any, **kwargs: Any) -> list[Waarschuwing]:
    """Warn when the storage, as it is set up, hands out addresses of its own."""
    adres = default_storage.url("proef.png")
    if adres == reverse("media", args=["proef.png"]):
        return []
    return [Waarschuwing(LEK.format(adres=adres.partition("?")[0]), hint=HINT, id="gemeenten.W001")]
