"""Random edits of a core page and of its variant, and the take-over through the real screen.

Independent of the generator that the laws of the merge are tested with: it starts from pages that
exist, and looks at what is stored, not at what the merge returns.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.urls import reverse

from gemeenten.kernband.wijzigingen.publiek import inhoud_van_page
from gemeenten.kernband.wijzigingen.versies import inhoud_van_revisie, vul
from gemeenten.kernband.wijzigingen.voorstel import Voorstel, maak_voorstel
from handleiding.models import OnderdeelPage
from handleiding.workflow.actions import dien_in, keur_goed

RIJK = re.compile(r"(?=<(?:p|h2|h3)\b)|(?<=</p>)|(?<=</h2>)|(?<=</h3>)|(?<=</ul>)|(?<=</ol>)")
SLEUTEL = re.compile(r' data-block-key="[^"]*"|<[^>]+>')
MANIEREN = ("kern", "lokaal", "beide", "eigen", "gemengd")
# Not free text: another word there is no edit that somebody makes.
VAST = {"werkvorm", "soort", "moment", "nummer", "minuten", "url", "seo_title"}


class Schrijver:
    """Makes edits that a person makes; each new word occurs once."""

    def __init__(self, zaad: str) -> None:
        self.toeval = Random(zaad)  # noqa: S311 - repeatable, keeps no secret
        self.naam = re.sub(r"\W", "", zaad)
        self.nummer = 0

    def woord(self) -> str:
        self.nummer += 1
        return f"{self.naam}w{self.nummer}"

    def bewerk(self, inhoud: dict[str, Any], velden: list[str]) -> None:
        naam = self.toeval.choice(velden)
        inhoud[naam] = self.anders(inhoud[naam])

    def anders(self, waarde: Any) -> Any:
        if isinstance(waarde, str):
            return self.tekst(waarde)
        if isinstance(waarde, list) and waarde:
            return self.lijst(waarde)
        if isinstance(waarde, dict) and "columns" in waarde:
            rij = self.toeval.choice(waarde["rows"])
            rij["values"][0] = self.woord()
        elif isinstance(waarde, dict):
            kan = [
                n for n, deel in waarde.items() if n not in VAST and isinstance(deel, str | list)
            ]
            for naam in self.toeval.sample(kan, min(1, len(kan))):
                waarde[naam] = self.anders(waarde[naam])
        return waarde

    def tekst(self, tekst: str) -> str:
        if "</" not in tekst:
            # A title that took both texts over and over would not fit in the end.
            return " ".join([*tekst.split()[-8:], self.woord()])
        delen = [deel for deel in RIJK.split(tekst) if deel]
        plek = self.toeval.randrange(len(delen))
        match self.toeval.randrange(5):
            case 0 if len(delen) > 1:
                del delen[plek]
            case 1:
                delen.insert(plek, f"<p>{self.woord()} en <b>{self.woord()}</b></p>")
            case 2:
                delen.append(f"<ul><li>{self.woord()}</li><li>{self.woord()}</li></ul>")
            case _:
                einde = delen[plek].rfind("</")
                delen[plek] = f"{delen[plek][:einde]} {self.woord()}{delen[plek][einde:]}"
        return "".join(delen)

    def lijst(self, rij: list[Any]) -> list[Any]:
        rij = list(rij)
        plek = self.toeval.randrange(min(len(rij), 4))
        match self.toeval.randrange(6):
            case 0:
                del rij[plek]
            case 1:
                rij.insert(self.toeval.randrange(len(rij)), rij.pop(plek))
            case 2:
                rij.insert(plek, self.nieuw(rij[plek]))
            case _:
                rij[plek]["value"] = self.anders(rij[plek]["value"])
        return rij

    def nieuw(self, blok: dict[str, Any]) -> dict[str, Any]:
        """Return a copy of a block as somebody would add one: other ids, other words."""
        kopie = deepcopy(blok)
        for lid in _blokken(kopie):
            lid["id"] = str(UUID(int=self.toeval.getrandbits(128)))
        kopie["value"] = self.anders(kopie["value"])
        return kopie


def _blokken(waarde: Any) -> list[dict[str, Any]]:
    if isinstance(waarde, dict):
        zelf = [waarde] if {"type", "value", "id"} == waarde.keys() else []
        return zelf + [lid for deel in waarde.values() for lid in _blokken(deel)]
    return [lid for deel in waarde for lid in _blokken(deel)] if isinstance(waarde, list) else []


def woorden(waarde: Any) -> Counter[str]:
    """Count the words of any JSON, without ids and kinds."""
    if isinstance(waarde, str):
        return Counter(re.findall(r"\w+", SLEUTEL.sub(" ", waarde)))
    if isinstance(waarde, dict):
        tekst = (deel for naam, deel in waarde.items() if naam not in ("id", "type"))
        return sum(map(woorden, tekst), Counter())
    if isinstance(waarde, list):
        return sum(map(woorden, waarde), Counter())
    return Counter() if waarde is None else Counter([str(waarde)])


def wie(naam: str) -> Any:
    return get_user_model().objects.get_by_natural_key(naam)


def bewerk(page: OnderdeelPage, velden: list[str], zaad: str, keer: int, door: str) -> None:
    """Save a draft of ``page`` after a number of edits of ``velden``."""
    concept = page.get_latest_revision_as_object()
    inhoud = json.loads(json.dumps(inhoud_van_page(concept)))
    schrijver = Schrijver(zaad)
    for _ in range(keer):
        schrijver.bewerk(inhoud, velden)
    vul(concept, inhoud)
    concept.save_revision(user=wie(door))


def publiceer(page_id: int) -> None:
    page = OnderdeelPage.objects.get(pk=page_id).specific
    dien_in(page, wie("kernredacteur"))
    keur_goed(OnderdeelPage.objects.get(pk=page_id).specific, wie("kernbeoordelaar"))


def neem_willekeurig_over(client: Any, variant_id: int, zaad: int) -> list[str]:
    """Edit both sides, take over through the screen in one of the ways, and undo.

    Returns what went wrong, a line each: a word that nobody decided away, a block that nobody touched.
    """
    toeval = Random(zaad)  # noqa: S311 - repeatable, keeps no secret
    variant = OnderdeelPage.objects.get(pk=variant_id).specific
    kernpagina = OnderdeelPage.objects.get(pk=variant.kern_id).specific
    velden = _druk(kernpagina, toeval)
    bewerk(variant, velden, f"l{zaad}", toeval.randint(2, 6), "redacteur-leeuwarden")
    bewerk(kernpagina, velden, f"k{zaad}", toeval.randint(2, 6), "kernredacteur")
    publiceer(variant.kern_id)
    voorstel = maak_voorstel(variant)
    keuzes = _stuur(client, voorstel, MANIEREN[zaad % len(MANIEREN)], toeval)
    na = OnderdeelPage.objects.get(pk=variant_id)
    fouten = [*_mis(voorstel, inhoud_van_revisie(na.latest_revision, type(variant)), keuzes)]
    if na.latest_revision_id == voorstel.lokaal.pk:
        fouten.append("nothing was saved")
    if na.latest_revision.content["basis"] != voorstel.kern.pk or maak_voorstel(na) is not None:
        fouten.append("the page does not stand on what the core says")
    fouten += _mis_na_terugdraaien(client, voorstel)
    _stuur(client, maak_voorstel(na), "kern", toeval)  # start the next round from one text
    return [f"seed {zaad}: {fout}" for fout in fouten]


def _druk(page: OnderdeelPage, toeval: Random) -> list[str]:
    """Return the few fields that both sides work on, so that their edits meet."""
    velden = [naam for naam, waarde in inhoud_van_page(page).items() if waarde and naam not in VAST]
    return toeval.sample(velden, min(2, len(velden)))


def _stuur(client: Any, voorstel: Voorstel, manier: str, toeval: Random) -> dict[str, Any]:
    """Choose on the merge screen as somebody does; return what was chosen, by path."""
    url = reverse("kernwijziging", args=[voorstel.variant.pk])
    rijen = client.get(url).context["rijen"]
    data, keuzes = {"stand": voorstel.stand, "besluit": "bewaren"}, {}
    for nummer, rij in enumerate(rijen):
        verschil = rij["verschil"]
        kan = [keuze for keuze, _ in verschil.keuzes]
        wil = toeval.choice(kan) if manier == "gemengd" else manier
        keuze = wil if wil in kan and (verschil.conflict or manier == "gemengd") else ""
        keuze = keuze or rij["gekozen"] or toeval.choice(("kern", "lokaal"))
        data |= {f"keuze-{nummer}": keuze, f"tekst-{nummer}": f"zelfgeschreven{nummer}"}
        data[f"kenmerk-{nummer}"] = rij["kenmerk"]
        keuzes[verschil.pad] = keuze
    antwoord = client.post(url, data)
    assert antwoord.status_code == 302, antwoord.context["fout"]
    return keuzes


def _mis(voorstel: Voorstel, uit: dict[str, Any], keuzes: dict[str, str]) -> Iterator[str]:
    ons, kern = voorstel.teksten
    onze_weg, kern_weg, eigen = Counter(), Counter(), 0
    for besluit in voorstel.samenvoeging.besluiten:
        keuze = keuzes.get(besluit.pad, besluit.soort.value)
        if besluit.pad.endswith("#plaats"):
            continue
        if keuze in ("kern", "eigen"):
            onze_weg += woorden(besluit.lokaal)
        if keuze in ("lokaal", "eigen"):
            kern_weg += woorden(besluit.kern)
        eigen += keuze == "eigen"
    staat = woorden(uit)
    yield from (f"our word {woord} went" for woord in woorden(ons) - staat - onze_weg)
    yield from (f"the core's word {woord} went" for woord in woorden(kern) - staat - kern_weg)
    if sum(n for woord, n in staat.items() if woord.startswith("zelfgeschreven")) != eigen:
        yield "not everything that was written is there once"
    yield from _mis_in_onaangeroerd(voorstel, uit, kern)


def _mis_in_onaangeroerd(
    voorstel: Voorstel, uit: dict[str, Any], kern: dict[str, Any]
) -> Iterator[str]:
    """What nobody touched is the core's, to the letter."""
    paden = [besluit.pad for besluit in voorstel.samenvoeging.besluiten]

    def is_geraakt(plek: str) -> bool:
        return any(pad == plek or pad.startswith((f"{plek}/", f"{plek}#")) for pad in paden)

    for naam, waarde in kern.items():
        if not is_geraakt(naam) and uit[naam] != waarde:
            yield f"{naam} is not the core's"
        if not isinstance(waarde, list):
            continue
        staat = {blok["id"]: blok for blok in uit[naam]}
        if len(staat) != len(uit[naam]):
            yield f"{naam} has two blocks with one id"
        for blok in waarde:
            if not is_geraakt(f"{naam}/{blok['id']}") and staat.get(blok["id"]) != blok:
                yield f"block {blok['id']} of {naam} is not the core's"


def _mis_na_terugdraaien(client: Any, voorstel: Voorstel) -> Iterator[str]:
    url = reverse("kernwijziging", args=[voorstel.variant.pk])
    client.post(url, {"besluit": "terugdraaien"})
    page = OnderdeelPage.objects.get(pk=voorstel.variant.pk).specific
    inhoud = inhoud_van_revisie(page.latest_revision, type(page))
    if woorden(inhoud) != woorden(voorstel.teksten[0]):
        yield "an undo did not bring our words back"
    if page.latest_revision.content["basis"] != voorstel.basis.pk:
        yield "an undo did not bring the base back"
