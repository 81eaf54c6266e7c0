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
class Soort:
    """A kind of work. What is ``herhaalbaar`` does nothing twice when it is done again."""

    naam: str
    herhaalbaar: bool = True
    weg_is_klaar: bool = False  # what it was about does not exist any longer: nothing is left to do
    bij_opgeven: str = ""  # who is told, with what the work was given, when no try is left
    bij_opnieuw: str = (
        ""  # what somebody who starts it again has to ask: False when nothing is left to do
    )
    van_editie: str = ""  # what says which edition it is of; without, it is the kernredactie's


INDEX = Soort("De zoekindex bijwerken", weg_is_klaar=True)
LEGEN = Soort("Oude pagina’s uit de cache vóór de site halen")
ONBEKEND = Soort("Ander werk", herhaalbaar=False)

SOORTEN = {
    "config.draaien.post.bezorg": Soort(
        "Een e-mail bezorgen",
        bij_opgeven="config.draaien.post.niet_bezorgd",
        bij_opnieuw="config.draaien.post.opnieuw",
        van_editie="config.draaien.van_editie.van_mail",
    ),
    "config.voordeur.legen.leeg": LEGEN,
    "config.voordeur.legen.leeg_adressen": LEGEN,
    "gemeenten.beoordeling.post.verstuur": Soort("Berichten over pagina’s klaarzetten"),
    "gemeenten.kernwijzigingen.gehoord.meld_op_de_achtergrond": Soort(
        "Dringende kernwijzigingen melden"
    ),
    "gemeenten.kernwijzigingen.werk.werk_af": Soort(
        "Kernwijzigingen overnemen", van_editie="config.draaien.van_editie.van_pagina"
    ),
    "gemeenten.onboarding.taken.voer_uit": Soort("Een nieuwe editie maken"),
    "gemeenten.opdrachten.taken.voer_uit": Soort(
        "Een opdracht van een scherm",
        bij_opgeven="gemeenten.opdrachten.taken.geef_op",
        van_editie="config.draaien.van_editie.van_opdracht",
    ),
    "gemeenten.verbetervoorstel.bij.maak_bij": Soort(
        "Een pagina gelijkmaken met de kern", van_editie="config.draaien.van_editie.van_pagina"
    ),
    "handleiding.publiek.zoeken.taken.werk_bij": Soort("De zoekmachine voor lezers bijwerken"),
    "handleiding.publiek.pdf.vragen.maak_uitgave": Soort(
        "Een handleiding als pdf maken", van_editie="config.draaien.van_editie.van_pagina"
    ),
    "handleiding.workflow.reeks.voer_uit": Soort(
        "Een reeks indienen of goedkeuren", van_editie="config.draaien.van_editie.van_reeks"
    ),
    "modelsearch.tasks.insert_or_update_object_task": INDEX,
    "wagtail.tasks.update_reference_index_task": Soort(
        "Bijhouden wat waar wordt gebruikt", weg_is_klaar=True
    ),
    "wagtail.tasks.delete_file_from_storage_task": Soort("Een bestand opruimen"),
    "wagtail.images.tasks.set_image_focal_point_task": Soort(
        "Het middelpunt van een afbeelding bepalen", weg_is_klaar=True
    ),
}


def soort_van(pad: str) -> Soort:
    """Return the kind of the work at this place in the code; what nobody described is not done again."""
    return SOORTEN.get(pad, ONBEKEND)
