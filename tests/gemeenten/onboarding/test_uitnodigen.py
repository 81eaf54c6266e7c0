"""The first people of a new edition: asked in the wizard, in the plan, mailed once it is there."""

import re
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse

from gemeenten.models import GemeentePage, OnboardingOpdracht
from gemeenten.onboarding import Plan, maak_overzicht, onboard_gemeente, taken
from gemeenten.onboarding.uitnodiging import Uitnodiging, aandacht, bezwaren
from gemeenten.toegang.mensen import link
from tests.gemeenten.onboarding.hulp import HEERENVEEN, telling

User = get_user_model()
ADRES = "/cms/edities/nieuw/"
WACHTWOORD = "een-lang-geheim-woord"
INVOER = {
    "naam": "Heerenveen",
    "code": "",
    "slug": "",
    "bron": "",
    "hoofdstukken": ["inleiding"],
    "hostnaam": "",
    "kleur": "",
    "mensen-TOTAL_FORMS": "4",
    "mensen-INITIAL_FORMS": "0",
    "stap": "maken",
}


def rij(nummer: int, email: str, *rollen: str, voornaam="Jan", achternaam="de Vries") -> dict:
    waarden = {
        "voornaam": voornaam,
        "achternaam": achternaam,
        "email": email,
        "rollen": list(rollen),
    }
    return {f"mensen-{nummer}-{naam}": waarde for naam, waarde in waarden.items()}


TWEE = rij(0, "jan@heerenveen.example", "beheerder", "redacteur") | rij(
    2, "an@heerenveen.example", "beoordelaar", voornaam="An", achternaam="Bos"
)


@pytest.fixture
def kernredactie(client, wereld):
    client.force_login(wereld.user("kernredacteur"))
    return client


@pytest.fixture
def vastgelegd(django_capture_on_commit_callbacks):
    """Do something and then what waits for the commit, also what that in turn waits for."""

    def doe(wat):
        with django_capture_on_commit_callbacks(execute=True):
            return wat()

    return doe


def groepen(user) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def maak(kernredactie, vastgelegd, **invoer):
    vastgelegd(lambda: kernredactie.post(ADRES, INVOER | TWEE | invoer))
    return GemeentePage.objects.get(code="GM0074")


# The input, pure


@pytest.mark.parametrize(
    ("email", "rollen", "bezet", "tekst"),
    [
        ("jan@", ("redacteur",), (), "is geen e-mailadres"),
        ("", ("redacteur",), (), "is geen e-mailadres"),
        ("jan@x.example", (), (), "Kies voor jan@x.example uit de rollen"),
        ("jan@x.example", ("kernredactie",), (), "uit de rollen redacteur, beoordelaar"),
        ("jan@x.example", ("redacteur", "superuser"), (), "uit de rollen"),
        ("Jan@x.example", ("redacteur",), ("jan@x.example",), "is al een account"),
    ],
)
def test_wrong_row_is_named(email, rollen, bezet, tekst):
    goed = Uitnodiging("an@x.example", ("lezer",))
    fouten = bezwaren([goed, Uitnodiging(email, rollen)], bezet)
    assert list(fouten) == [1]
    assert tekst in fouten[1]


def test_second_row_with_one_address_is_refused_whatever_its_capitals():
    rijen = [Uitnodiging(adres, ("lezer",)) for adres in ("an@x.example", "AN@x.example")]
    assert "staat er twee keer" in bezwaren(rijen)[1]


def test_people_survive_the_trip_to_a_background_task():
    plan = Plan(
        naam="Heerenveen",
        code="GM0074",
        uitnodigingen=(Uitnodiging("an@x.example", ("lezer",), "An", "Bos"),),
    )
    assert Plan.from_json(plan.to_json()) == plan
    zonder = plan.to_json()
    del zonder["uitnodigingen"]  # an order of before there were any
    assert Plan.from_json(zonder) == HEERENVEEN


@pytest.mark.parametrize(
    ("rollen", "aantal"),
    [
        ((), 1),
        (("beheerder", "beoordelaar"), 0),
        (("beheerder+beoordelaar",), 1),
        (("redacteur", "beoordelaar"), 1),
        (("redacteur",), 2),
    ],
)
def test_plan_says_what_these_people_cannot_do_together(rollen, aantal):
    mensen = [Uitnodiging(f"{n}@x.example", tuple(rol.split("+"))) for n, rol in enumerate(rollen)]
    assert len(aandacht(mensen)) == aantal


