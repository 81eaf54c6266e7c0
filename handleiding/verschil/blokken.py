"""The difference between two values of a block, as the CMS shows it: what is in the block in its place."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail import blocks

from handleiding.inhoud import Onderdeel

from . import inhoud, opgeslagen
from .delen import delen
from .dingen import naast_elkaar
from .doelen import Doelnamen
from .volgorde import Rijlid, koppel, verplaatst
from .woorden import (
    BIJ,
    GELIJK,
    WEG,
    Regel,
    Segment,
    in_woorden,
    platte_tekst,
    vergelijk,
    zonder_noten,
)

KLASSEN = {WEG: "deletion", BIJ: "addition"}
MERK = re.compile(r'class="[^"]*\b(?:addition|deletion)\b')
EERSTE_WOORDEN = 40
# So many lines without a change in a row are shown; of more the first and the last.
LANGSTE_RUN = 4
# What is shown part by part; all else, a table too, as one text.
OMVAT = (blocks.BaseStructBlock, blocks.BaseStreamBlock, blocks.ListBlock)
# Said of what is stored otherwise and reads the same.
VANGNET = "[gewijzigd: opmaak of instelling]"


def als_html(regels: Sequence[Regel]) -> SafeString:
    """Return lines as the CMS marks a difference; the space after a mark is part of the text."""
    return format_html_join("\n", "{}", ((_regel(regel),) for regel in regels))


def _regel(regel: Regel) -> SafeString:
    return format_html_join("", "{}", ((_segment(deel),) for deel in regel))


def _segment(deel: Segment) -> SafeString | str:
    klassen = [KLASSEN[deel.soort]] if deel.soort in KLASSEN else []
    klassen += ["verschil-noot"] if deel.noot else []
    if not klassen:
        return format_html("{}", deel.tekst)
    return format_html('<span class="{}">{}</span>', " ".join(klassen), deel.tekst)


def verschil_html(regels: Sequence[Regel]) -> SafeString:
    """Return a difference, its long runs of lines without one folded away."""
    delen: list[SafeString] = []
    for gelijk, groep in groupby(regels, key=_is_gelijk):
        run = list(groep)
        if not gelijk or len(run) <= LANGSTE_RUN:
            delen.append(als_html(run))
            continue
        eerste, midden, laatste = run[:1], run[1:-1], run[-1:]
        delen += [
            als_html(eerste),
            gevouwen(f"Ongewijzigd: {len(midden)} regels", als_html(midden)),
            als_html(laatste),
        ]
    return format_html_join("\n", "{}", ((deel,) for deel in delen))


def gevouwen(kop: str, html: SafeString) -> SafeString:
    """Return what did not change, to open by a click."""
    return format_html(
        '<details class="verschil-gelijk"><summary>{}</summary>{}</details>', kop, html
    )


def _is_gelijk(regel: Regel) -> bool:
    return all(deel.soort == GELIJK for deel in regel)


def heeft_merk(html: str) -> bool:
    """Tell whether a difference marks anything: what marks nothing would be read as equal."""
    return MERK.search(html) is not None


def met_vangnet(html: str, oud: Any, nieuw: Any) -> SafeString:
    """Return ``html`` with what is stored on both sides, if it marks nothing."""
    if heeft_merk(html):
        return mark_safe(html)  # noqa: S308 - made by format_html here
    return format_html(
        '{}\n<span class="verschil-noot">{}</span> '
        '<span class="deletion">{}</span> <span class="addition">{}</span>',
        mark_safe(html),  # noqa: S308 - made by format_html here
        VANGNET,
        inhoud.kaal_in_woorden(oud),
        inhoud.kaal_in_woorden(nieuw),
    )


class Blokverschil:
    """Shows values of blocks beside each other; ``namen`` names what links lead to."""

    def __init__(self, namen: Doelnamen) -> None:
        self.namen = namen

    def verschil(self, blok: blocks.Block | None, oud: Any, nieuw: Any) -> SafeString:
        """Return the difference; it marks something wherever the values are not the same."""
        if self._gelijk(blok, oud, nieuw):
            return self.waarde(blok, nieuw)
        if isinstance(blok, blocks.BaseStructBlock):
            html = self._struct(blok, oud, nieuw)
        elif isinstance(blok, blocks.BaseStreamBlock | blocks.ListBlock):
            html = self._leden(blok, oud, nieuw)
        else:
            teksten = (inhoud.van_blok(blok, w, self.namen) for w in (oud, nieuw))
            html = verschil_html(vergelijk(*teksten, self.namen))
            return met_vangnet(html, oud, nieuw) + naast_elkaar(blok, oud, nieuw, self.namen)
        return met_vangnet(html, oud, nieuw)

    def waarde(self, blok: blocks.Block | None, waarde: Any, soort: str = GELIJK) -> SafeString:
        """Return one value; of what is new or gone the markup and links are told too."""
        binnen = delen(blok, waarde) if isinstance(blok, OMVAT) else None
        if binnen is None:
            tekst = inhoud.van_blok(blok, waarde, self.namen)
            if soort == GELIJK:
                return als_html(zonder_noten(tekst))
            kanten = (waarde, None) if soort == WEG else (None, waarde)
            return als_html(in_woorden(tekst, self.namen)) + naast_elkaar(blok, *kanten, self.namen)
        if isinstance(blok, blocks.ListBlock):
            return format_html_join(
                "\n",
                '<div class="comparison__child-object">{}</div>',
                ((self.waarde(deel.bron, deel.waarde, soort),) for deel in binnen),
            )
        return _lijst(
            (inhoud.label_van(deel), self.waarde(deel.bron, deel.waarde, soort)) for deel in binnen
        )

    def _gelijk(self, blok: blocks.Block | None, oud: Any, nieuw: Any) -> bool:
        return bool(opgeslagen.van_blok(blok, oud) == opgeslagen.van_blok(blok, nieuw))

    def _struct(self, blok: Any, oud: Any, nieuw: Any) -> SafeString:
        was, wordt = ({deel.stap: deel for deel in delen(blok, w) or ()} for w in (oud, nieuw))
        rijen = [
            self._deel(was.get(stap), wordt.get(stap)) for stap in dict.fromkeys([*wordt, *was])
        ]
        anders = [rij for rij in rijen if heeft_merk(rij[1])]
        zelfde = [rij for rij in rijen if not heeft_merk(rij[1]) and rij[1].strip()]
        html = _lijst(anders)
        if anders and zelfde:
            return html + gevouwen(
                f"Ongewijzigd: {', '.join(n for n, _ in zelfde)}", _lijst(zelfde)
            )
        return html if anders else _lijst(rijen)

    def _deel(self, was: Onderdeel | None, wordt: Onderdeel | None) -> tuple[str, SafeString]:
        """Return the difference of one part; only what has no definition any more can be on one side."""
        deel = wordt or was
        assert deel is not None  # noqa: S101 - it is a part of one of both
        waarden = (kant.waarde if kant else None for kant in (was, wordt))
        return inhoud.label_van(deel), self.verschil(deel.bron, *waarden)

    def _leden(self, blok: Any, oud: Any, nieuw: Any) -> SafeString:
        links, rechts = (self._lees_leden(blok, waarde) for waarde in (oud, nieuw))
        paren = koppel(links, rechts)
        elders = verplaatst(paren)
        rijen = [
            (self._lid(paar, links, rechts, is_verplaatst=n in elders), paar[1])
            for n, paar in enumerate(paren)
        ]
        delen = []
        for anders, groep in groupby(rijen, key=lambda rij: _is_anders(*rij[0])):
            run = list(groep)
            html = format_html_join(
                "\n", '<div class="comparison__child-object{}">{}</div>', (rij for rij, _ in run)
            )
            namen = [self._eerste_woorden(rechts[nu]) for _, nu in run if nu is not None]
            delen.append((html if anders else gevouwen(_kop(namen), html),))
        return format_html_join("\n", "{}", delen)

    def _lid(
        self,
        paar: tuple[int | None, int | None],
        links: Sequence[Rijlid],
        rechts: Sequence[Rijlid],
        *,
        is_verplaatst: bool,
    ) -> tuple[str, SafeString]:
        was, is_nu = paar
        if was is None or is_nu is None:
            soort = BIJ if was is None else WEG
            lid = rechts[is_nu] if is_nu is not None else links[was]  # type: ignore[index]
            kop = format_html('<span class="verschil-noot">[{}]</span> ', _label(lid))
            return f" {KLASSEN[soort]}", kop + self.waarde(lid.blok, lid.waarde, soort)
        oud, nieuw = links[was], rechts[is_nu]
        html = self.verschil(nieuw.blok, oud.waarde, nieuw.waarde)
        if is_verplaatst:
            html = self._plaatsnoot(was, is_nu, links, rechts) + html
        return "", html

    def _plaatsnoot(
        self, was: int, is_nu: int, links: Sequence[Rijlid], rechts: Sequence[Rijlid]
    ) -> SafeString:
        return plaatsnoot(
            self._eerste_woorden(links[was - 1]) if was else "",
            self._eerste_woorden(rechts[is_nu - 1]) if is_nu else "",
        )

    def _eerste_woorden(self, lid: Rijlid) -> str:
        regels = platte_tekst(zonder_noten(inhoud.van_blok(lid.blok, lid.waarde, self.namen)))
        eerste = next((regel for regel in regels.splitlines() if regel.strip()), _label(lid))
        kort = eerste[:EERSTE_WOORDEN].strip()
        return kort if len(eerste) <= EERSTE_WOORDEN else f"{kort}…"

    def _lees_leden(self, blok: Any, waarde: Any) -> list[Rijlid]:
        return [
            Rijlid(
                lid.sleutel or None,
                lid.type,
                opgeslagen.van_blok(lid.bron, lid.waarde),
                lid.bron,
                lid.waarde,
            )
            for lid in delen(blok, waarde) or ()
        ]


def _is_anders(klasse: str, html: str) -> bool:
    return bool(klasse) or heeft_merk(html)


def _kop(namen: Sequence[str]) -> str:
    if len(namen) == 1:
        return f"Ongewijzigd: ‘{namen[0]}’"
    return f"Ongewijzigd, {len(namen)} stukken: ‘{namen[0]}’ tot en met ‘{namen[-1]}’"


def plaatsnoot(was_na: str, nu_na: str) -> SafeString:
    """Say of what moved where it stood and where it stands."""
    oud, nieuw = (f"na ‘{naam}’" if naam else "vooraan" for naam in (was_na, nu_na))
    if oud == nieuw:
        return SafeString('<span class="addition verschil-noot">[verplaatst]</span>\n')
    return format_html(
        '<span class="deletion verschil-noot">[stond {}]</span> '
        '<span class="addition verschil-noot">[staat nu {}]</span>\n',
        oud,
        nieuw,
    )


def _label(lid: Rijlid) -> str:
    if lid.blok is not None:
        return str(lid.blok.label)
    return f"blok van de soort ‘{lid.soort}’, die er niet meer is"


def _lijst(rijen: Any) -> SafeString:
    return format_html(
        "<dl>\n{}\n</dl>", format_html_join("\n", "    <dt>{}</dt>\n    <dd>{}</dd>", rijen)
    )
