"""The list of accounts among many groups: found by a part of a group's name, and by the link of a group."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

LIJST = "wagtailusers_users:index"


@pytest.fixture
def admin(client, wereld):
    client.force_login(wereld.user("admin"))
    return client


def genoemd(antwoord):
    return {user.get_username() for user in antwoord.context["object_list"]}


def test_accounts_are_found_by_a_part_of_the_name_of_a_group(admin):
    van_rol = {"beoordelaar-leeuwarden", "collega-gm0080"}
    van_gemeente = van_rol | {"redacteur-leeuwarden", "beheerder-leeuwarden", "lezer-leeuwarden"}
    assert genoemd(admin.get(reverse(LIJST), {"groep": "gm0080 beoord"})) == van_rol
    assert genoemd(admin.get(reverse(LIJST), {"groep": "gm0080"})) == van_gemeente
    assert genoemd(admin.get(reverse(LIJST), {"groep": "bestaat niet"})) == set()


def test_a_link_of_a_group_shows_who_is_in_it(admin):
    groep = Group.objects.get(name="GM0080 beoordelaar")
    antwoord = admin.get(reverse(LIJST), {"group": groep.pk})
    assert genoemd(antwoord) == {"beoordelaar-leeuwarden", "collega-gm0080"}
    assert "GM0080 beoordelaar" in antwoord.text


@pytest.mark.parametrize("group", ["x", "²", "9" * 60, ""])
def test_a_group_that_is_no_number_is_no_error(admin, group):
    assert admin.get(reverse(LIJST), {"group": group}).status_code == 200


def test_a_hundred_groups_more_cost_nothing(admin):
    admin.get(reverse(LIJST))
    with CaptureQueriesContext(connection) as weinig:
        eerst = admin.get(reverse(LIJST))
    Group.objects.bulk_create(Group(name=f"GM9{nummer:03} redacteur") for nummer in range(100))
    with CaptureQueriesContext(connection) as veel:
        later = admin.get(reverse(LIJST))
    assert len(veel) == len(weinig)
    assert abs(len(later.content) - len(eerst.content)) < 200
