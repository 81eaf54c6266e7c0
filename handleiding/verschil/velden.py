"""The comparison of fields in the CMS: on the reviewer's screen and between versions of a page."""

from functools import partial
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localtime
from wagtail.admin import compare
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Revision

from handleiding.inhoud import opgeslagen as opgeslagen_waarde
from handleiding.inhoud import velden_van

from . import inhoud, opgeslagen
from .blokken import Blokverschil, als_html, met_vangnet, verschil_html
from .dingen import naast_elkaar
from .doelen import Doelnamen
from .rijk import Tekst
from .woorden import vergelijk, zonder_noten

GEWONE_VELDEN = (
    models.BooleanField,
    models.CharField,
    models.DateField,
    models.DateTimeField,
    models.DecimalField,
    models.IntegerField,
    models.JSONField,
    models.TextField,
    models.TimeField,
    models.UUIDField,
)


def laat_beelden_openen(obj: Any) -> None:
    """Let pictures in a difference with ``obj`` as its newer side be opened: for who may have the picture itself."""
    obj.beelden_open = True


def namen_voor(obj_a: Any, obj_b: Any) -> Doelnamen:
    """Return the names of what two versions link to, read once for all their fields."""
    namen = getattr(obj_b, "_doelnamen", None)
    if namen is None or namen[0] is not obj_a:
        namen = obj_a, Doelnamen()
        namen[1].beelden_open = getattr(obj_b, "beelden_open", False)
        namen[1].ook(type(obj_b), *(partial(_inhoud, obj) for obj in (obj_a, obj_b)))
        obj_b._doelnamen = namen
    return namen[1]


def _inhoud(obj: Any) -> Any:
    if hasattr(obj, "serializable_data"):
        return obj.serializable_data()
    return {veld.name: opgeslagen_waarde(obj, veld) for veld in velden_van(type(obj))}


class VeldVerschil(compare.FieldComparison):
    """A field of one value: differs when what is stored differs, and then shows a mark."""

    def __init__(self, field: Any, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.namen = namen_voor(obj_a, obj_b)

    def has_changed(self) -> bool:
        return bool(self.zegt(self.val_a) != self.zegt(self.val_b))

    def zegt(self, waarde: Any) -> Any:
        return opgeslagen.van_veld(self.field, waarde)

    def tekst(self, waarde: Any) -> Tekst:
        return inhoud.van_veld(self.field, waarde, self.namen)

    def htmldiff(self) -> SafeString:
        if not self.has_changed():
            return als_html(zonder_noten(self.tekst(self.val_b)))
        regels = vergelijk(self.tekst(self.val_a), self.tekst(self.val_b), self.namen)
        html = met_vangnet(verschil_html(regels), self.val_a, self.val_b)
        return html + naast_elkaar(self.field, self.val_a, self.val_b, self.namen)


class StroomVerschil(VeldVerschil):
    """A stream: block by block, in words, with what moved."""

    def __init__(self, field: Any, obj_a: Any, obj_b: Any) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = (_opgeslagen(waarde) for waarde in (self.val_a, self.val_b))

    def htmldiff(self) -> SafeString:
        return Blokverschil(self.namen).verschil(self.field.stream_block, self.val_a, self.val_b)


def _opgeslagen(waarde: Any) -> list[Any]:
    return list(waarde.get_prep_value()) if waarde else []


class OverigVerschil:
    """What differs in a page and stands in none of the panels ``getoond``; has no row when nothing does."""

    is_field = True
    is_child_relation = False

    def __init__(self, getoond: frozenset[str], zegt: Any, obj_a: Any, obj_b: Any) -> None:
        self.model = type(obj_b)
        self.oud, self.nieuw = (obj.serializable_data() for obj in (obj_a, obj_b))
        links, rechts = zegt(self.oud), zegt(self.nieuw)
        self.namen = [
            naam
            for naam in {**links, **rechts}
            if naam not in getoond and links.get(naam) != rechts.get(naam)
        ]

    def field_label(self) -> str:
        return "Overige gegevens"

    def has_changed(self) -> bool:
        return bool(self.namen)

    def htmldiff(self) -> SafeString:
        rijen = ((self._label(naam), self._verschil(naam)) for naam in self.namen)
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", rijen))

    def _verschil(self, naam: str) -> SafeString:
        oud, nieuw = self.oud.get(naam), self.nieuw.get(naam)
        a, b = (inhoud.waarde_in_woorden(self._waarde(naam, waarde)) for waarde in (oud, nieuw))
        return met_vangnet(als_html(vergelijk(a, b)), oud, nieuw)

    def _waarde(self, naam: str, waarde: Any) -> Any:
        veld = self._velden.get(naam)
        if waarde and veld is not None and veld.related_model is Revision:
            versie = Revision.objects.filter(pk=waarde).only("created_at").first()
            if versie is None:
                return f"versie {waarde}, die er niet meer is"
            moment = date_format(localtime(versie.created_at), "j F Y, H.i")
            return f"versie {waarde} van {moment} uur"
        return waarde

    def _label(self, naam: str) -> str:
        veld = self._velden.get(naam)
        return capfirst(getattr(veld, "verbose_name", naam))

    @cached_property
    def _velden(self) -> dict[str, Any]:
        return {veld.name: veld for veld in self.model._meta.get_fields()}


def namen_in_panelen(paneel: Any) -> frozenset[str]:
    """Return the fields and relations that a panel with all that is in it shows to everyone."""
    if getattr(paneel, "permission", None):
        return frozenset()
    eigen = {getattr(paneel, naam, None) for naam in ("field_name", "relation_name")} - {None}
    if "relation_name" in vars(paneel):
        return frozenset(eigen)
    kinderen = (namen_in_panelen(kind) for kind in getattr(paneel, "children", ()))
    return frozenset(eigen).union(*kinderen)


def vergelijk_in_woorden() -> None:
    """Compare fields this way in the CMS; Wagtail asks the registry."""
    for veld in GEWONE_VELDEN:
        compare.register_comparison_class(veld, comparison_class=VeldVerschil)
    compare.register_comparison_class(RichTextField, comparison_class=VeldVerschil)
    compare.register_comparison_class(StreamField, comparison_class=StroomVerschil)
