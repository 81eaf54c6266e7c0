"""The addresses of the public side that the editions own."""

from handleiding.adressen import EVERY_HOST, MAIN_HOST, Adres, Anders, Niveau

EDITION = Niveau("an edition", "onder een editie", "gemeenten.GemeentePage")
GROUP = Niveau("a group", "onder een werk-leergroep", "gemeenten.WerkleergroepPage")

ADRESSEN = (
    Adres(
        pad="uitnodiging/<uidb64>/<token>/",
        niveaus=(MAIN_HOST,),
        wat="uitnodigingen",
        betekenis="somebody invited chooses a password",
        view="gemeenten.people.views.UitnodigingView",
        naam="uitnodiging",
    ),
    Adres(
        pad="thema/<str:thema_hash>.css",
        niveaus=(EVERY_HOST,),
        wat="de kleuren van een gemeente",
        betekenis="the stylesheet of an edition",
        view="gemeenten.views.thema.thema",
        naam="thema",
    ),
    Adres(
        pad="meting/<str:token>/",
        niveaus=(EVERY_HOST,),
        wat="vragenlijsten",
        betekenis="a questionnaire",
        view="gemeenten.views.meting.VragenlijstView",
        naam="vragenlijst",
    ),
    Adres(
        pad="media/<path:pad>",
        niveaus=(EVERY_HOST,),
        wat="afbeeldingen",
        betekenis="images",
        view="gemeenten.tenancy.media.media",
        naam="media",
    ),
    Adres(
        pad="doe-mee/",
        niveaus=(MAIN_HOST,),
        wat="de pagina voor wie mee wil doen",
        betekenis="how to take part",
        anders=Anders.REDACTIE,
        paginatype="gemeenten.DoeMeePage",
    ),
    Adres(
        pad="agenda.ics",
        niveaus=(EDITION, GROUP),
        wat="de agenda",
        betekenis="the calendar of all groups, or of one",
        view="gemeenten.views.agenda.agenda",
        naam="agenda",
    ),
    Adres(
        pad="agenda-<uuid:sleutel>.ics",
        niveaus=(GROUP,),
        wat="de agenda",
        betekenis="one dated session for a calendar",
        view="gemeenten.views.agenda.agenda",
        naam="agenda_van_sessie",
    ),
    Adres(
        pad="agenda-ics/",
        niveaus=(EDITION, GROUP),
        wat="de agenda",
        betekenis="what the calendar addresses lead to",
        anders=Anders.PAGINA,
    ),
    Adres(
        pad="draaiboek/",
        niveaus=(GROUP,),
        wat="het draaiboek",
        betekenis="the packs and materials of the round of now",
        anders=Anders.PAGINA,
    ),
    Adres(
        pad="draaiboek/<int:nummer>/",
        niveaus=(GROUP,),
        wat="het draaiboek",
        betekenis="the pack of one session, in the round of now",
        anders=Anders.PAGINA,
    ),
    Adres(
        pad="draaiboek/ronde-<int:ronde>/",
        niveaus=(GROUP,),
        wat="het draaiboek",
        betekenis="the packs and materials of one round by its number",
        anders=Anders.PAGINA,
    ),
    Adres(
        pad="draaiboek/ronde-<int:ronde>/<int:nummer>/",
        niveaus=(GROUP,),
        wat="het draaiboek",
        betekenis="the pack of one session of that round",
        anders=Anders.PAGINA,
    ),
    Adres(
        pad="draaiboek/ronde-<int:ronde>/<int:nummer>/draaiboek.pdf",
        niveaus=(GROUP,),
        wat="het draaiboek als pdf",
        betekenis="that pack to print, with its bufferschema",
        view="gemeenten.views.draaiboek.draaiboek_pdf",
        naam="draaiboek_pdf",
    ),
    Adres(
        pad="zoeken/",
        niveaus=(EDITION,),
        wat="het zoeken",
        betekenis="search in one edition",
        view="handleiding.publiek.zoeken.views.zoeken",
        naam="zoeken_in_editie",
    ),
    Adres(
        pad="editie.json",
        niveaus=(EDITION,),
        wat="de gegevens van de editie",
        betekenis="the facts of an edition for other programs",
        view="gemeenten.views.editiejson.editie_json",
        naam="editie_json",
    ),
)
