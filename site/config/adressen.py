"""The addresses of the public side that the platform owns: log-in, CMS, files, and what machines ask for."""

from handleiding.adressen import EVERY_HOST, MAIN_HOST, Adres, Anders

CONTROLE = "controles door de server"


def _adres(pad: str, wat: str, betekenis: str, view: str) -> Adres:
    return Adres(pad=pad, niveaus=(EVERY_HOST,), wat=wat, betekenis=betekenis, view=view)


def _server(pad: str, betekenis: str) -> Adres:
    return Adres(
        pad=pad, niveaus=(EVERY_HOST,), wat=CONTROLE, betekenis=betekenis, anders=Anders.SERVER
    )


ADRESSEN = (
    Adres(
        pad="account/",
        niveaus=(MAIN_HOST,),
        wat="het inloggen",
        betekenis="log-in and one's own account",
        insluiten="config.inlog.urls",
    ),
    Adres(
        pad="cms/",
        niveaus=(MAIN_HOST,),
        wat="het CMS",
        betekenis="the CMS; its log-in leads to `/account/`",
        insluiten="config.inlog.cms",
    ),
    Adres(
        pad="_util/login/",
        niveaus=(MAIN_HOST,),
        wat="het inloggen",
        betekenis="where Wagtail sends who has to log in",
        view="config.inlog.urls.NAAR_INLOGGEN",
    ),
    Adres(
        pad="documenten/",
        niveaus=(EVERY_HOST,),
        wat="bestanden",
        betekenis="documents",
        insluiten="wagtail.documents.urls",
    ),
    Adres(
        pad="static/<path:pad>",
        niveaus=(EVERY_HOST,),
        wat="de opmaak van de site",
        betekenis="stylesheets, scripts and pictures of the site itself",
        anders=Anders.SERVER,
    ),
    _adres(
        "sitemap.xml",
        "zoekmachines",
        "all public pages of this host",
        "handleiding.publiek.vindbaar.sitemap.sitemap",
    ),
    _adres(
        "robots.txt",
        "zoekmachines",
        "what search engines may read",
        "handleiding.publiek.vindbaar.views.robots",
    ),
    _adres(
        ".well-known/security.txt",
        "meldingen over beveiliging",
        "whom to tell about a weakness",
        "handleiding.publiek.vindbaar.views.security",
    ),
    _adres(
        "favicon.ico",
        "het pictogram van de site",
        "the picture in a tab",
        "handleiding.publiek.vindbaar.views.favicon",
    ),
    _server("livez", "the process lives"),
    _server("readyz", "it can answer readers"),
    _server("healthz", "what waits and what failed, with a key only"),
    _server("metrics", "figures for Prometheus, with a key only"),
)
