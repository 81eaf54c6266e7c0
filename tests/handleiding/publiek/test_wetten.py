"""Three laws of the etalage, after every step of a random walk of all that can happen to pages."""

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from handleiding.publiek.etalage.controle import verschillen
from tests.handleiding.publiek.wandeling import (
    STAPPEN,
    Wandeling,
    anders_dan_goedgekeurd,
    zicht_volgens_de_boom,
    zonder_stempel,
)
from tests.wetten import LANG, wet

STAP = st.tuples(st.sampled_from(STAPPEN), st.integers(0, 8), st.integers(1, 9))
WANDELING = st.lists(STAP, min_size=3, max_size=7)
BOVEN, ONDER, SESSIE, GROEP, CONTACT, EDITIE, KERN, LITERATUUR, HOOFDSTUK = range(9)


@pytest.fixture
def wandeling(wereld, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return Wandeling(wereld)


def loop(wandeling, stappen, vang):
    """Take the steps, and hold the laws after each."""
    begin = wandeling.gelezen
    try:
        with transaction.atomic():
            for stap in stappen:
                voor = wandeling.gelezen
                with vang(execute=True), transaction.atomic():
                    wandeling.zet(*stap)
                wandeling.lees()
                assert list(zicht_volgens_de_boom()) == [], stap
                assert list(anders_dan_goedgekeurd()) == [], stap
                assert list(zonder_stempel(voor, wandeling.gelezen)) == [], stap
            assert list(verschillen(teksten=False)) == []
            transaction.set_rollback(True)
    finally:
        cache.clear()  # Wagtail keeps there which hosts lead where; they are gone again
        wandeling.gelezen = begin


@pytest.mark.hypothesis
def test_laws_hold_after_every_step(wandeling, django_capture_on_commit_callbacks):
    @wet(
        2,
        lang=100,
        deadline=None,
        derandomize=settings.get_current_profile_name() != LANG,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @example([("publiceer", SESSIE, 4), ("publiceer", GROEP, 1), ("publiceer", CONTACT, 2)])
    @example([("publiceer", BOVEN, 2), ("publiceer", BOVEN, 7), ("herschik", SESSIE, 1)])
    @example([("verplaats", ONDER, 1), ("kopieer", BOVEN, 3), ("verlopen", BOVEN, 1)])
    @example([("plan", ONDER, 1), ("moment", ONDER, 1), ("haal_offline", SESSIE, 1)])
    @example([("bewaar", HOOFDSTUK, 1), ("spoed", KERN, 4), ("publiceer", KERN, 1)])
    @example([("persoon", 0, 1), ("persoon", 0, 2), ("ruim_op", 0, 1), ("wis", ONDER, 1)])
    @example([("editie_offline", 0, 1), ("archief", 0, 1), ("archief", 0, 1), ("naam", 0, 1)])
    @example([("naam", 0, 3), ("samen", 0, 1), ("nieuwe_editie", 0, 2)])
    @example([("host", 0, 1), ("omleiding", ONDER, 1), ("lees_in", 0, 1), ("uit_bestand", 0, 1)])
    @example([("haal_offline", ONDER, 1), ("draai_terug", ONDER, 1), ("zonder_weg", ONDER, 1)])
    @given(WANDELING)
    def houdt(stappen):
        loop(wandeling, stappen, django_capture_on_commit_callbacks)

    houdt()
