"""What these steps leave in the log of the edition's root page."""

HERNOEMD = "gemeenten.editie_hernoemd"
GEARCHIVEERD = "gemeenten.editie_gearchiveerd"
TERUGGEHAALD = "gemeenten.editie_teruggehaald"
SAMENGEVOEGD = "gemeenten.editie_samengevoegd"
VERWIJDERD = "gemeenten.editie_verwijderd"
UITGEVOERD = "gemeenten.editie_uitgevoerd"
INGEVOERD = "gemeenten.editie_ingevoerd"
HOOFDSTUK = "gemeenten.hoofdstuk_toegevoegd"

WOORDEN = {
    HERNOEMD: ("Editie hernoemen", "De gemeente kreeg een andere naam of code"),
    GEARCHIVEERD: ("Editie archiveren", "De editie gearchiveerd"),
    TERUGGEHAALD: ("Uit het archief halen", "De editie uit het archief gehaald"),
    SAMENGEVOEGD: ("Edities samenvoegen", "De gegevens van een andere gemeente overgenomen"),
    VERWIJDERD: ("Editie verwijderen", "Een editie verwijderd"),
    UITGEVOERD: ("Editie uitvoeren", "De editie als bestand opgehaald"),
    INGEVOERD: ("Editie invoeren", "De editie uit een bestand ingevoerd"),
    HOOFDSTUK: ("Hoofdstuk toevoegen", "Een hoofdstuk van de kern toegevoegd"),
}


def registreer(actions) -> None:
    """Tell Wagtail what the log entries mean, in Dutch."""
    for actie, (label, bericht) in WOORDEN.items():
        actions.register_action(actie, label, bericht)