# The wizard


def test_people_stand_in_the_plan_and_nothing_is_sent_yet(kernredactie):
    voor = telling()
    tekst = kernredactie.post(ADRES, INVOER | TWEE | {"stap": "plan"}).text
    assert "een uitnodiging voor Jan de Vries (jan@heerenveen.example)" in tekst
    assert "als beheerder en redacteur" in tekst or "als redacteur en beheerder" in tekst
    assert 'name="mensen-2-email" value="an@heerenveen.example"' in tekst
    assert telling() == voor
    assert not mail.outbox
    assert not User.objects.filter(email__endswith="heerenveen.example").exists()


def test_people_are_invited_to_this_edition_only(kernredactie, vastgelegd):
    maak(kernredactie, vastgelegd)
    jan, an = (User.objects.get(email=f"{naam}@heerenveen.example") for naam in ("jan", "an"))
    assert groepen(jan) == {"GM0074 beheerder", "GM0074 redacteur"}
    assert groepen(an) == {"GM0074 beoordelaar"}
    assert not jan.has_usable_password()
    assert not jan.is_superuser
    met_link = [bericht for bericht in mail.outbox if "/uitnodiging/" in bericht.body]
    assert {bericht.to[0] for bericht in met_link} == {jan.email, an.email}
    anderen = [bericht.to for bericht in mail.outbox if bericht not in met_link]
    assert anderen == [[User.objects.get(username="kernredacteur").email]] * 2


@pytest.mark.parametrize(
    ("invoer", "tekst"),
    [
        (rij(1, "JAN@heerenveen.example", "lezer"), "staat er twee keer"),
        (rij(1, "geen adres", "lezer"), "geldig e-mailadres"),
        (rij(1, "piet@x.example"), "Kies ten minste één rol"),
        (rij(1, "piet@x.example", "kernredactie"), "geldige keuze"),
        (rij(1, "piet@x.example", "GM0080 beheerder"), "geldige keuze"),
        (rij(1, "piet@x.example", "lezer", voornaam=""), "verplicht"),
        ({"mensen-TOTAL_FORMS": "x"}, "ManagementForm"),
    ],
)
def test_wrong_row_is_told_at_its_field_and_nothing_is_lost(
    kernredactie, vastgelegd, invoer, tekst
):
    voor = telling()
    antwoord = vastgelegd(lambda: kernredactie.post(ADRES, INVOER | TWEE | invoer))
    assert antwoord.status_code == 200
    assert tekst in antwoord.text
    assert "Bekijk het plan" in antwoord.text
    assert 'value="Heerenveen"' in antwoord.text
    if "mensen-TOTAL_FORMS" not in invoer:
        assert 'value="jan@heerenveen.example"' in antwoord.text
    assert telling() == voor
    assert not OnboardingOpdracht.objects.exists()
    assert not mail.outbox


def test_who_has_an_account_is_refused_at_the_field(kernredactie, wereld, vastgelegd):
    anders = wereld.user("redacteur-leeuwarden")
    antwoord = vastgelegd(
        lambda: kernredactie.post(ADRES, INVOER | rij(1, anders.email.upper(), "beheerder"))
    )
    veld = antwoord.context["form"].mensen.forms[1]
    assert "is al een account" in veld.errors["email"][0]
    assert groepen(anders) >= {"GM0080 redacteur"}
    assert not any(naam.startswith("GM0074") for naam in groepen(anders))


# All or nothing, and mail after it


def test_account_made_meanwhile_leaves_nothing_behind(wereld):
    plan = Plan(
        naam="Heerenveen",
        code="GM0074",
        uitnodigingen=(
            Uitnodiging("piet@x.example", ("redacteur",)),
            Uitnodiging(wereld.user("lezer-leeuwarden").email, ("redacteur",)),
        ),
    )
    voor = telling(), User.objects.count()
    for doe in (onboard_gemeente, maak_overzicht):
        with pytest.raises(ValidationError) as fout:
            doe(plan)
        assert "is al een account" in fout.value.message_dict["uitnodigingen"][0]
    assert (telling(), User.objects.count()) == voor


