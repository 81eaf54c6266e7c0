"""The environment of this process, read once."""

import os

from config.omgeving.lezen import Omgeving
from config.omgeving.tabel import TABEL

waarden = Omgeving(TABEL, os.environ)
