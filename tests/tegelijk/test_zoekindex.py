"""One reads pages for the search index while the other tidies it: neither fails, nothing is lost."""

import pytest

from .kopieproces import speel_op_kopie

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def gespeeld(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock():
        return speel_op_kopie("zoekindex.py", tmp_path_factory.mktemp("zoekindex"))


@pytest.mark.parametrize("eerst", ["lezen", "ruimen"])
def test_both_end_and_the_index_is_right(gespeeld, eerst):
    assert gespeeld[eerst] == {"fouten": [], "goed": True, "los": 0}
