"""What a process remembers of what everyone reads, and until when: the stamps of the etalage say that.

Only for who reads without a session: no page says its stamps but one that ``adres`` found for such a reader. So a
preview, the CMS, an internal page and a PDF are never made from memory. Direction of dependencies: houder, stand, boom
and fragment, adres. ``van_wagtail/routeren.py`` lets Wagtail ask ``adres``.
"""

from .boom import Leesboom, boom_van
from .stand import Leesstand, leeg, onthouden

__all__ = ["Leesboom", "Leesstand", "boom_van", "leeg", "onthouden"]
