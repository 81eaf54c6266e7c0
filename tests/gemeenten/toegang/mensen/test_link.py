"""An account is its owner's: nobody else gets a link into it once somebody came in."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gemeenten.toegang.mensen import link

User = get_user_model()
GEHEIM = "een-lang-geheim-woord"


@pytest.fixture
def genodigd(wereld):
    """Who was invited as a beoordelaar, and has not come in yet."""
    user = User.objects.create(
        username="an.bos", first_name="An", last_name="Bos", email="an@leeuwarden.example"
    )
    user.set_unusable_password()
    user.save()
    user.groups.add(Group.objects.get(name="GM0080 beoordelaar"))
    return user


def logde_ooit_in(user):
    user.last_login = timezone.now()
    user.save()


def koos_een_wachtwoord(user):
    user.set_password(GEHEIM)
    user.save()


def kwam_met_de_gemeente(user):
    SocialAccount.objects.create(user=user, provider="gm0080", uid="42")


def stelde_een_stap_in(user):
    Authenticator.objects.create(user=user, type="totp", data={"secret": "GEHEIM"})


def hoort_ook_elders(user):
    user.groups.add(Group.objects.get(name="GM0098 lezer"))


BINNEN = [logde_ooit_in, koos_een_wachtwoord, kwam_met_de_gemeente, stelde_een_stap_in]


def vraag(client, wereld, mens, scherm="mens_link"):
    return client.post(reverse(scherm, args=[wereld.editie().pk, mens.pk]), follow=True)


def beheerder(client, wereld):
    client.force_login(wereld.user("beheerder-leeuwarden"))


def test_who_never_came_in_gets_a_new_link(client, wereld, genodigd):
    beheerder(client, wereld)
    assert "Alleen An Bos krijgt de link" in vraag(client, wereld, genodigd).text
    assert [bericht.to for bericht in mail.outbox] == [[genodigd.email]]


@pytest.mark.parametrize(
    ("wat", "reden"),
    [*((wat, link.AL_BINNEN) for wat in BINNEN), (hoort_ook_elders, link.OOK_ELDERS)],
)
@pytest.mark.parametrize("door", ["beheerder-leeuwarden", "admin"])
def test_no_link_for_whose_account_it_is_already(client, wereld, genodigd, wat, reden, door):
    wat(genodigd)
    client.force_login(wereld.user(door))
    antwoord = vraag(client, wereld, genodigd)
    assert reden in antwoord.text
    assert "/uitnodiging/" not in antwoord.text
    assert not mail.outbox
    with pytest.raises(PermissionDenied, match=re.escape(reden)):
        link.maak_link(genodigd, wereld.editie())


@pytest.mark.parametrize("wat", [*BINNEN, hoort_ook_elders])
def test_nor_by_the_kernredactie_while_nobody_manages_the_edition(client, wereld, genodigd, wat):
    User.objects.filter(groups__name="GM0080 beheerder").update(is_active=False)
    wat(genodigd)
    client.force_login(wereld.user("kernredacteur"))
    vraag(client, wereld, genodigd, "eerste_link")
    assert not mail.outbox


@pytest.mark.parametrize("wat", BINNEN)
def test_a_link_from_before_ends_when_its_person_comes_in(client, wereld, genodigd, wat):
    adres = link.maak_link(genodigd, wereld.editie()).partition("/uitnodiging/")[2]
    assert "Kies een wachtwoord" in client.get(f"/uitnodiging/{adres}", follow=True).text
    wat(genodigd)
    ander = Client()
    assert "werkt niet meer" in ander.get(f"/uitnodiging/{adres}", follow=True).text
    nieuw = {"new_password1": "iets-van-een-ander", "new_password2": "iets-van-een-ander"}
    client.post("/".join(["/uitnodiging", adres.split("/")[0], "kies", ""]), nieuw)
    genodigd.refresh_from_db()
    assert not genodigd.check_password("iets-van-een-ander")


def test_the_list_offers_no_link_to_who_came_with_the_municipality(client, wereld, genodigd):
    beheerder(client, wereld)
    nieuwe_link = reverse("mens_link", args=[wereld.editie().pk, genodigd.pk])
    lijst = reverse("mensen", args=[wereld.editie().pk])
    assert nieuwe_link in client.get(lijst).text
    logde_ooit_in(genodigd)
    assert nieuwe_link not in client.get(lijst).text


def test_who_asks_a_new_password_gets_it_at_the_own_address(client, wereld, genodigd):
    logde_ooit_in(genodigd)
    client.post("/account/password/reset/", {"email": genodigd.email})
    assert [bericht.to for bericht in mail.outbox] == [[genodigd.email]]
    adres = re.search(r"https?://[^/]+(/account/password/reset/key/\S+)", mail.outbox[0].body)[1]
    formulier = client.get(adres, follow=True)
    client.post(formulier.request["PATH_INFO"], {"password1": GEHEIM, "password2": GEHEIM})
    genodigd.refresh_from_db()
    assert genodigd.check_password(GEHEIM)


class TestTwoKindsOfLink:
    """One of them mailed by whoever types an address, the other made by a beheerder."""

    def test_a_reset_token_is_no_invitation(self, client, wereld, genodigd):
        client.post("/account/password/reset/", {"email": genodigd.email})
        token = re.search(r"/reset/key/[^-\s]+-([^/\s]+)/", mail.outbox[0].body)[1]
        adres = link.maak_link(genodigd, wereld.editie())
        uid, eigen = adres.strip("/").split("/")[-2:]
        assert "Kies een wachtwoord" in client.get(f"/uitnodiging/{uid}/{eigen}/", follow=True).text
        ander = Client().get(f"/uitnodiging/{uid}/{token}/", follow=True)
        assert "werkt niet meer" in ander.text

    def test_an_invitation_is_no_reset_token(self, client, wereld, genodigd):
        client.post("/account/password/reset/", {"email": genodigd.email})
        eigen = re.search(r"/account/password/reset/key/\S+", mail.outbox[0].body)[0]
        assert 'name="password1"' in Client().get(eigen, follow=True).text
        token = link.tokens.make_token(genodigd)
        vreemd = re.sub(r"(/reset/key/[^-]+-)[^/]+", rf"\g<1>{token}", eigen)
        assert 'name="password1"' not in client.get(vreemd, follow=True).text
