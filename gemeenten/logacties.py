"""What the log can say about editions: codes, which are stored and never change, and their words."""

from handleiding.logacties import Logactie

from .logzinnen import besluiten, met_gemeente, met_titel, ronde, terug, wie

EDITIE_GEMAAKT = "gemeenten.editie_gemaakt"
EDITIE_HERNOEMD = "gemeenten.editie_hernoemd"
EDITIE_GEARCHIVEERD = "gemeenten.editie_gearchiveerd"
EDITIE_TERUGGEHAALD = "gemeenten.editie_teruggehaald"
EDITIE_SAMENGEVOEGD = "gemeenten.editie_samengevoegd"
EDITIE_VERWIJDERD = "gemeenten.editie_verwijderd"
EDITIE_UITGEVOERD = "gemeenten.editie_uitgevoerd"
EDITIE_INGEVOERD = "gemeenten.editie_ingevoerd"
HOOFDSTUK_TOEGEVOEGD = "gemeenten.hoofdstuk_toegevoegd"
BELEID_GEKOZEN = "gemeenten.beleid"

KERN_OVERGENOMEN = "gemeenten.kern_overgenomen"
KERN_AUTOMATISCH = "gemeenten.kern_automatisch"
KERN_TERUGGEDRAAID = "gemeenten.kern_teruggedraaid"
KERN_UITGESTELD = "gemeenten.kern_uitgesteld"
OVERNAMEBELEID_GEKOZEN = "gemeenten.overnamebeleid"
RONDE_OPGERUIMD = "gemeenten.overnameronde_opgeruimd"
WEGGELATEN = "gemeenten.bewust_weggelaten"
BEHOUDEN = "gemeenten.behouden"
VERPLAATST = "gemeenten.verplaatst_zoals_kern"
BLIJFT_STAAN = "gemeenten.blijft_staan"
TERUG_NAAR_DE_KERN = "gemeenten.terug_naar_de_kern"

VERBETERING_VOORGESTELD = "gemeenten.verbetering_voorgesteld"
VERBETERING_INGETROKKEN = "gemeenten.verbetering_ingetrokken"
VERBETERING_IN_CONCEPT = "gemeenten.verbetering_in_concept"
VERBETERING_TERUGGEDRAAID = "gemeenten.verbetering_teruggedraaid"
VERBETERING_AFGEWEZEN = "gemeenten.verbetering_afgewezen"
VERBETERING_OVERGENOMEN = "gemeenten.verbetering_overgenomen"
BIJ_DOOR_VERBETERING = "gemeenten.bij_door_verbetering"
CONCEPT_BIJ = "gemeenten.concept_bij_door_verbetering"

UITGENODIGD = "gemeenten.mens_uitgenodigd"
ROLLEN_GEGEVEN = "gemeenten.mens_rollen"
GEDEACTIVEERD = "gemeenten.mens_gedeactiveerd"
GEACTIVEERD = "gemeenten.mens_geactiveerd"
GEMAILD = "gemeenten.uitnodiging_gemaild"
INLOG_HERSTELD = "gemeenten.inlog_hersteld"

REEKS_GEPLAND = "gemeenten.regels.rooster.reeks"
SESSIES_VERPLAATST = "gemeenten.regels.rooster.verplaats"
AFGELAST = "gemeenten.regels.rooster.gelast_af"
GAAT_DOOR = "gemeenten.regels.rooster.laat_doorgaan"
BESTAND_VERNIEUWD = "gemeenten.bestand_vernieuwd"
BESTAND_IN_CONCEPT = "gemeenten.bestand_in_concept"
BESTAND_GEWIST = "gemeenten.bestand_gewist"
BEELD_ONTDAAN = "gemeenten.beeld_ontdaan"
NAMEN_WEGGEHAALD = "gemeenten.namen_uit_bestand"
METING_GEOPEND = "gemeenten.regels.meting.open"
METING_GESLOTEN = "gemeenten.regels.meting.sluit"
OPGEHAALD = "gemeenten.lokaal.ophalen"
INGEVOERD = "gemeenten.invoer"
ORGANISATIES_OVERGENOMEN = "gemeenten.organisaties.neem_over"
CORRECTIE_OVERGENOMEN = "gemeenten.organisaties.correctie"
CORRECTIE_AFGEWEZEN = "gemeenten.organisaties.behouden"


