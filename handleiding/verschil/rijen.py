"""The comparison of rows of a page in the CMS: only those that differ, by what differs in them."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import SafeString
from modelcluster.models import get_serializable_data_for_fields
from wagtail.admin import compare

from .blokken import als_html, met_vangnet, plaatsnoot
from .opgeslagen import velden_van
from .rijk import gewone_tekst
from .volgorde import Paar, Rijlid, koppel, verplaatst
from .woorden import vergelijk, zonder_noten

# Rows with at least this part of their values in common are one row that was changed.
ZELFDE_RIJ = 0.5
SLEUTEL = "sleutel"
GEEN_WAARDE = (None, "", False)


class Tekstregel:
    """A line about a row that is the value of no field."""

    is_field = True
    is_child_relation = False

    def __init__(self, label: str, html: SafeString) -> None:
        self.label, self.html = label, html

    def field_label(self) -> str:
        return self.label

    def htmldiff(self) -> SafeString:
        return self.html

    def has_changed(self) -> bool:
        return True


class RijVerschil(compare.ChildObjectComparison):
    """One row: which it is, its place if it moved, and the fields that differ."""

    def __init__(self, relatie: Any, field_comparisons: Any, obj_a: Any, obj_b: Any) -> None:
        super().__init__(relatie.related_model, field_comparisons, obj_a, obj_b)
        self.relatie = relatie
        self.plaats: SafeString | None = None

    def get_position_change(self) -> None:
        """Say it in words, with the neighbours, as a line of its own."""
        return

    def has_changed(self) -> bool:
        if self.is_addition() or self.is_deletion():
            return True
        return bool(rij_zegt(self.relatie, self.obj_a) != rij_zegt(self.relatie, self.obj_b))

    def get_field_comparisons(self) -> list[Any]:
        alle = super().get_field_comparisons()
        if self.is_addition() or self.is_deletion():
            return [veld for veld in alle if veld.val_b not in GEEN_WAARDE]
        regels = [Tekstregel("Rij", als_html(zonder_noten(gewone_tekst(str(self.obj_a)))))]
        if self.plaats is not None:
            regels.append(Tekstregel("Plaats", self.plaats))
        anders = [veld for veld in alle if veld.has_changed()]
        if not anders and self.has_changed():
            regels.append(self._instelling())
        return regels + anders

    def _instelling(self) -> Tekstregel:
        """Say that something differs that has no field on the screen."""
        oud, nieuw = (rij_zegt(self.relatie, obj) for obj in (self.obj_a, self.obj_b))
        anders = [naam for naam in oud if oud[naam] != nieuw.get(naam)]
        was, wordt = ({naam: str(kant[naam]) for naam in anders} for kant in (oud, nieuw))
        return Tekstregel("Instelling", met_vangnet(als_html(vergelijk((), ())), was, wordt))


class RijenVerschil(compare.ChildRelationComparison):
    """The rows of a relation, found again by key, by what they say, or by likeness."""

    def get_child_comparison(self, obj_a: Any, obj_b: Any) -> RijVerschil:
        return RijVerschil(self.field, self.field_comparisons, obj_a, obj_b)

    def has_changed(self) -> bool:
        return bool(self.get_child_comparisons())

    def get_child_comparisons(self) -> list[RijVerschil]:
        oud, nieuw = list(self.val_a.all()), list(self.val_b.all())
        paren = self._paren(oud, nieuw)
        elders = verplaatst(paren)
        gevonden = []
        for n, (was, wordt) in enumerate(paren):
            rij = self.get_child_comparison(
                oud[was] if was is not None else None, nieuw[wordt] if wordt is not None else None
            )
            if n in elders:
                rij.plaats = plaatsnoot(
                    str(oud[was - 1]) if was else "", str(nieuw[wordt - 1]) if wordt else ""
                )
            if n in elders or rij.has_changed():
                gevonden.append(rij)
        return gevonden

    def _paren(self, oud: list[Any], nieuw: list[Any]) -> list[Paar]:
        links, rechts = ([self._lid(rij) for rij in rijen] for rijen in (oud, nieuw))
        eerst = koppel(links, rechts)
        los_oud = [was for was, wordt in eerst if wordt is None and was is not None]
        los_nieuw = [wordt for was, wordt in eerst if was is None and wordt is not None]
        for nummer, (was, wordt) in enumerate(_gelijkende(links, rechts, los_oud, los_nieuw)):
            naam = ("paar", nummer)
            links[was] = links[was]._replace(sleutel=naam, soort="")
            rechts[wordt] = rechts[wordt]._replace(sleutel=naam, soort="")
        return koppel(links, rechts)

    def _lid(self, rij: Any) -> Rijlid:
        sleutel = getattr(rij, SLEUTEL, None) or rij.pk
        return Rijlid(sleutel, "", rij_zegt(self.field, rij), None, hasattr(rij, SLEUTEL))


def _gelijkende(
    links: list[Rijlid], rechts: list[Rijlid], los_oud: list[int], los_nieuw: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield rows without a key of their own that have most values in common."""
    kandidaten = sorted(
        (
            (_gemeen(links[was].zegt, rechts[wordt].zegt), -was, -wordt)
            for was in los_oud
            for wordt in los_nieuw
            if not links[was].waarde
        ),
        reverse=True,
    )
    bezet: set[tuple[str, int]] = set()
    for deel, was, wordt in kandidaten:
        if deel >= ZELFDE_RIJ and not {("oud", -was), ("nieuw", -wordt)} & bezet:
            bezet |= {("oud", -was), ("nieuw", -wordt)}
            yield -was, -wordt


def _gemeen(een: dict[str, Any], ander: dict[str, Any]) -> float:
    gevuld = [
        naam for naam in een if een[naam] not in GEEN_WAARDE or ander.get(naam) not in GEEN_WAARDE
    ]
    return sum(een[naam] == ander.get(naam) for naam in gevuld) / len(gevuld) if gevuld else 1.0


def rij_zegt(relatie: Any, rij: Any) -> dict[str, Any]:
    """Return what a row says, without what is made anew when a draft is saved."""
    naam = relatie.get_accessor_name()
    opgeslagen = json.loads(
        json.dumps(get_serializable_data_for_fields(rij), cls=DjangoJSONEncoder)
    )
    (inhoud,) = velden_van(relatie.model, {naam: [opgeslagen]})[naam]
    return dict(inhoud)
