"""A role is known by the name of its group: nobody renames it by hand, also not technical management."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.urls import reverse

VAN_ROLLEN = ["GM0080 beoordelaar", "GM0080 lezer", "Kern redacteur"]


def post(client, groep, naam):
    """Send the form of a group as the screen shows it, with another name."""
    adres = reverse("wagtailusers_groups:edit", args=[groep.pk])
    scherm = client.get(adres)
    velden = {"name": naam, "permissions": [recht.pk for recht in groep.permissions.all()]}
    for paneel in scherm.context["permission_panels"]:
        velden |= {f"{paneel.prefix}-TOTAL_FORMS": 0, f"{paneel.prefix}-INITIAL_FORMS": 0}
    return client.post(adres, velden, follow=True)


@pytest.mark.parametrize("naam", VAN_ROLLEN)
def test_the_group_of_a_role_keeps_its_name(client, wereld, naam):
    client.force_login(wereld.user("admin"))
    groep = Group.objects.get(name=naam)
    antwoord = post(client, groep, "Iets anders")
    assert "houdt haar naam" in antwoord.text
    groep.refresh_from_db()
    assert groep.name == naam
    groep.name = f"{naam} "
    with pytest.raises(PermissionDenied):
        groep.save()


@pytest.mark.parametrize("naam", ["Vrijwilligers", "Onze redacteur", "GM9999 redacteur"])
def test_another_group_may_be_renamed(client, wereld, naam):
    client.force_login(wereld.user("admin"))
    groep = Group.objects.create(name=naam)
    post(client, groep, "Iets anders")
    groep.refresh_from_db()
    assert groep.name == "Iets anders"
