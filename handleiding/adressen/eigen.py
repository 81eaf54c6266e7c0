"""The addresses that the handbook owns."""

from .tabel import EVERY_HOST, Adres, Niveau

HANDBOOK = Niveau("a handbook", "onder een handleiding", "handleiding.HandleidingPage")
SESSION = Niveau("a session", "onder een bijeenkomst", "handleiding.BijeenkomstPage")

ADRESSEN = (
    Adres(
        pad="zoeken/",
        niveaus=(EVERY_HOST,),
        wat="het zoeken",
        betekenis="search",
        view="handleiding.publiek.zoeken.views.zoeken",
        naam="zoeken",
    ),
    Adres(
        pad="v/<code>/",
        niveaus=(EVERY_HOST,),
        wat="de code onder een afgedrukte pagina",
        betekenis="what a printed page says about itself",
        view="handleiding.publiek.wijzigingen.code.gedrukt",
        naam="gedrukt",
    ),
    Adres(
        pad="wijzigingen/",
        niveaus=(HANDBOOK,),
        wat="het overzicht van wijzigingen",
        betekenis="what changed",
        view="handleiding.publiek.wijzigingen.views.overzicht",
        naam="wijzigingen",
    ),
    Adres(
        pad="wijzigingen/feed.atom",
        niveaus=(HANDBOOK,),
        wat="het overzicht van wijzigingen",
        betekenis="what changed, as a feed",
        view="handleiding.publiek.wijzigingen.views.feed",
        naam="wijzigingenfeed",
    ),
    Adres(
        pad="handleiding.pdf",
        niveaus=(HANDBOOK,),
        wat="de handleiding als pdf",
        betekenis="the handbook to print",
        view="handleiding.publiek.pdf.views.handleiding_pdf",
        naam="handleiding_pdf",
    ),
    Adres(
        pad="bijeenkomst.pdf",
        niveaus=(SESSION,),
        wat="de bijeenkomst als pdf",
        betekenis="one session to print",
        view="handleiding.publiek.pdf.views.bijeenkomst_pdf",
        naam="bijeenkomst_pdf",
    ),
)
