"""The table of retention: all that is kept of people, why, how long, and what removes it."""

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.models import FormState

from gemeenten.goedkeuring.opruimen import oude_berichten
from gemeenten.kernband.rondes import opruimen as rondes
from gemeenten.lezers.reacties.opruimen import oude_reacties
from gemeenten.models import Opdracht
from gemeenten.onboarding.aanvraag.opruimen import oude_aanvragen
from gemeenten.opdrachten.opruimen import oude_opdrachten, ruim_opdrachten_op
from gemeenten.persoonsgegevens import plan, wegblijven
from gemeenten.toegang.mensen import ongebruikt
from handleiding.bewaren import Bewaartermijn
from handleiding.publiek.pdf import maken

TAAK_BEWAARD, MISLUKT_BEWAARD = timedelta(days=14), timedelta(days=30)


def _nu() -> datetime:
    return timezone.now()


def _oude_taken() -> Any:
    """Return results of background work; nothing where no queue is kept in the database."""
    if not apps.is_installed("django_tasks_db"):
        return Opdracht.objects.none()
    taken = apps.get_model("django_tasks_database", "DBTaskResult").objects
    klaar = Q(status="SUCCESSFUL", finished_at__lt=_nu() - TAAK_BEWAARD)
    mislukt = Q(status="FAILED", finished_at__lt=_nu() - MISLUKT_BEWAARD)
    return taken.filter(klaar | mislukt)


def _jaren() -> str:
    return f"{settings.BEWAARTERMIJN_JAREN} jaar"


TABEL = (
    Bewaartermijn(
        "Wat een lezer schrijft over een fout op een pagina (zonder naam)",
        "Om de pagina te verbeteren",
        "90 dagen nadat het is afgehandeld, en ten hoogste een jaar",
        te_oud=oude_reacties,
    ),
    Bewaartermijn(
        "Naam, functie en adres van wie een gemeente aanmeldt",
        "Om te antwoorden en de editie te beginnen",
        "30 dagen na het antwoord, en ten hoogste een jaar",
        te_oud=oude_aanvragen,
    ),
    Bewaartermijn(
        "Het netwerk van wie een formulier verstuurt, onherkenbaar gemaakt",
        "Om misbruik van het formulier tegen te houden",
        "Een dag",
    ),
    Bewaartermijn(
        "Namen en gegevens van contactpersonen, begeleiders en deelnemers op een pagina",
        "Om te laten zien wie u kunt bellen en wie er meedoet; een naam alleen met toestemming",
        "Tot de gemeente ze weghaalt. Wie verwijderd wil worden, wordt overal verwijderd",
    ),
    Bewaartermijn(
        "Antwoorden op een vragenlijst (zonder naam, adres of tijdstip)",
        "Om begin en eind van een groep te vergelijken",
        "Zolang de groep een pagina heeft",
    ),
    Bewaartermijn(
        "Naam en e-mailadres van wie hier werkt",
        "Om in te loggen, en om te weten wie een tekst schreef en goedkeurde",
        "Zolang iemand hier werkt. Wie twee jaar niet inlogt, kan niet meer inloggen",
        te_oud=ongebruikt.ongebruikte_accounts,
        ruim_op=ongebruikt.deactiveer_ongebruikte,
    ),
    Bewaartermijn(
        "Wie ingelogd is",
        "Om ingelogd te blijven",
        lambda: f"{settings.SESSION_COOKIE_AGE // 3600} uur",
        te_oud=lambda: Session.objects.filter(expire_date__lt=_nu()),
    ),
    Bewaartermijn(
        "Berichten en mails over werk aan een tekst",
        "Om te kunnen nagaan wie wat hoorde",
        "Een jaar nadat ze verstuurd zijn",
        te_oud=oude_berichten,
    ),
    Bewaartermijn(
        "Het logboek: wie wat deed met een tekst",
        "Om verantwoording af te leggen over wat online stond",
        "Zolang de pagina bestaat; na verwijdering van een persoon zonder zijn naam",
    ),
    Bewaartermijn(
        "Pagina’s, eerdere teksten en bestanden die online stonden",
        "Om te kunnen zeggen wat er op een dag te lezen was",
        _jaren,
    ),
    Bewaartermijn(
        "Eerdere pdf’s van een handleiding",
        "Om te kunnen zeggen wat er is uitgedeeld",
        lambda: f"Van elke dag de laatste een maand, van elke maand de laatste {_jaren()}",
        te_oud=maken.te_oude_versies,
        ruim_op=maken.ruim_op,
    ),
    Bewaartermijn(
        "Een gearchiveerde editie",
        "Om verantwoording af te leggen",
        lambda: f"{_jaren()}, of tot de dag die de gemeente koos; daarna kan zij verwijderd worden",
    ),
    Bewaartermijn(
        "Bestanden die iemand liet maken, en zoekopdrachten naar een persoon",
        "Om het resultaat te bekijken",
        "Een dag; wat mislukte een week",
        te_oud=oude_opdrachten,
        ruim_op=ruim_opdrachten_op,
    ),
    Bewaartermijn(
        "Een verwijdering van een persoon die nog bevestigd moet worden",
        "Om een tweede persoon te laten meekijken",
        "14 dagen",
        te_oud=plan.te_lang_gewacht,
        ruim_op=plan.laat_vervallen,
    ),
    Bewaartermijn(
        "Dat iemand van een pagina verwijderd is (zonder naam)",
        "Om te voorkomen dat een open scherm die persoon terugzet",
        "8 dagen",
        te_oud=wegblijven.oude_sporen,
    ),
    Bewaartermijn(
        "De lijst van verwijderingen (zonder naam: alleen wie de naam al heeft, herkent haar)",
        "Om wie verwijderd is weg te houden, ook nadat een reservekopie is teruggezet",
        "Zolang de gemeente meedoet",
    ),
    Bewaartermijn(
        "Wat iemand typte en als voorbeeld bekeek zonder te bewaren",
        "Om het voorbeeld te laten zien",
        "Een dag",
        te_oud=FormState.objects.stale,
    ),
    Bewaartermijn(
        "Hoe werk op de achtergrond afliep",
        "Om fouten te herstellen",
        "14 dagen; wat mislukte 30 dagen",
        te_oud=_oude_taken,
    ),
    Bewaartermijn(
        "Verslagen van overgenomen kernwijzigingen",
        "Om te zien wat er per pagina besloten is",
        lambda: (
            f"{settings.OVERNAMERONDES_BEWAREN} dagen"
            if settings.OVERNAMERONDES_BEWAREN
            else "Zolang de editie bestaat"
        ),
        te_oud=rondes.te_oude_rondes,
        ruim_op=rondes.ruim_op,
    ),
)
