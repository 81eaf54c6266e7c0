"""A redacteur of Leeuwarden with a password, and the second factor switched on."""

import pytest

from tests.inlog.wegen import WACHTWOORD


@pytest.fixture
def redacteur(wereld):
    user = wereld.user("redacteur-leeuwarden")
    user.email = "r@leeuwarden.example"
    user.set_password(WACHTWOORD)
    user.save()
    return user


@pytest.fixture
def verplicht(settings):
    settings.MFA_VERPLICHT = True
