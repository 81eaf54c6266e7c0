"""A mail while it waits: encrypted, with no more in it than what is needed to write it when it leaves."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, EmailMultiAlternatives

from config.inlog.sleutels import geheimen
from handleiding.versleuteling import Kluis

DOEL = b"config.draaien: mail that waits"
# What the task of a mail holds once there is nothing to send any more.
LEEG: dict[str, Any] = {"args": [""], "kwargs": {}}
ONTVANGERS = ("to", "cc", "bcc")


@dataclass(frozen=True)
class Pakket:
    """Either messages, written when it leaves, or a mail that somebody wrote.

    ``accounts`` says of its addresses whose account they were when it was written.
    """

    velden: dict[str, Any] = field(default_factory=dict)
    alternatieven: list[list[str]] = field(default_factory=list)
    berichten: list[int] = field(default_factory=list)
    accounts: dict[str, int] = field(default_factory=dict)

    @property
    def ontvangers(self) -> list[str]:
        return [adres for soort in ONTVANGERS for adres in self.velden.get(soort, [])]

    def aan(self, mag: Callable[[str], bool]) -> "Pakket":
        """Return it to only those addresses."""
        over = {soort: list(filter(mag, self.velden.get(soort, []))) for soort in ONTVANGERS}
        return replace(self, velden=self.velden | over)

    def als_mail(self) -> EmailMultiAlternatives | None:
        """Return the mail that somebody wrote; None when it is for nobody."""
        if not self.ontvangers:
            return None
        mail = EmailMultiAlternatives(**self.velden)
        for inhoud, soort in self.alternatieven:
            mail.attach_alternative(inhoud, soort)
        return mail

    def dicht(self) -> str:
        """Return it as it is stored."""
        delen = [self.velden, self.alternatieven, self.berichten, self.accounts]
        return _kluis().encrypt(json.dumps(delen))


def pak_in(bericht: EmailMessage) -> str:
    """Return all of a mail, encrypted; of one about messages only which they are."""
    if bericht.attachments:
        raise ValueError("Mail with attachments cannot wait.")
    if berichten := list(getattr(bericht, "berichten", [])):
        return Pakket(berichten=berichten).dicht()
    velden = {
        "subject": str(bericht.subject),
        "body": str(bericht.body),
        "from_email": bericht.from_email,
        "to": list(bericht.to),
        "cc": list(bericht.cc),
        "bcc": list(bericht.bcc),
        "reply_to": list(bericht.reply_to),
        "headers": {naam: str(waarde) for naam, waarde in bericht.extra_headers.items()},
    }
    alternatieven = [list(deel) for deel in getattr(bericht, "alternatives", [])]
    return Pakket(velden, alternatieven, accounts=_accounts(bericht.recipients())).dicht()


def maak_open(verpakt: str) -> Pakket:
    """Return what ``pak_in`` took; nothing of what was taken back."""
    # What waited since before it held accounts, or messages, is shorter.
    return Pakket(*json.loads(_kluis().decrypt(verpakt))) if verpakt else Pakket()


def _accounts(adressen: list[str]) -> dict[str, int]:
    mensen = get_user_model().objects.filter(is_active=True)
    gevonden = {adres: mensen.filter(email__iexact=adres).first() for adres in adressen}
    return {adres: mens.pk for adres, mens in gevonden.items() if mens}


def _kluis() -> Any:
    return Kluis(geheimen(), DOEL)