_EDITIE = (
    Logactie(EDITIE_GEMAAKT, "Editie gemaakt", "Editie gemaakt voor een nieuwe gemeente"),
    Logactie(
        EDITIE_HERNOEMD,
        "Editie hernoemen",
        "De gemeente kreeg een andere naam of code",
        grond=True,
    ),
    Logactie(EDITIE_GEARCHIVEERD, "Editie archiveren", "De editie gearchiveerd"),
    Logactie(EDITIE_TERUGGEHAALD, "Uit het archief halen", "De editie uit het archief gehaald"),
    Logactie(
        EDITIE_SAMENGEVOEGD,
        "Edities samenvoegen",
        "De gegevens van een andere gemeente overgenomen",
    ),
    Logactie(EDITIE_VERWIJDERD, "Editie verwijderen", "Een editie verwijderd"),
    Logactie(EDITIE_UITGEVOERD, "Editie uitvoeren", "De editie als bestand opgehaald"),
    Logactie(EDITIE_INGEVOERD, "Editie invoeren", "De editie uit een bestand ingevoerd"),
    Logactie(HOOFDSTUK_TOEGEVOEGD, "Hoofdstuk toevoegen", "Een hoofdstuk van de kern toegevoegd"),
    Logactie(BELEID_GEKOZEN, "Werkwijze bij goedkeuren", "Werkwijze bij goedkeuren gekozen"),
)
_KERN = (
    Logactie(
        KERN_OVERGENOMEN,
        "Kernwijziging verwerken",
        "Kernwijziging verwerkt",
        wijzigt=True,
        zin=besluiten,
    ),
    Logactie(
        KERN_AUTOMATISCH,
        "Kernwijziging automatisch publiceren",
        "Kernwijziging automatisch overgenomen en gepubliceerd",
        wijzigt=True,
        grond=True,
    ),
    Logactie(
        KERN_TERUGGEDRAAID,
        "Kernwijziging terugdraaien",
        "Verwerkte kernwijziging teruggedraaid",
        wijzigt=True,
    ),
    Logactie(
        KERN_UITGESTELD,
        "Kernwijziging uitstellen",
        "Over de kernwijziging wordt later beslist",
    ),
    Logactie(
        OVERNAMEBELEID_GEKOZEN,
        "Kernwijzigingen: werkwijze",
        "Werkwijze voor kernwijzigingen gekozen",
    ),
    Logactie(RONDE_OPGERUIMD, "Verslag van overnemen", "Ronde opgeruimd", zin=ronde),
    Logactie(WEGGELATEN, "Bewust weglaten", "Bewust weggelaten", zin=met_titel),
    Logactie(BEHOUDEN, "Behouden", "Behouden, hoewel de kern de pagina weghaalde", zin=met_titel),
    Logactie(VERPLAATST, "Verplaatsen zoals de kern", "Verplaatst zoals de kern", zin=met_titel),
    Logactie(
        BLIJFT_STAAN,
        "Laten staan",
        "Blijft staan, hoewel de kern de pagina verplaatste",
        zin=met_titel,
    ),
    Logactie(
        TERUG_NAAR_DE_KERN,
        "Terug naar de kern",
        "Teruggezet naar de tekst van de kern",
        wijzigt=True,
        zin=terug,
    ),
)
_VERBETERING = tuple(
    Logactie(code, label, bericht, wijzigt=code == VERBETERING_TERUGGEDRAAID, zin=met_gemeente)
    for code, label, bericht in (
        (
            VERBETERING_VOORGESTELD,
            "Verbetering voorstellen",
            "Voorgesteld als verbetering van de kern",
        ),
        (VERBETERING_INGETROKKEN, "Verbetervoorstel intrekken", "Verbetervoorstel ingetrokken"),
        (
            VERBETERING_IN_CONCEPT,
            "Verbetervoorstel overnemen",
            "Verbetervoorstel overgenomen in een concept",
        ),
        (
            VERBETERING_TERUGGEDRAAID,
            "Overname terugdraaien",
            "Overgenomen verbetervoorstel teruggedraaid",
        ),
        (VERBETERING_AFGEWEZEN, "Verbetervoorstel afwijzen", "Verbetervoorstel afgewezen"),
        (
            VERBETERING_OVERGENOMEN,
            "Verbetervoorstel gepubliceerd",
            "Verbetervoorstel staat in de kern",
        ),
    )
)
_BIJ = (
    Logactie(
        BIJ_DOOR_VERBETERING,
        "Bij door verbetervoorstel",
        "Bijgewerkt met de kern, zonder dat de tekst veranderde",
        grond=True,
    ),
    # A name of its own: the entry of a draft is no ground to go online.
    Logactie(
        CONCEPT_BIJ,
        "Concept bij",
        "Concept bijgewerkt met de kern, zonder dat de tekst veranderde",
    ),
)
_MENSEN = tuple(
    Logactie(code, label, label, zin=wie)
    for code, label in (
        (UITGENODIGD, "Uitgenodigd"),
        (ROLLEN_GEGEVEN, "Rollen gegeven"),
        (GEDEACTIVEERD, "Account gedeactiveerd"),
        (GEACTIVEERD, "Account weer toegelaten"),
        (GEMAILD, "Uitnodiging gemaild"),
        (INLOG_HERSTELD, "Tweede stap verwijderd"),
    )
)
_LOKAAL = (
    Logactie(REEKS_GEPLAND, "Reeks gepland", "Een reeks bijeenkomsten gepland", wijzigt=True),
    Logactie(
        SESSIES_VERPLAATST,
        "Bijeenkomst verplaatst",
        "Een of meer bijeenkomsten verplaatst",
        wijzigt=True,
    ),
    Logactie(AFGELAST, "Bijeenkomst afgelast", "Een bijeenkomst afgelast", wijzigt=True),
    Logactie(GAAT_DOOR, "Afgelasting ingetrokken", "Een afgelasting ingetrokken", wijzigt=True),
    Logactie(BESTAND_VERNIEUWD, "Nieuwe versie", "Toegevoegd als nieuwe versie van een bestand"),
    Logactie(
        BESTAND_IN_CONCEPT,
        "Andere versie van een bestand",
        "Andere versie van een bestand in het concept gezet",
        wijzigt=True,
        zin=met_titel,
    ),
    Logactie(
        BESTAND_GEWIST,
        "Bestand gewist",
        "Een bestand dat hier eerder stond, verwijderd om de gegevens van een persoon",
    ),
    Logactie(
        BEELD_ONTDAAN,
        "Afbeelding ontdaan",
        "Plaats, maker en andere gegevens uit het bestand gehaald; het beeld is gelijk gebleven",
    ),
    Logactie(
        NAMEN_WEGGEHAALD,
        "Namen uit een bestand",
        "Namen en andere eigenschappen uit het bestand gehaald; wat er te lezen staat, is gelijk gebleven",
    ),
    Logactie(METING_GEOPEND, "Meting geopend", "Een meting geopend"),
    Logactie(METING_GESLOTEN, "Meting gesloten", "Een meting gesloten"),
    Logactie(OPGEHAALD, "Gegevens opgehaald", "De gegevens van de gemeente als bestand opgehaald"),
    Logactie(
        INGEVOERD,
        "Ingevoerd uit een bestand",
        "Gegevens uit een bestand ingevoerd",
        wijzigt=True,
    ),
    Logactie(
        ORGANISATIES_OVERGENOMEN,
        "Organisaties overgenomen",
        "Organisaties overgenomen",
        wijzigt=True,
    ),
    Logactie(CORRECTIE_OVERGENOMEN, "Correctie overgenomen", "Correctie overgenomen", wijzigt=True),
    Logactie(
        CORRECTIE_AFGEWEZEN, "Correctie niet overgenomen", "Eigen tekst behouden", wijzigt=True
    ),
)
TABEL = (*_EDITIE, *_KERN, *_VERBETERING, *_BIJ, *_MENSEN, *_LOKAAL)
