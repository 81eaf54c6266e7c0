"""The text of a page as the merge reads it: what each value is, told by the definition of its field or block."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, ListBlock

from gemeenten.merge.vorm import Ledenlijst, Lijstlid, Opmaaktekst, Samenstel
from handleiding.inhoud import Inhoudsoort, Onderdeel, bron_van, onderdelen, soort_van
from handleiding.inhoud.onderdelen import met
from handleiding.inhoud.soorten import Bron


def met_vorm(inhoud: Mapping[str, Any], model: type[Model]) -> Samenstel:
    """Return the fields of a page, each value in the class that tells the merge what it is."""
    velden = {naam: model._meta.get_field(naam) for naam in inhoud}
    return Samenstel({n: vorm_van(bron_van(veld), inhoud[n]) for n, veld in velden.items()})


def vorm_van(bron: Bron, waarde: Any) -> Any:
    """Return one value, with all that is in it, in the classes of the merge."""
    delen = onderdelen(bron, waarde)
    if delen is None:
        rijk = isinstance(waarde, str) and soort_van(bron) is Inhoudsoort.RIJK
        return Opmaaktekst(waarde) if rijk else waarde
    nieuw = [(deel, vorm_van(deel.bron, deel.waarde)) for deel in delen]
    if isinstance(bron, BaseStreamBlock | ListBlock) and isinstance(waarde, list):
        return Ledenlijst([_lid(waarde, *lid) for lid in nieuw])
    if isinstance(bron, BaseStructBlock) and isinstance(waarde, dict):
        return Samenstel({deel.sleutel: wat for deel, wat in nieuw})
    return met(bron, waarde, [paar for paar in nieuw if paar[1] is not paar[0].waarde])


def _lid(lijst: list[Any], deel: Onderdeel, waarde: Any) -> Any:
    """Return an item of a list with its kind and id around it, where it is stored with those."""
    nummer, *rest = deel.stap
    return Lijstlid(lijst[int(nummer)], **{str(naam): waarde for naam in rest}) if rest else waarde
