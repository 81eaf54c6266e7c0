"""Browsers of somebody who is logged in; a test that needs the person asks `wereld.user`."""

import pytest


@pytest.fixture
def redacteur(client, wereld):
    client.force_login(wereld.user("redacteur-leeuwarden"))
    return client


@pytest.fixture
def kernredacteur(client, wereld):
    client.force_login(wereld.user("kernredacteur"))
    return client
