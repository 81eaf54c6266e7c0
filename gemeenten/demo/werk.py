"""Work in progress for the demo: core changes that wait, a text under review, one that was sent back."""

import json
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection

from gemeenten.bestanden.versies.keten import maak_versie
from gemeenten.bestanden.versies.overzetten import zet_over
from gemeenten.toegang.roles import collectienaam
from handleiding.models import BijeenkomstPage, HoofdstukPage, Kernpublicatie, OnderdeelPage
from handleiding.workflow.actions import dien_in, keur_goed, stuur_terug

from .beeld import alt_tekst, maak_beeld

Urgentie = Kernpublicatie.Urgentie
WEKEN_VOOR_DRINGEND = 6


def bouw_werk(kern, editie) -> None:
    """Leave work for every role, by the product's own road.

    The edition's texts are approved before the core changes: one of them is about the same passage.
    """
    _wijk_af(editie)
    _vernieuw_bestand(editie)
    _wijzig_kern(kern)
    _dien_in_en_stuur_terug(editie)


def _wijk_af(editie) -> None:
    schrijver, keurder = _user("redacteur-leeuwarden"), _user("beoordelaar-leeuwarden")
    sessie = _sessie(editie, 4)
    sessie.doel = sessie.doel.replace(
        "Zij kunnen een gesprek zo voeren dat de ouder zelf merkt wat hem lukt.",
        "Zij kunnen een gesprek aan de keukentafel zo voeren dat een vader of moeder zelf merkt wat lukt.",
    )
    _voeg_toe(sessie, "materiaal", "materiaal", "De wijkkaart van Leeuwarden")
    _keur_goed(sessie, schrijver, keurder)


def _vernieuw_bestand(editie) -> None:
    """Leave a document and a picture of which readers saw two versions."""
    schrijver, keurder = _user("redacteur-leeuwarden"), _user("beoordelaar-leeuwarden")
    van_ons = {
        "title": "Wijkkaart van Leeuwarden",
        "collection": Collection.objects.get(name=collectienaam(editie.code, editie.title)),
        "uploaded_by_user": schrijver,
    }
    eerste = _document("Wijkkaart: vier wijken, stand van vorig jaar.", **van_ons)
    sessie = _sessie(editie, 4)
    _voeg_toe(sessie, "inhoud", "download", {"document": eerste.pk, "tekst": "De wijkkaart"})
    _keur_goed(sessie, schrijver, keurder)
    nieuw = _document("Wijkkaart: vijf wijken, stand van dit jaar.", **van_ons)
    maak_versie(eerste, nieuw)
    zet_over(_sessie(editie, 4), nieuw, schrijver)
    _keur_goed(_sessie(editie, 4).get_latest_revision_as_object(), schrijver, keurder)
    tekening = maak_beeld(4, **van_ons)
    sessie = _sessie(editie, 6)
    beeld = {"image": tekening.pk, "decorative": False, "alt_text": alt_tekst(4)}
    _voeg_toe(sessie, "inhoud", "afbeelding", {"afbeelding": beeld, "bijschrift": "De wijken"})
    _keur_goed(sessie, schrijver, keurder)
    nieuwe_tekening = maak_beeld(5, **van_ons)
    maak_versie(tekening, nieuwe_tekening)
    zet_over(_sessie(editie, 6), nieuwe_tekening, schrijver)
    sessie = _sessie(editie, 6).get_latest_revision_as_object()
    _zeg_wat_er_te_zien_is(sessie, alt_tekst(5))
    _keur_goed(sessie, schrijver, keurder)


def _zeg_wat_er_te_zien_is(sessie, tekst: str) -> None:
    blokken = sessie.inhoud.get_prep_value()
    for blok in blokken:
        if blok["type"] == "afbeelding":
            blok["value"]["afbeelding"]["alt_text"] = tekst
    sessie.inhoud = json.dumps(blokken)


def _document(tekst: str, **velden):
    return get_document_model().objects.create(
        file=ContentFile(f"{tekst}\n".encode(), name="wijkkaart-leeuwarden.txt"),
        file_size=len(tekst) + 1,
        **velden,
    )


def _wijzig_kern(kern) -> None:
    sessie = _sessie(kern, 4)
    sessie.doel = sessie.doel.replace(
        "dat de ouder zelf merkt wat hem lukt.",
        "dat de ouder zelf merkt wat hem of haar lukt, ook als er zorgen zijn.",
    )
    _voeg_toe(sessie, "aandachtspunten", "punt", "<p>Vraag eerst of dit het goede moment is.</p>")
    _publiceer_kern(
        sessie, "Het doel zei niet dat het gesprek ook bij zorgen past.", Urgentie.INHOUDELIJK
    )
    sessie = _sessie(kern, 8)
    _voeg_toe(
        sessie,
        "aandachtspunten",
        "punt",
        "<p>Loopt een kind nu gevaar? Stop de casus en bel samen met Veilig Thuis.</p>",
    )
    _publiceer_kern(sessie, "Veiligheid gaat voor de oefening.", Urgentie.DRINGEND)
    hoofdstuk = HoofdstukPage.objects.descendant_of(kern).get(slug="voor-wie")
    _voeg_toe(hoofdstuk, "inhoud", "tekst", "<p>Ook vrijwilligers zijn welkom.</p>")
    _publiceer_kern(hoofdstuk, "Vrijwilligers werden niet genoemd.", Urgentie.REDACTIONEEL)


def _publiceer_kern(page, reden: str, urgentie) -> None:
    dringend = urgentie == Urgentie.DRINGEND
    Kernpublicatie.objects.create(
        revision=page.save_revision(user=_user("kernredacteur")),
        reden=reden,
        urgentie=urgentie,
        uiterlijk=timezone.localdate() + timedelta(weeks=WEKEN_VOOR_DRINGEND) if dringend else None,
    )
    dien_in(page, _user("kernredacteur"))
    keur_goed(page, _user("kernbeoordelaar"))


def _dien_in_en_stuur_terug(editie) -> None:
    schrijver, keurder = _user("redacteur-leeuwarden"), _user("beoordelaar-leeuwarden")
    tips = _hoofdstuk(editie, "tips-voor-de-voorbereiding")
    _voeg_toe(tips, "inhoud", "tekst", "<p>Wij lenen de zaal van het wijkgebouw.</p>")
    tips.save_revision(user=schrijver)
    dien_in(tips, schrijver, "Graag voor de volgende bijeenkomst.")
    opzet = _hoofdstuk(editie, "zo-is-de-groep-opgezet")
    _voeg_toe(opzet, "inhoud", "tekst", "<p>Een groep heeft bij ons vijftien mensen.</p>")
    opzet.save_revision(user=schrijver)
    dien_in(opzet, schrijver)
    stuur_terug(opzet, keurder, "Klopt vijftien? In de afspraken staat twaalf.")


def _keur_goed(page, schrijver, keurder) -> None:
    page.save_revision(user=schrijver)
    dien_in(page, schrijver)
    keur_goed(page, keurder)


def _voeg_toe(page: OnderdeelPage, veld: str, soort: str, waarde) -> None:
    blokken = getattr(page, veld).get_prep_value()
    setattr(page, veld, json.dumps([*blokken, {"type": soort, "value": waarde}]))


def _sessie(wortel, nummer: int) -> BijeenkomstPage:
    return BijeenkomstPage.objects.descendant_of(wortel).get(nummer=nummer)


def _hoofdstuk(wortel, slug: str) -> HoofdstukPage:
    return HoofdstukPage.objects.descendant_of(wortel).get(slug=slug)


def _user(naam: str):
    return get_user_model().objects.get_by_natural_key(naam)
