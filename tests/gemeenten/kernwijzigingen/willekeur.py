"""Random edits of a core page and of its variant, and the take-over through the real screen.

Independent of the generator that the laws of the merge are tested with: it starts from pages that
exist, and looks at what is stored, not at what the merge returns.
"""

import json
import re
from collections import Counter
from copy import deepcopy
from random import Random
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.urls import reverse

from gemeenten.kernwijzigingen.publiek import inhoud_van_page
from gemeenten.kernwijzigingen.versies import inhoud_van_revisie, vul
from gemeenten.kernwijzigingen.voorstel import Voorstel, maak_voorstel
from gemeenten.merge import Soort
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

    def bewerk(self, inhoud: dict[str, Any]) -> None:
        velden = [naam for naam, waarde in inhoud.items() if waarde and naam not in VAST]
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
            return f"{tekst} {self.woord()}".strip()
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
        plek = self.toeval.randrange(len(rij))
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


def bewerk(page: OnderdeelPage, zaad: str, keer: int, door: str) -> None:
    """Save a draft of ``page`` after a number of edits."""
    concept = page.get_latest_revision_as_object()
    inhoud = json.loads(json.dumps(inhoud_van_page(concept)))
    schrijver = Schrijver(zaad)
    for _ in range(keer):
        schrijver.bewerk(inhoud)
    vul(concept, inhoud)
    concept.save_revision(user=wie(door))


def publiceer(page_id: int) -> None:
    page = OnderdeelPage.objects.get(pk=page_id).specific
    dien_in(page, wie("kernredacteur"))
    keur_goed(OnderdeelPage.objects.get(pk=page_id).specific, wie("kernbeoordelaar"))


def neem_willekeurig_over(client: Any, variant_id: int, zaad: int) -> str:
    """Edit both sides, take over through the screen in one of the ways, check, and undo.

    Returns what was done. Raises AssertionError where a word went that nobody decided away.
    """
    toeval = Random(zaad)  # noqa: S311 - repeatable, keeps no secret
    variant = OnderdeelPage.objects.get(pk=variant_id).specific
    bewerk(variant, f"l{zaad}", toeval.randint(1, 6), "redacteur-leeuwarden")
    bewerk(
        OnderdeelPage.objects.get(pk=variant.kern_id).specific,
        f"k{zaad}",
        toeval.randint(1, 6),
        "kernredacteur",
    )
    publiceer(variant.kern_id)
    voorstel = maak_voorstel(variant)
    assert voorstel is not None
    keuzes = _stuur(client, voorstel, toeval.choice(MANIEREN), toeval)
    na = OnderdeelPage.objects.get(pk=variant_id)
    assert na.latest_revision_id != voorstel.lokaal.pk, "nothing was saved"
    _keur(voorstel, inhoud_van_revisie(na.latest_revision, type(variant)), keuzes)
    assert na.latest_revision.content["basis"] == voorstel.kern.pk
    assert maak_voorstel(na) is None
    _draai_terug(client, voorstel)
    _stuur(client, maak_voorstel(na), "kern", toeval)  # start the next round from one text
    return f"{variant} {zaad}: {len(keuzes)} besluiten, {len(voorstel.samenvoeging.conflicten)} conflicten"


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


def _keur(voorstel: Voorstel, uit: dict[str, Any], keuzes: dict[str, str]) -> None:
    ons, kern = voorstel.teksten
    onze_weg, kern_weg, eigen = Counter(), Counter(), []
    for besluit in voorstel.samenvoeging.besluiten:
        keuze = keuzes.get(besluit.pad, besluit.soort.value)
        if besluit.pad.endswith("#plaats"):
            continue
        if keuze in ("kern", "eigen"):
            onze_weg += woorden(besluit.lokaal)
        if keuze in ("lokaal", "eigen") or (besluit.soort is Soort.LOKAAL and keuze == "lokaal"):
            kern_weg += woorden(besluit.kern)
        eigen += [besluit.pad] if keuze == "eigen" else []
    staat = woorden(uit)
    assert not woorden(ons) - staat - onze_weg, "a word of ours went"
    assert not woorden(kern) - staat - kern_weg, "a word of the core went"
    assert sum(n for woord, n in staat.items() if woord.startswith("zelfgeschreven")) == len(eigen)
    _keur_onaangeroerd(voorstel, uit, kern)


def _keur_onaangeroerd(voorstel: Voorstel, uit: dict[str, Any], kern: dict[str, Any]) -> None:
    """What nobody touched is the core's, to the letter."""
    paden = [besluit.pad for besluit in voorstel.samenvoeging.besluiten]
    for naam, waarde in kern.items():
        if not any(pad == naam or pad.startswith((f"{naam}/", f"{naam}#")) for pad in paden):
            assert uit[naam] == waarde, naam
        if not isinstance(waarde, list):
            continue
        staat = {blok["id"]: blok for blok in uit[naam]}
        assert len(staat) == len(uit[naam]), "two blocks with one id"
        for blok in waarde:
            plek = f"{naam}/{blok['id']}"
            if not any(pad == plek or pad.startswith((f"{plek}/", f"{plek}#")) for pad in paden):
                assert staat[blok["id"]] == blok, plek


def _draai_terug(client: Any, voorstel: Voorstel) -> None:
    url = reverse("kernwijziging", args=[voorstel.variant.pk])
    client.post(url, {"besluit": "terugdraaien"})
    page = OnderdeelPage.objects.get(pk=voorstel.variant.pk).specific
    inhoud = inhoud_van_revisie(page.latest_revision, type(page))
    assert woorden(inhoud) == woorden(voorstel.teksten[0]), "undo"
    assert page.latest_revision.content["basis"] == voorstel.basis.pk
