"""The demo's accounts: one for every role, all with the same password, all in the group Demo."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from gemeenten.toegang import roles
from handleiding.workflow.rules import Rol

from .gegevens import GEMEENTEN

DEMOGROEP = "Demo"
KERN = {"kernredacteur": Rol.REDACTEUR, "kernbeoordelaar": Rol.BEOORDELAAR}
BEHEER = "admin"


def accounts() -> dict[str, str]:
    """Return what each account is for, by user name."""
    lijst = {
        f"{rol.value}-{gemeente.slug}": f"{rol.label} van {gemeente.naam}"
        for gemeente in GEMEENTEN
        for rol in gemeente.rollen
    }
    return lijst | {
        "kernredacteur": "redacteur van de kern",
        "kernbeoordelaar": "beoordelaar van de kern",
        BEHEER: "technisch beheer",
    }


def ensure_account(naam: str, wachtwoord: str, groep: Group | None = None):
    """Make sure the account exists, has this password and is in ``groep``; return it."""
    voornaam, _, achternaam = naam.partition("-")
    user, _ = get_user_model().objects.get_or_create(
        username=naam,
        defaults={
            "first_name": voornaam.capitalize(),
            "last_name": achternaam.capitalize(),
            "is_superuser": naam == BEHEER,
            "is_staff": naam == BEHEER,
        },
    )
    user.set_password(wachtwoord)
    user.save()
    user.groups.add(Group.objects.get_or_create(name=DEMOGROEP)[0])
    if groep:
        user.groups.add(groep)
    return user


def ensure_kernredactie(wachtwoord: str) -> None:
    for naam, rol in KERN.items():
        ensure_account(naam, wachtwoord, roles.ensure_groepen(roles.KERN)[rol])
    ensure_account(BEHEER, wachtwoord)


def ensure_gemeente(gemeente, wachtwoord: str) -> None:
    groepen = roles.ensure_groepen(gemeente.code)
    for rol in gemeente.rollen:
        ensure_account(f"{rol.value}-{gemeente.slug}", wachtwoord, groepen[rol])


def geef_adressen() -> None:
    """Give the accounts their mail addresses: last, so that building the demo mails nobody."""
    User = get_user_model()
    users = User.objects.filter(groups__name=DEMOGROEP, email="")
    for user in users:
        user.email = f"{user.username}@demo.example"
    User.objects.bulk_update(users, ["email"])
