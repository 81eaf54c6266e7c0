"""Block classes of the handbook. Blocks hold shape and help texts; they never query."""

from .begrippen import BegrippenBlock
from .bijeenkomst import (
    AandachtspuntenBlock,
    LiteratuurBlock,
    MateriaalBlock,
    OnderwerpenBlock,
    ProgrammaBlock,
    VoorbereidingBlock,
)
from .bufferschema import BuffersBlock
from .literatuur import GedrukteLijstBlock, LiteratuurgroepenBlock, VerwijzingBlock
from .slots import SLOT_BLOCKS
from .tekst import InhoudBlock

__all__ = [
    "SLOT_BLOCKS",
    "AandachtspuntenBlock",
    "BegrippenBlock",
    "BuffersBlock",
    "GedrukteLijstBlock",
    "InhoudBlock",
    "LiteratuurBlock",
    "LiteratuurgroepenBlock",
    "MateriaalBlock",
    "OnderwerpenBlock",
    "ProgrammaBlock",
    "VerwijzingBlock",
    "VoorbereidingBlock",
]
