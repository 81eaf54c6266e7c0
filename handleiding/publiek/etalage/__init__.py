"""The etalage: what readers may see of each page, and a stamp that rises when they see anything else.

One writer: ``werk_bij``. Direction of dependencies: tabel, regels, vertoning and gebeurd stand alone; bewaring,
bestanden, lezen, plan, onderwerpen, schrijven, bundel, controle and luisteraars build on each other in that order.
"""

from .bestanden import met_bestanden
from .bewaring import bewaren_sinds, gelezen, was_online_na
from .bundel import in_een_keer, luister, raam_gewijzigd, werk_bij
from .gebeurd import Gebeurtenis
from .onderwerpen import Gestegen, paden_van, paginas_van
from .sleutel import stempels
from .tabel import LEESBAAR, MET_INTERN, Etalage, Etalagezicht, Publicatie, Raam, Raamsoort
from .vertoning import ALLES, Vertoning

__all__ = [
    "ALLES",
    "LEESBAAR",
    "MET_INTERN",
    "Etalage",
    "Etalagezicht",
    "Gebeurtenis",
    "Gestegen",
    "Publicatie",
    "Raam",
    "Raamsoort",
    "Vertoning",
    "bewaren_sinds",
    "gelezen",
    "in_een_keer",
    "luister",
    "met_bestanden",
    "paden_van",
    "paginas_van",
    "raam_gewijzigd",
    "stempels",
    "was_online_na",
    "werk_bij",
]
