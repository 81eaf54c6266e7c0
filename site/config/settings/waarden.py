"""The environment of this process, read once."""

import os

from config.omgeving.lezen import Omgevingswaarden
from config.omgeving.tabel import TABEL

waarden = Omgevingswaarden(TABEL, os.environ)