def test_failure_after_the_people_were_made_mails_nobody(wereld, monkeypatch, vastgelegd):
    plan = Plan(
        naam="Heerenveen",
        code="GM0074",
        uitnodigingen=(Uitnodiging("piet@x.example", ("redacteur",)),),
    )
    monkeypatch.setattr("gemeenten.onboarding.onboard._log", lambda *args: 1 / 0)
    voor = telling(), User.objects.count()
    with pytest.raises(ZeroDivisionError):
        vastgelegd(lambda: onboard_gemeente(plan))
    assert (telling(), User.objects.count()) == voor
    assert not mail.outbox


def test_mail_server_that_is_away_undoes_nothing_and_shows_no_link(
    kernredactie, vastgelegd, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    editie = maak(kernredactie, vastgelegd)
    checklist = kernredactie.get(reverse("editie_checklist", args=[editie.pk])).text
    assert "2 uitnodigingen zijn niet gemaild" in checklist
    mensen = reverse("eerste_mensen", args=[editie.pk])
    assert mensen in checklist
    assert kernredactie.get(mensen).text.count("niet gemaild. Stuur een nieuwe link") == 2
    jan = User.objects.get(email="jan@heerenveen.example")
    antwoord = kernredactie.post(reverse("eerste_link", args=[editie.pk, jan.pk]))
    assert f"De mail aan {jan.email} is niet verstuurd." in antwoord.text
    assert "/uitnodiging/" not in antwoord.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    kernredactie.post(reverse("eerste_link", args=[editie.pk, jan.pk]))
    checklist = kernredactie.get(reverse("editie_checklist", args=[editie.pk])).text
    assert "1 uitnodiging is niet gemaild" in checklist


@pytest.mark.parametrize("soort", ["console", "dummy"])
def test_mail_that_goes_nowhere_does_not_count_as_sent(kernredactie, vastgelegd, settings, soort):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{soort}.EmailBackend"
    editie = maak(kernredactie, vastgelegd)
    checklist = kernredactie.get(reverse("editie_checklist", args=[editie.pk])).text
    assert "2 uitnodigingen zijn niet gemaild" in checklist


def test_only_the_kernredactie_orders_and_makes(wereld):
    beheerder = wereld.user("beheerder-leeuwarden")
    for doe in (
        lambda: taken.stel_op(HEERENVEEN, beheerder),
        lambda: onboard_gemeente(HEERENVEEN, user=beheerder),
    ):
        with pytest.raises(PermissionDenied, match="Alleen de kernredactie"):
            doe()
    assert not OnboardingOpdracht.objects.exists()


# The link, as the invited person follows it


def adres_uit_mail(email: str) -> str:
    bericht = next(bericht for bericht in mail.outbox if bericht.to == [email])
    return "/" + re.search(r"https?://[^/]+/(\S+)", bericht.body)[1]


def kies_wachtwoord(client, adres: str):
    formulier = client.get(adres, follow=True)
    nieuw = {"new_password1": WACHTWOORD, "new_password2": WACHTWOORD}
    return client.post(formulier.redirect_chain[-1][0], nieuw, follow=True)


def test_link_leads_into_the_cms_by_way_of_a_second_factor(
    kernredactie, client, vastgelegd, settings
):
    maak(kernredactie, vastgelegd)
    client.logout()
    settings.MFA_VERPLICHT = True
    adres = adres_uit_mail("jan@heerenveen.example")
    assert "Uw wachtwoord is opgeslagen" in kies_wachtwoord(client, adres).text
    naam = User.objects.get(email="jan@heerenveen.example").username
    na = client.post(reverse("account_login"), {"login": naam, "password": WACHTWOORD}, follow=True)
    assert na.request["PATH_INFO"] == reverse("mfa_index")
    assert client.get("/cms/", follow=True).request["PATH_INFO"] == reverse("mfa_index")
    client.logout()
    assert "werkt niet meer" in client.get(adres, follow=True).text


def test_link_runs_out(kernredactie, client, vastgelegd, settings):
    maak(kernredactie, vastgelegd)
    client.logout()
    adres = adres_uit_mail("jan@heerenveen.example")
    later = datetime.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 60)
    with patch.object(link.tokens, "_now", lambda: later):
        assert "werkt niet meer" in client.get(adres, follow=True).text
    assert "Kies een wachtwoord" in client.get(adres, follow=True).text


