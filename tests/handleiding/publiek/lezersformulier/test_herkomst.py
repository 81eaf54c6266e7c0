"""Where a form was sent from, by what a browser says: only a page of this very host counts."""

import pytest
from django.test import RequestFactory

from handleiding.publiek.lezersformulier.herkomst import van_eigen_site

EIGEN = "http://testserver"


@pytest.mark.parametrize(
    ("koppen", "eigen"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": EIGEN}, False),
        ({"Sec-Fetch-Site": "same-site", "Origin": EIGEN}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": ""}, False),
        ({"Origin": EIGEN}, True),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver.example"}, False),
        ({"Origin": "http://testserver:8000"}, False),
        ({"Origin": "null"}, False),
        ({"Referer": f"{EIGEN}/klopt-dit-niet/"}, False),
        ({}, False),
    ],
)
def test_only_this_host(koppen, eigen):
    assert van_eigen_site(RequestFactory().post("/klopt-dit-niet/", headers=koppen)) is eigen
