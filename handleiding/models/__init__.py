"""Page types of the shared handbook.

Direction of dependencies: base → onderdeel → hoofdstuk, bijeenkomst, bijlage, begrippen; inhoud stands on base.
"""

from handleiding.publiek.etalage import Etalage, Publicatie, Raam
from handleiding.publiek.pdf.tabel import Pdf, Pdfversie
from handleiding.publiek.zoeken.tabel import Passage, Synoniemen, Vindplaats
from handleiding.workflow.bijdragen import Bijdrage, VroegerAdres
from handleiding.workflow.tasks import VierOgenTask

from .base import BasePage, InternBarePage
from .begrippen import BegrippenPage
from .bijeenkomst import BijeenkomstPage
from .bijlage import BijlagePage, BufferschemaPage, LiteratuurPage
from .handleiding import HandleidingPage
from .hoofdstuk import HoofdstukPage
from .inhoud import InhoudPage
from .onderdeel import OnderdeelPage
from .publicatie import Kernpublicatie
from .reeks import Reeks, ReeksRegel

__all__ = [
    "BasePage",
    "BegrippenPage",
    "Bijdrage",
    "BijeenkomstPage",
    "BijlagePage",
    "BufferschemaPage",
    "Etalage",
    "HandleidingPage",
    "HoofdstukPage",
    "InhoudPage",
    "InternBarePage",
    "Kernpublicatie",
    "LiteratuurPage",
    "OnderdeelPage",
    "Passage",
    "Pdf",
    "Pdfversie",
    "Publicatie",
    "Raam",
    "Reeks",
    "ReeksRegel",
    "Synoniemen",
    "VierOgenTask",
    "Vindplaats",
    "VroegerAdres",
]