def test_link_of_one_person_does_not_fit_another(kernredactie, client, vastgelegd):
    maak(kernredactie, vastgelegd)
    client.logout()
    van_jan = adres_uit_mail("jan@heerenveen.example").split("/")
    van_jan[2] = adres_uit_mail("an@heerenveen.example").split("/")[2]
    assert "werkt niet meer" in client.get("/".join(van_jan), follow=True).text


# The kernredactie invites until the edition has a beheerder who is in


def test_kernredactie_invites_until_there_is_a_beheerder(kernredactie, client, wereld, vastgelegd):
    editie = onboard_gemeente(HEERENVEEN)
    nieuw = reverse("eerste_uitnodigen", args=[editie.pk])
    invoer = {
        "voornaam": "Piet",
        "achternaam": "Pol",
        "email": "piet@heerenveen.example",
        "rollen": ["beheerder"],
    }
    assert "Alleen Piet Pol krijgt de link" in kernredactie.post(nieuw, invoer).text
    assert "/uitnodiging/" in mail.outbox[-1].body
    piet = User.objects.get(email="piet@heerenveen.example")
    assert groepen(piet) == {"GM0074 beheerder"}
    piet.set_password(WACHTWOORD)
    piet.save()
    anders = invoer | {"email": "kees@heerenveen.example"}
    assert kernredactie.post(nieuw, anders).status_code in {302, 403}
    assert not User.objects.filter(email="kees@heerenveen.example").exists()
    tekst = kernredactie.get(reverse("eerste_mensen", args=[editie.pk])).text
    assert "regelt nu zelf wie meedoet" in tekst
    assert "Iemand uitnodigen" not in tekst


def test_kernredactie_reaches_no_people_of_an_edition_at_work(kernredactie, wereld):
    editie, mens = wereld.editie(), wereld.user("redacteur-leeuwarden")
    mens.set_unusable_password()
    mens.save()
    assert kernredactie.get(reverse("eerste_uitnodigen", args=[editie.pk])).status_code in {
        302,
        403,
    }
    antwoord = kernredactie.post(reverse("eerste_link", args=[editie.pk, mens.pk]))
    assert antwoord.status_code in {302, 403}
    assert not mail.outbox


def test_link_for_somebody_of_another_edition_is_not_made(kernredactie, wereld):
    editie, mens = onboard_gemeente(HEERENVEEN), wereld.user("redacteur-leeuwarden")
    mens.set_unusable_password()
    mens.save()
    assert kernredactie.post(reverse("eerste_link", args=[editie.pk, mens.pk])).status_code == 404


@pytest.mark.parametrize("naam", ["beheerder-leeuwarden", "redacteur-leeuwarden"])
def test_people_of_another_municipality_invite_nobody_here(client, wereld, naam):
    editie = onboard_gemeente(HEERENVEEN)
    client.force_login(wereld.user(naam))
    for scherm in ("eerste_mensen", "eerste_uitnodigen"):
        antwoord = client.get(reverse(scherm, args=[editie.pk]))
        assert antwoord.status_code in {302, 403}
        assert "Heerenveen" not in antwoord.text


# The command


def test_command_invites_and_prints_no_link(wereld, capsys, vastgelegd, monkeypatch):
    opdracht = ["nieuwe_gemeente", "Heerenveen", "--code", "GM0074", "--uitnodigen"]
    with pytest.raises(CommandError, match="uit de rollen"):
        call_command(*opdracht, "piet@x.example:baas")
    with pytest.raises(CommandError, match="“piet” is geen e-mailadres"):
        call_command(*opdracht, "piet")
    call_command(*opdracht, "piet@x.example:redacteur", "--dry-run")
    uit = capsys.readouterr().out
    assert "een uitnodiging voor piet@x.example, als redacteur" in uit
    assert "Let op: Niemand is beheerder" in uit
    assert not User.objects.filter(email="piet@x.example").exists()
    call_command(*opdracht, "piet@x.example:beheerder,redacteur")
    uit = capsys.readouterr().out
    piet = User.objects.get(email="piet@x.example")
    assert groepen(piet) == {"GM0074 beheerder", "GM0074 redacteur"}
    assert "De mail aan piet@x.example is niet verstuurd." in uit
    assert "/uitnodiging/" not in uit
