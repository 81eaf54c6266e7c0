"""What we do to private parts of Wagtail and its libraries: the only place that replaces, rebinds or overrides them.

Imported by ``apps`` alone; the settings name ``zoekmotor``. The rules stand in the rooms below; here stands how
Wagtail comes to ask them.
"""

from . import (
    beurten,
    boom,
    hosts,
    onthouden,
    padindex,
    publicatie,
    rechten,
    rekenbladen,
    routeren,
    vergelijking,
    versies,
    werkstromen,
    zoekmotor,
)

BEPROEFD_MET = ("8.0.1",)
INGREPEN = (
    *beurten.INGREPEN,
    *boom.INGREPEN,
    *hosts.INGREPEN,
    *onthouden.INGREPEN,
    *publicatie.INGREPEN,
    *rechten.INGREPEN,
    *rekenbladen.INGREPEN,
    *routeren.INGREPEN,
    *versies.INGREPEN,
    *werkstromen.INGREPEN,
    *vergelijking.INGREPEN,
    *padindex.INGREPEN,
)
OP_SQLITE = zoekmotor.INGREPEN


def grijp_in() -> None:
    """Put all of them in place."""
    for ingreep in INGREPEN:
        ingreep.zet()
