"""Editors are addressed with "u", also by the platform's own screens."""

import gettext
import re
from pathlib import Path

import pytest
import wagtail
from django.apps import apps
from django.conf import settings
from django.utils.translation.trans_real import DjangoTranslation

TUTOYEREN = re.compile(r"\b(je|jij|jou|jouw|jezelf)\b", re.IGNORECASE)
WAGTAIL = Path(wagtail.__file__).parent


def catalogus(map_: Path, domein: str) -> dict:
    pad = map_ / "locale" / "nl" / "LC_MESSAGES" / f"{domein}.mo"
    if not pad.exists():
        return {}
    with pad.open("rb") as bestand:
        return gettext.GNUTranslations(bestand)._catalog


def zinnen_van_wagtail(domein: str) -> set:
    mappen = [Path(app.path) for app in apps.get_app_configs()]
    return {
        zin for map_ in mappen if map_.is_relative_to(WAGTAIL) for zin in catalogus(map_, domein)
    }


@pytest.mark.parametrize("domein", ["django", "djangojs"])
def test_the_platform_says_u_to_an_editor(domein):
    vertaling = DjangoTranslation("nl", domain=domein)
    te_vertrouwelijk = {
        zin: vertaling._catalog[zin]
        for zin in zinnen_van_wagtail(domein)
        if zin and TUTOYEREN.search(str(vertaling._catalog[zin]))
    }
    assert te_vertrouwelijk == {}


@pytest.mark.parametrize("domein", ["django", "djangojs"])
def test_the_compiled_sentences_are_those_of_the_source_file(domein):
    """The .mo file is kept beside its source, so that no machine needs gettext's tools."""
    (map_,) = settings.LOCALE_PATHS
    bron = (Path(map_) / "nl" / "LC_MESSAGES" / f"{domein}.po").read_text()
    geschreven = re.findall(r'^msgstr(?:\[\d\])? "(.+)"$', bron, re.MULTILINE)
    gecompileerd = set(catalogus(Path(map_).parent, domein).values())
    assert geschreven
    assert [zin for zin in geschreven if zin.replace('\\"', '"') not in gecompileerd] == []


PLAATS = re.compile(r"%\(\w+\)s|\{\w+\}")
VAST_AAN_EEN_WOORD = re.compile(r"\w(%\(\w+\)s|\{\w+\})|(%\(\w+\)s|\{\w+\})(\w|%\()")


@pytest.mark.parametrize("domein", ["django", "djangojs"])
def test_no_sentence_of_the_platform_glues_a_name_to_a_word(domein):
    """The platform's own translation says "1-6van 6pagina's"; a number in a list is no such case."""
    vertaling = DjangoTranslation("nl", domain=domein)
    geplakt = {
        zin: vertaling._catalog[zin]
        for zin in zinnen_van_wagtail(domein)
        if isinstance(zin, str)
        and VAST_AAN_EEN_WOORD.search(str(vertaling._catalog[zin]))
        and not VAST_AAN_EEN_WOORD.search(zin)
    }
    assert geplakt == {}


@pytest.mark.parametrize("domein", ["django", "djangojs"])
def test_our_sentences_keep_the_places_of_the_platform(domein):
    (map_,) = settings.LOCALE_PATHS
    van_ons = catalogus(Path(map_).parent, domein)
    enkelvoudig = {zin: tekst for zin, tekst in van_ons.items() if zin and isinstance(zin, str)}
    anders = {
        zin: tekst
        for zin, tekst in enkelvoudig.items()
        if sorted(PLAATS.findall(zin)) != sorted(PLAATS.findall(tekst))
    }
    assert anders == {}
