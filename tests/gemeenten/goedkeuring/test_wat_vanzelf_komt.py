"""What arrives without anybody having sent it: on the start page, in the whole list, in the menu and in the mail."""

import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Comment

from gemeenten.goedkeuring.voorkeuren import VELDEN
from gemeenten.kernband.rondes.werk import werk_af
from gemeenten.kernband.wijzigingen.overnemen import neem_over
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.models import Overnamebeleid
from tests.gemeenten.kernband.wijzigingen.conftest import wijzig_kern
from tests.gemeenten.lokaal.test_organisaties import corrigeer
from tests.handleiding.workflow.staten import concept, gelezen

__all__ = ["wijzig_kern"]

REDACTEUR, BEOORDELAAR, BEHEERDER = (
    f"{rol}-leeuwarden" for rol in ("redacteur", "beoordelaar", "beheerder")
)
ELDERS = ("redacteur-weststellingwerf", "beoordelaar-weststellingwerf")
NIEUW = "<p>Nieuw van de kern.</p>"


def met_spoed(wereld, client, wijzig_kern):
    page = concept(wereld)
    client.force_login(wereld.user("kernredacteur"))
    data = {"reden": "Het nummer klopt niet.", "gelezen": gelezen(page)}
    client.post(reverse("handeling", args=[page.pk, "spoedpublicatie"]), data)
    page.refresh_from_db()
    assert page.live


def opmerking(wereld, client, wijzig_kern):
    Comment.objects.create(
        page=concept(wereld), user=wereld.user(BEOORDELAAR), text="Klopt dit?", contentpath="inhoud"
    )


def samengevoegd(wereld, client, wijzig_kern):
    wijzig_kern(doel=NIEUW)
    page = wereld.bijeenkomst()
    neem_over(page, {}, stand=maak_voorstel(page).stand, user=wereld.user(BEHEERDER))


def automatisch(wereld, client, wijzig_kern):
    Overnamebeleid.objects.create(editie=wereld.editie(), keuze=Overnamebeleid.Keuze.AUTOMATISCH)
    wijzig_kern(doel=NIEUW)
    werk_af.call(None)


def correctie(wereld, client, wijzig_kern):
    corrigeer(wereld, naam="GGD Fryslân")


# What happens, how it is said, who is to know, and by which preference they hear of it in the daily mail.
KOMT = {
    "emergency": (met_spoed, "Met spoed online, nog na te lezen", BEOORDELAAR, "herinneringen"),
    "comment": (opmerking, "Opmerking", REDACTEUR, "opmerkingen"),
    "merged draft": (
        samengevoegd,
        "Kernwijziging verwerkt, nog in te dienen",
        REDACTEUR,
        "kernwijzigingen",
    ),
    "automatic": (
        automatisch,
        "Kernwijziging automatisch overgenomen",
        REDACTEUR,
        "kernwijzigingen",
    ),
    "correction": (correctie, "Correctie op de organisaties", REDACTEUR, "gegevens"),
}


@pytest.fixture(params=KOMT)
def komt(request, client, wereld, wijzig_kern, django_capture_on_commit_callbacks):
    """Let it happen in a world where all that waited before was told; return its words, person and preference."""
    with django_capture_on_commit_callbacks(execute=True):
        call_command("herinner")
    gebeurt, woorden, wie, voorkeur = KOMT[request.param]
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        gebeurt(wereld, client, wijzig_kern)
    return woorden, wie, voorkeur


def scherm(client, wereld, naam, adres="wagtailadmin_home") -> str:
    client.force_login(wereld.user(naam))
    return re.sub(r"\s+", " ", client.get(reverse(adres)).text)


def post(wereld, naam) -> str:
    return "\n".join(m.body for m in mail.outbox if m.to == [wereld.user(naam).email])


def test_it_is_on_the_screens_of_who_has_to_know(client, wereld, komt):
    woorden, wie, _ = komt
    for adres in ("wagtailadmin_home", "wacht_op_u"):
        assert woorden in scherm(client, wereld, wie, adres), adres


def test_it_is_not_on_those_of_another_edition(client, wereld, komt):
    woorden, *_ = komt
    for naam in ELDERS:
        tekst = scherm(client, wereld, naam, "wacht_op_u")
        over_ons = [r for r in re.findall(r"<tr.*?</tr>|<li.*?</li>", tekst) if "(Leeuwarden)" in r]
        assert not [r for r in over_ons if woorden in r], naam


def test_it_is_in_the_mail_at_once_or_that_day(wereld, komt, django_capture_on_commit_callbacks):
    woorden, wie, _ = komt
    with django_capture_on_commit_callbacks(execute=True):
        call_command("herinner")
    gekregen = post(wereld, wie)
    if wie == BEOORDELAAR:  # told at once, in its own words
        assert "met spoed" in gekregen.casefold()
    else:
        assert f"{woorden}:" in gekregen
    assert "/cms/" in gekregen


def test_who_switched_it_off_hears_nothing_of_it_and_sees_it_all_the_same(
    client, wereld, komt, django_capture_on_commit_callbacks
):
    """The account screen itself; the emergency has a field of its own there as well."""
    woorden, wie, voorkeur = komt
    mail.outbox.clear()
    zet_uit(client, wereld, wie, {voorkeur})
    with django_capture_on_commit_callbacks(execute=True):
        call_command("herinner")
    assert woorden not in post(wereld, wie)
    assert woorden in scherm(client, wereld, wie)


def zet_uit(client, wereld, naam, uit: set[str]) -> None:
    """Post the account screen as the browser does: what is off is not sent."""
    user = wereld.user(naam)
    client.force_login(user)
    data = {
        "name_email-first_name": user.first_name or "An",
        "name_email-last_name": user.last_name or "Bos",
        "name_email-email": user.email,
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
        "theme-keyboard_shortcuts": "on",
    }
    data |= {f"beoordeling-{veld}": "on" for veld in VELDEN if veld not in uit}
    assert client.post(reverse("wagtailadmin_account"), data).status_code == 302
