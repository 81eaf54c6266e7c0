"""Work that was put in the queue before a room moved is still found."""

import pytest
from django.utils.module_loading import import_string


@pytest.mark.parametrize(
    "pad",
    [
        "gemeenten.beoordeling.post.verstuur",
        "gemeenten.kernwijzigingen.werk.werk_af",
        "gemeenten.verbetervoorstel.bij.maak_bij",
    ],
)
def test_old_path_leads_to_the_task(pad):
    taak = import_string(pad)
    assert callable(taak.enqueue)
