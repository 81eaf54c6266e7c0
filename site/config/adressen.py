"""The addresses of the public side that the platform owns: log-in, CMS, files, and what machines ask for."""

from handleiding.adressen import EVERY_HOST, MAIN_HOST, Adres, Anders

CONTROLE = "controles door de server"


def _later(pad: str, wat: str, betekenis: str, anders: Anders = Anders.LATER) -> Adres:
    return Adres(pad=pad, niveaus=(EVERY_HOST,), wat=wat, betekenis=betekenis, anders=anders)


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
    _later("sitemap.xml", "zoekmachines", "all public pages of this host"),
    _later("robots.txt", "zoekmachines", "what search engines may read"),
    _later(
        ".well-known/security.txt", "meldingen over beveiliging", "whom to tell about a weakness"
    ),
    _later("favicon.ico", "het pictogram van de site", "the picture in a tab"),
    _later("livez", CONTROLE, "the process lives", Anders.SERVER),
    _later("readyz", CONTROLE, "it can answer readers", Anders.SERVER),
    _later("healthz", CONTROLE, "what waits and what failed, with a key only", Anders.SERVER),
    _later("metrics", CONTROLE, "figures for Prometheus, with a key only", Anders.SERVER),
)
