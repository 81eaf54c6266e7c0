"""The page for who wants to take part: made once, as a draft with a first text for the kernredactie to change."""

import json

from django.contrib.auth.models import Group
from wagtail.models import Page

from gemeenten.models import DoeMeePage
from gemeenten.toegang import roles
from handleiding.adressen import vast_adres
from handleiding.workflow.rules import Rol

TITEL = "Doe mee"
TEKST = (
    "<h2>Wat is een werk-leergroep?</h2>"
    "<p>In een werk-leergroep ontmoeten mensen uit één wijk of dorp elkaar die met kinderen of ouders te maken hebben: "
    "de juf, de wijkverpleegkundige, de trainer van de voetbalclub, de buurvrouw die oppast. Ze zien elkaar tien keer, "
    "met iemand die de groep begeleidt.</p>"
    "<p>Samen oefent u hoe u een ouder steunt die het zwaar heeft. Wat u in de groep leert, probeert u "
    "uit in uw eigen werk of straat. Na afloop kent u de mensen om u heen bij wie u terechtkunt.</p>"
    "<h2>Voor wie is het?</h2>"
    "<p>Voor iedereen die in de buurt met gezinnen werkt of er een rol in heeft, betaald of als vrijwilliger. "
    "Een opleiding in de hulpverlening is niet nodig.</p>"
    "<h2>Bij wie meldt u zich?</h2>"
    "<p>Zoek hieronder uw gemeente op. Achter ‘contact’ staat wie uw vragen beantwoordt en u kan aanmelden.</p>"
    "<p>Doet uw gemeente nog niet mee? Vraag daar naar de medewerker die over jeugd gaat, en laat diegene deze "
    "website zien.</p>"
)


def ensure_doe_mee(home: Page, groepen: dict[Rol, Group]) -> DoeMeePage | None:
    """Make sure the page exists; None while another page has its address, which is never taken away."""
    page = DoeMeePage.objects.first() or _maak(home)
    if page is not None:
        roles.ensure_paginarechten(page, groepen)
    return page


def _maak(home: Page) -> DoeMeePage | None:
    page = DoeMeePage(title=TITEL, show_in_menus=True, live=False, has_unpublished_changes=True)
    adres = vast_adres(page)
    if adres is None or home.get_children().filter(slug=adres.kop).exists():
        return None
    page.slug = adres.kop
    page.inhoud = json.dumps([{"type": "tekst", "value": TEKST}])
    home.add_child(instance=page)
    page.save_revision(log_action="wagtail.create")
    return page
