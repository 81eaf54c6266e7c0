"""Who wrote in a text what none of its versions says any more, and who somebody with another account is.

A version is cleared away, an account is deleted, a text is taken from another page: what was derived from versions
until then is kept here. Accounts that are gone are known by a keyed hash of their mail address.
"""

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from wagtail.models import Page

from .eens import eens, vergeet


class Bijdrage(models.Model):
    """``account`` contributed to ``page``; counts until a text from after ``moment`` is published."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="+")
    # No foreign key: it stays when the account goes.
    account = models.PositiveBigIntegerField()
    moment = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "bijdrage"
        verbose_name_plural = "bijdragen"

    def __str__(self):
        return f"{self.account} aan {self.page_id}"


class VroegerAdres(models.Model):
    """A mail address that an account had, as a keyed hash: of accounts that are gone, and before a change."""

    account = models.PositiveBigIntegerField(db_index=True)
    spoor = models.CharField(max_length=64)

    class Meta:
        verbose_name = "vroeger adres"
        verbose_name_plural = "vroegere adressen"
        constraints = [
            models.UniqueConstraint(fields=["account", "spoor"], name="een_keer_per_adres")
        ]

    def __str__(self):
        return str(self.account)


def schrijf_toe(page: Page, accounts: Iterable[int], moment: datetime | None = None) -> None:
    """Keep that these accounts contributed to ``page``."""
    moment = moment or timezone.now()
    Bijdrage.objects.bulk_create(
        Bijdrage(page_id=page.pk, account=account, moment=moment) for account in accounts
    )
    vergeet()


def toegeschreven(page: Page, sinds: datetime | None) -> list[tuple[int, datetime]]:
    """Return which accounts contributed by what is kept here, and when."""
    bijdragen = Bijdrage.objects.filter(page=page.pk)
    if sinds is not None:
        bijdragen = bijdragen.filter(moment__gt=sinds)
    return list(bijdragen.values_list("account", "moment"))


def onthoud_adres(account: int, mail: str) -> None:
    """Keep by what address somebody was known."""
    if mail.strip():
        VroegerAdres.objects.get_or_create(account=account, spoor=_spoor(mail))


def dezelfde_personen(accounts: Iterable[int]) -> set[int]:
    """Return these accounts, and all others of the same people: by mail address, also one from before.

    What an account was called before counts once it is gone or cannot log in any more: until then somebody
    else may have the address by right.
    """
    mensen = frozenset(accounts)
    if not mensen:
        return set()
    rust_op = (get_user_model(), VroegerAdres)
    return set(eens(lambda: _dezelfde(mensen), "dezelfde", mensen, rust_op=rust_op))


def _dezelfde(accounts: frozenset[int]) -> frozenset[int]:
    users = get_user_model().objects.order_by().annotate(laag=Lower("email"))
    adressen = users.filter(pk__in=accounts).exclude(email="").values("laag")
    rijen = users.filter(Q(pk__in=accounts) | Q(laag__in=adressen))
    actief = {pk for pk, kan_inloggen in rijen.values_list("pk", "is_active") if kan_inloggen}
    return accounts | actief | _met_spoor(accounts - actief)


def is_dezelfde(account: int | None, user: Any) -> bool:
    """Return whether ``user`` is the person of this account."""
    return account is not None and (account == user.pk or user.pk in dezelfde_personen({account}))


def _met_spoor(weg: frozenset[int]) -> set[int]:
    """Return which accounts have an address that one of ``weg`` had."""
    sporen = set(VroegerAdres.objects.filter(account__in=weg).values_list("spoor", flat=True))
    if not sporen:
        return set()
    adressen = get_user_model().objects.filter(is_active=True).exclude(email="")
    return {pk for pk, mail in adressen.values_list("pk", "email") if _spoor(mail) in sporen}


def _spoor(mail: str) -> str:
    gevouwen = unicodedata.normalize("NFKC", mail).strip().casefold()
    return salted_hmac("handleiding.vroeger_adres", gevouwen, algorithm="sha256").hexdigest()
