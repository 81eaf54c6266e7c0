"""Which secrets protect the second factors, and renewing what an earlier one protects."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from handleiding.versleuteling import Kluis

PURPOSE = b"config.inlog: second factor"
FIELDS = ("secret", "seed")


def geheimen() -> list[str]:
    """Return the secrets of this moment, the newest first; without its own it rests on the SECRET_KEY."""
    return settings.MFA_SLEUTELS or [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def kluis() -> Kluis:
    """Return the safe that holds the second factors."""
    return Kluis(geheimen(), PURPOSE)


@transaction.atomic
def versleutel_opnieuw(*, dry_run: bool = False) -> int:
    """Bring every stored secret under the newest key; return how many were not."""
    safe, renewed = kluis(), 0
    for factor in Authenticator.objects.select_for_update().exclude(type="webauthn"):
        old = {name: factor.data[name] for name in FIELDS if name in factor.data}
        if all(safe.is_current(value) for value in old.values()):
            continue
        renewed += 1
        if not dry_run:
            factor.data |= {name: safe.encrypt(safe.decrypt(value)) for name, value in old.items()}
            factor.save(update_fields=["data"])
    return renewed
