"""Each road by which one person lets another in, through the addresses that people use."""

import re

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.inlog.wegen import WACHTWOORD, add_app, log_in, prove_again
from tests.wereld import WACHTWOORD as VAN_DE_WERELD

User = get_user_model()
BEHEERDER, ADMIN = "beheerder-leeuwarden", "admin"
NIEUW = {"voornaam": "An", "achternaam": "Bos", "email": "an@leeuwarden.example"}


def als(wereld, naam):
    client = Client()
    client.force_login(wereld.user(naam))
    return client


def scherm(wereld, naam, *mens):
    return reverse(naam, args=[wereld.editie().pk, *(een.pk for een in mens)])


def collega(wereld, *rollen, email="an@leeuwarden.example"):
    """Somebody of Leeuwarden whom nobody let in: an account from before, with a password."""
    mens = User.objects.create(
        username=email.partition("@")[0],
        first_name="An",
        last_name="Bos",
        email=email,
        is_active=True,
    )
    mens.set_password(WACHTWOORD)
    mens.save()
    mens.groups.set(Group.objects.filter(name__in=[f"GM0080 {rol}" for rol in rollen]))
    return mens


def gebruikersformulier(mens, **velden):
    """What Wagtail's form for a user sends."""
    data = {
        "username": mens.username,
        "email": mens.email,
        "first_name": mens.first_name,
        "last_name": mens.last_name,
        "groups": list(mens.groups.values_list("pk", flat=True)),
        "is_active": "on",
    } | velden
    return {naam: waarde for naam, waarde in data.items() if waarde is not None}


def wijzig_gebruiker(wereld, mens, **velden):
    adres = reverse("wagtailusers_users:edit", args=[mens.pk])
    als(wereld, ADMIN).post(adres, gebruikersformulier(mens, **velden))
    mens.refresh_from_db()


def beoordelaars():
    return Group.objects.get(name="GM0080 beoordelaar")


def kies_wachtwoord(mens, tekst):
    adres = re.search(r"https?://[^/]+(/uitnodiging/[^\s<]+)", tekst)[1]
    client = Client()
    formulier = client.get(adres, follow=True)
    nieuw = {"new_password1": WACHTWOORD, "new_password2": WACHTWOORD}
    client.post(formulier.redirect_chain[-1][0], nieuw)
    mens.refresh_from_db()
    assert mens.check_password(WACHTWOORD)


def nodig_uit(wereld, naam=BEHEERDER):
    als(wereld, naam).post(scherm(wereld, "mens_uitnodigen"), NIEUW | {"rollen": ["beoordelaar"]})
    return User.objects.get(email=NIEUW["email"])


def uitgenodigd(wereld):
    mens = nodig_uit(wereld)
    kies_wachtwoord(mens, mail.outbox[-1].body)
    return mens


def nieuwe_link(wereld):
    """Invited by technical management, renewed by the beheerder."""
    mens = nodig_uit(wereld, ADMIN)
    als(wereld, BEHEERDER).post(scherm(wereld, "mens_link", mens))
    kies_wachtwoord(mens, mail.outbox[-1].body)
    return mens


def rol_gegeven(wereld):
    mens = collega(wereld, "lezer")
    als(wereld, BEHEERDER).post(scherm(wereld, "mens_rollen", mens), {"rollen": ["beoordelaar"]})
    return mens


def weer_toegelaten(wereld):
    mens = collega(wereld, "beoordelaar")
    for _ in ("uit", "aan"):
        als(wereld, BEHEERDER).post(scherm(wereld, "mens_actief", mens))
    mens.refresh_from_db()
    return mens


def tweede_stap_verwijderd(wereld):
    mens = collega(wereld, "beoordelaar")
    stel_in(mens)
    beheerder = als(wereld, BEHEERDER)
    beheerder.post("/account/reauthenticate/", {"password": VAN_DE_WERELD})
    beheerder.post(scherm(wereld, "mens_herstel", mens), {"reden": "Telefoon kwijt."})
    return mens


def gemaakt_in_wagtail(wereld):
    data = {"username": "an", "email": NIEUW["email"], "first_name": "An", "last_name": "Bos"}
    data |= {"groups": [beoordelaars().pk], "password1": "", "password2": ""}
    als(wereld, ADMIN).post(reverse("wagtailusers_users:add"), data)
    return User.objects.get(email=NIEUW["email"])


def groep_in_wagtail(wereld):
    mens = collega(wereld, "lezer")
    groepen = [*mens.groups.values_list("pk", flat=True), beoordelaars().pk]
    wijzig_gebruiker(wereld, mens, groups=groepen)
    return mens


def groep_van_velen(wereld):
    mens = collega(wereld, "lezer")
    adres = reverse("wagtail_bulk_action", args=["auth", "user", "assign_role"])
    als(wereld, ADMIN).post(f"{adres}?id={mens.pk}", {"role": beoordelaars().pk})
    return mens


def superuser_geworden(wereld):
    mens = collega(wereld, "lezer")
    wijzig_gebruiker(wereld, mens, is_superuser="on")
    return mens


def actief_in_wagtail(wereld):
    mens = collega(wereld, "beoordelaar")
    wijzig_gebruiker(wereld, mens, is_active=None)
    assert not mens.is_active
    wijzig_gebruiker(wereld, mens)
    return mens


def actief_van_velen(wereld):
    mens = collega(wereld, "beoordelaar")
    adres = reverse("wagtail_bulk_action", args=["auth", "user", "set_active_state"])
    for stand in ("False", "True"):
        als(wereld, ADMIN).post(f"{adres}?id={mens.pk}", {"mark_as_active": stand})
    mens.refresh_from_db()
    return mens


def ander_adres(wereld):
    mens = collega(wereld, "beoordelaar")
    stel_in(mens)
    wijzig_gebruiker(wereld, mens, email="elders@leeuwarden.example")
    return mens


# The road, with who walks it.
WEGEN = {
    uitgenodigd: BEHEERDER,
    nieuwe_link: BEHEERDER,
    rol_gegeven: BEHEERDER,
    weer_toegelaten: BEHEERDER,
    tweede_stap_verwijderd: BEHEERDER,
    gemaakt_in_wagtail: ADMIN,
    groep_in_wagtail: ADMIN,
    groep_van_velen: ADMIN,
    superuser_geworden: ADMIN,
    actief_in_wagtail: ADMIN,
    actief_van_velen: ADMIN,
    ander_adres: ADMIN,
}


def stel_in(mens, client=None):
    """Set up an app with codes, as its person does."""
    if client is None:
        client = Client()
        log_in(client, mens)
    prove_again(client)
    return add_app(client)
