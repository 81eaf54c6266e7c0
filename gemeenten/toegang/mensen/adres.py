"""One mail address, one account: by address people log in, get a new password, and are one person for four eyes.

Addresses are compared folded: case, Unicode form and accents make no other address. The database cannot fold,
so whoever gives an account an address does so one at a time.
"""

import logging
from collections import defaultdict
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core import checks
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from handleiding.vouwen import vouw_adres

logger = logging.getLogger("handleiding.inloggen")

BEZET = "Met dit e-mailadres is al een account. Bij één e-mailadres hoort één account."
DUBBEL = (
    "Accounts {nummers} hebben hetzelfde e-mailadres. Wie daarmee een nieuw wachtwoord vraagt, krijgt geen mail, en "
    "inloggen met het account van de gemeente lukt niet."
)
HINT = "Geef in het CMS (Instellingen, Gebruikers) alle accounts op één na een ander adres."


def accounts_met(adres: str) -> list[Any]:
    """Return the accounts with this address, whatever its case or Unicode form; at most one, but for old doubles."""
    gezocht = vouw_adres(adres)
    users = get_user_model()._default_manager
    alle = users.exclude(email="").values_list("pk", "email") if adres.strip() else ()
    gevonden = [pk for pk, bekend in alle if vouw_adres(bekend) == gezocht]
    return list(users.filter(pk__in=gevonden).order_by("pk")) if gevonden else []


def enige_met(adres: str) -> Any | None:
    """Return whom an address leads to: the one account in use that has it, and nobody where two have."""
    actief = [user for user in accounts_met(adres) if user.is_active]
    if len(actief) > 1:
        pks = ", ".join(str(user.pk) for user in actief)
        logger.warning("een adres van meer dan een account account=%s", pks)
    return actief[0] if len(actief) == 1 else None


def bewaak(user: Any, was: str = "") -> None:
    """Refuse an address that another account has; ``was`` is the address until now.

    Asked where an account is saved, on whatever road. Who loses a race is refused as well: the second one waits
    here until the first is done. An old double may stay as it is, or an account could not even be deactivated.
    """
    if not user.email or (was and vouw_adres(was) == vouw_adres(user.email)):
        return
    _om_de_beurt()
    if any(ander.pk != user.pk for ander in accounts_met(user.email)):
        raise ValidationError({"email": BEZET})


def _om_de_beurt() -> None:
    soort = ContentType.objects.get_for_model(get_user_model())
    # Not the key: rows that point to it, log entries of others among them, need not wait.
    ContentType.objects.select_for_update(no_key=True).get(pk=soort.pk)


def dubbele() -> list[list[int]]:
    """Return the numbers of the accounts that share an address, together; from before this was refused."""
    per_adres = defaultdict(list)
    adressen = get_user_model()._default_manager.exclude(email="").order_by("pk")
    for pk, adres in adressen.values_list("pk", "email"):
        per_adres[vouw_adres(adres)].append(pk)
    return [pks for pks in per_adres.values() if len(pks) > 1]


def check_dubbele(
    app_configs: Any, databases: Any = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Name old doubles by their numbers: an address is nobody's business in a log."""
    if not databases:
        return []
    try:
        with transaction.atomic():
            groepen = dubbele()
    except DatabaseError:  # before the first migration there are no accounts
        return []
    return [
        checks.Warning(
            DUBBEL.format(nummers=" en ".join(map(str, pks))), hint=HINT, id="gemeenten.W002"
        )
        for pks in groepen
    ]
