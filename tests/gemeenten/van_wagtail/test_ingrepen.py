"""Each entry of ``van_wagtail`` fits what Wagtail has there; a change in Wagtail fails here first."""

import inspect

import pytest
from django.db import connection
from wagtail.admin import signal_handlers

from gemeenten.van_wagtail import INGREPEN, OP_POSTGRESQL, berichten
from handleiding.van_wagtail.ingreep import zoek
from tests.ingrepen import bewaak, bewaak_tabel


@pytest.mark.parametrize("ingreep", INGREPEN, ids=lambda ingreep: ingreep.plek)
def test_wagtail_has_what_the_entry_counts_on(ingreep):
    bewaak(ingreep)


@pytest.mark.parametrize(
    "ingreep",
    [ingreep for ingreep in INGREPEN if ingreep not in berichten.INGREPEN],
    ids=lambda ingreep: ingreep.plek,
)
def test_ours_is_in_place(ingreep):
    assert ingreep.lees() is not ingreep.wagtails()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="its classes are for PostgreSQL only")
@pytest.mark.parametrize("ingreep", OP_POSTGRESQL, ids=lambda ingreep: ingreep.plek)
def test_the_index_of_postgresql_has_what_the_entry_counts_on(ingreep):
    bewaak(ingreep)
    assert ingreep.lees() is not ingreep.wagtails()


@pytest.mark.parametrize("post", berichten.INGREPEN, ids=lambda post: post.uid)
def test_wagtails_mail_finds_its_place_taken(post):
    """Wagtail connects by this name, and ours is what is connected."""
    assert f'"{post.uid}"' in inspect.getsource(signal_handlers.register_signal_handlers)
    ontvangers = post.signaal._live_receivers(sender=post.sender)[0]
    assert post.ons(None) in ontvangers
    assert post.wagtails() not in ontvangers


@pytest.mark.parametrize(
    ("signaal", "naam"),
    [
        ("page_slug_changed", "autocreate_redirects_on_slug_change"),
        ("post_page_move", "autocreate_redirects_on_page_move"),
    ],
)
def test_only_ours_makes_redirects(signaal, naam):
    """Also after it was put in place a second time, as when an app is made ready again."""
    [ingreep] = [ingreep for ingreep in INGREPEN if ingreep.naam == naam]
    ingreep.zet()
    ontvangers = zoek(f"wagtail.signals:{signaal}")._live_receivers(sender=None)[0]
    assert ingreep.lees() in ontvangers
    assert ingreep.wagtails() not in ontvangers


def test_readme_has_the_table():
    bewaak_tabel("gemeenten", (*INGREPEN, *OP_POSTGRESQL))
