"""What background work there is: its queue, what people call it, and what may happen when it fails. Pure."""

from dataclasses import dataclass

STANDAARD, POST = "default", "post"
# For each queue: how many seconds one piece of work may take. A mail server gets little, so that it holds up little.
GRENZEN = {STANDAARD: 3600, POST: 120}
# Seconds until the next try: together longer than a server is usually away.
WACHT = (60, 300, 1800, 7200, 21600)
POGINGEN = len(WACHT) + 1


class WerkerWeg(Exception):
    """The process that did the work was gone before it was done."""


class TeLang(BaseException):
    """Work took longer than its queue allows. No work of ours may catch it by catching all exceptions."""


@dataclass(frozen=True)
class Taaksoort:
    """A kind of work. What is ``herhaalbaar`` does nothing twice when it is done again."""

    naam: str
    herhaalbaar: bool = True
    weg_is_klaar: bool = False  # what it was about does not exist any longer: nothing is left to do
    bij_opgeven: str = ""  # who is told, with what the work was given, when no try is left
    bij_opnieuw: str = (
        ""  # what somebody who starts it again has to ask: False when nothing is left to do
    )
    van_editie: str = ""  # what says which edition it is of; without, it is the kernredactie's


INDEX = Taaksoort("De zoekindex bijwerken", weg_is_klaar=True)
LEGEN = Taaksoort("Oude pagina’s uit de cache vóór de site halen")
ONBEKEND = Taaksoort("Ander werk", herhaalbaar=False)

SOORTEN = {
    "config.draaien.post.bezorg": Taaksoort(
        "Een e-mail bezorgen",
        bij_opgeven="config.draaien.post.niet_bezorgd",
        bij_opnieuw="config.draaien.post.opnieuw",
        van_editie="config.draaien.van_editie.van_mail",
    ),
    "config.voordeur.legen.leeg": LEGEN,
    "config.voordeur.legen.leeg_adressen": LEGEN,
    "gemeenten.goedkeuring.post.verstuur": Taaksoort("Berichten over pagina’s klaarzetten"),
    "gemeenten.kernband.wijzigingen.gehoord.meld_op_de_achtergrond": Taaksoort(
        "Dringende kernwijzigingen melden"
    ),
    "gemeenten.kernband.rondes.werk.werk_af": Taaksoort(
        "Kernwijzigingen overnemen", van_editie="config.draaien.van_editie.van_pagina"
    ),
    "gemeenten.onboarding.taken.voer_uit": Taaksoort("Een nieuwe editie maken"),
    "gemeenten.opdrachten.taken.voer_uit": Taaksoort(
        "Een opdracht van een scherm",
        bij_opgeven="gemeenten.opdrachten.taken.geef_op",
        van_editie="config.draaien.van_editie.van_opdracht",
    ),
    "gemeenten.kernband.voorstellen.bij.maak_bij": Taaksoort(
        "Een pagina gelijkmaken met de kern", van_editie="config.draaien.van_editie.van_pagina"
    ),
    "handleiding.publiek.zoeken.taken.werk_bij": Taaksoort("De zoekmachine voor lezers bijwerken"),
    "handleiding.publiek.pdf.vragen.maak_uitgave": Taaksoort(
        "Een handleiding als pdf maken", van_editie="config.draaien.van_editie.van_pagina"
    ),
    "handleiding.workflow.reeks.voer_uit": Taaksoort(
        "Een reeks indienen of goedkeuren", van_editie="config.draaien.van_editie.van_reeks"
    ),
    "modelsearch.tasks.insert_or_update_object_task": INDEX,
    "wagtail.tasks.update_reference_index_task": Taaksoort(
        "Bijhouden wat waar wordt gebruikt", weg_is_klaar=True
    ),
    "wagtail.tasks.delete_file_from_storage_task": Taaksoort("Een bestand opruimen"),
    "wagtail.images.tasks.set_image_focal_point_task": Taaksoort(
        "Het middelpunt van een afbeelding bepalen", weg_is_klaar=True
    ),
}


def soort_van(pad: str) -> Taaksoort:
    """Return the kind of the work at this place in the code; what nobody described is not done again."""
    return SOORTEN.get(pad, ONBEKEND)
