"""Random edits on both sides, taken over through the real screen: no word goes that nobody decided away.

``WILLEKEURIGE_RONDES=500 pytest`` this file walks further.
"""

import os

import pytest

from handleiding.models import OnderdeelPage

from .willekeur import neem_willekeurig_over

RONDES = int(os.environ.get("WILLEKEURIGE_RONDES", "5"))
PAGINAS = ("bijeenkomst-1", "inleiding", "het-bufferschema", "handleiding")


@pytest.mark.parametrize("slug", PAGINAS)
def test_no_word_is_lost_and_what_nobody_touched_is_the_cores(redacteur, wereld, slug):
    page = OnderdeelPage.objects.descendant_of(wereld.editie()).get(slug=slug)
    for zaad in range(RONDES):
        assert neem_willekeurig_over(redacteur, page.pk, zaad) == []
