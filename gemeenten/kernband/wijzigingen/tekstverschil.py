"""What stands at one place of a page, in words, and the difference between two versions of it.

The words are those of the reviewer's screen (``handleiding.verschil``): markup, links by name and place, files
by title, choices by label; all by the definition of the field or block at that place.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Field
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from gemeenten.merge.vorm import Lijstlid
from handleiding.inhoud.soorten import Bron
from handleiding.verschil import inhoud
from handleiding.verschil.dingen import naast_elkaar
from handleiding.verschil.doelen import Doelnamen
from handleiding.verschil.rijk import Tekst
from handleiding.verschil.woorden import (
    BIJ,
    GELIJK,
    WEG,
    Segment,
    in_woorden,
    platte_tekst,
    vergelijk,
)

LEEG = "(niets)"
REGELEINDE = SafeString("<br>")
NOOT = SafeString(' class="verschil-noot"')


@dataclass(frozen=True)
class Leesbaar:
    """Reads the values at one place. ``soort`` describes what stands there, ``boven`` what it stands in."""

    soort: Bron
    namen: Doelnamen
    boven: Bron = None

    def tekst(self, waarde: Any) -> Tekst:
        """Return a value as text; None says nothing. An item comes with its kind and id around its value."""
        if isinstance(waarde, Lijstlid):
            return inhoud.van_blok(self.boven, [waarde], self.namen)
        if waarde is None:
            return ()
        if isinstance(self.soort, Field):
            return inhoud.van_veld(self.soort, waarde, self.namen)
        return inhoud.van_blok(self.soort, waarde, self.namen)

    def woorden(self, waarde: Any) -> str:
        """Return a value as plain text, a line for each paragraph."""
        return platte_tekst(in_woorden(self.tekst(waarde), self.namen)) or LEEG

    def gemarkeerd(self, van: Any, naar: Any) -> SafeString:
        """Return ``naar`` as HTML, with the difference from ``van`` marked to the word."""
        oud, nieuw = self.tekst(van), self.tekst(naar)
        regels = vergelijk(oud, nieuw, self.namen)
        if oud == nieuw and van != naar:
            noot = Segment(BIJ, "[gewijzigd: opmaak of instelling] ", noot=True)
            kanten = (Segment(s, inhoud.kaal_in_woorden(w)) for s, w in ((WEG, van), (BIJ, naar)))
            regels.append((noot, *kanten))
        html = [(format_html_join("", "{}", ((_segment(d),) for d in regel)),) for regel in regels]
        if not html:
            return format_html("{}", LEEG)
        return format_html_join(REGELEINDE, "{}", html)

    def dingen(self, van: Any, naar: Any) -> SafeString:
        """Return the pictures and files that only one of two values has, themselves."""
        if any(isinstance(waarde, Lijstlid) for waarde in (van, naar)):
            return naast_elkaar(self.boven, _lid(van), _lid(naar), self.namen)
        return naast_elkaar(self.soort, van, naar, self.namen)


def _lid(waarde: Any) -> Any:
    return None if waarde is None else [waarde]


def _segment(deel: Segment) -> SafeString:
    if deel.soort == GELIJK:
        return format_html("{}", deel.tekst)
    tag, woord = ("del", "weggehaald") if deel.soort == WEG else ("ins", "toegevoegd")
    return format_html(
        '<{tag}{klasse}><span class="w-sr-only">{woord}: </span>{tekst}</{tag}>',
        tag=tag,
        klasse=NOOT if deel.noot else "",
        woord=woord,
        tekst=deel.tekst,
    )
