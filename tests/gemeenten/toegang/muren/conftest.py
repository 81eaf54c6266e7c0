import pytest

from .overkant import bouw_overkant


@pytest.fixture
def overkant(wereld):
    return bouw_overkant(wereld)


@pytest.fixture(params=["redacteur", "beoordelaar", "beheerder"])
def wie(request, client, wereld):
    """Somebody of Leeuwarden, logged in."""
    user = wereld.user(f"{request.param}-leeuwarden")
    client.force_login(user)
    return user
