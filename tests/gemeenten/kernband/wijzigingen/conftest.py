import pytest


@pytest.fixture
def wijzig_kern(wereld):
    """Return a function that publishes another text for a session of the core, by two people."""

    def wijzig(nummer=1, **velden):
        page = wereld.kernbijeenkomst(nummer).get_latest_revision_as_object()
        for naam, waarde in velden.items():
            setattr(page, naam, waarde)
        page.save_revision(user=wereld.user("kernredacteur"))
        wereld.publiceer(wereld.kernbijeenkomst(nummer), "kernredacteur", "kernbeoordelaar")

    return wijzig


@pytest.fixture
def wijzig_lokaal(wereld):
    """Return a function that saves a draft of Leeuwarden's session."""

    def wijzig(naam="redacteur-leeuwarden", nummer=1, **velden):
        page = wereld.bijeenkomst(nummer).get_latest_revision_as_object()
        for veld, waarde in velden.items():
            setattr(page, veld, waarde)
        page.save_revision(user=wereld.user(naam))

    return wijzig
