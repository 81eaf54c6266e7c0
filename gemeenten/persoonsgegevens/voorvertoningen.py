"""What editors were typing, as Wagtail keeps it for a preview: throw-away, so what holds a person goes."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

from django.db.models import Q
from wagtail.admin.models import FormState
from wagtail.models import Page

from gemeenten.models import GemeentePage
from handleiding.vouwen import ALINEA

from .zoekterm import Zoekvraag


def gooi_weg(editie: GemeentePage, vraag: Zoekvraag) -> None:
    """Delete the previews of this edition's pages in which one of these texts stands."""
    paginas = Page.objects.filter(path__startswith=editie.path).values_list("pk", flat=True)
    nummers = [str(pk) for pk in paginas]
    standen = FormState.objects.filter(
        Q(object_id__in=nummers) | Q(object_id="", parent_object_id__in=nummers)
    )
    weg = [stand.pk for stand in standen.iterator() if _staat_in(stand.data, vraag)]
    FormState.objects.filter(pk__in=weg).delete()


def _staat_in(data: str, vraag: Zoekvraag) -> bool:
    """Tell whether it stands in a field; rich text is sent as JSON, in which letters are escaped."""
    waarden = [waarde for _, waarde in parse_qsl(data)]
    return any(vraag.treffers(tekst) for tekst in (*waarden, *map(_zonder_json, waarden)))


def _zonder_json(waarde: str) -> str:
    """Return the texts in JSON, or nothing when it is none."""
    try:
        inhoud = json.loads(waarde)
    except ValueError:
        return ""
    return ALINEA.join(_teksten(inhoud))


def _teksten(inhoud: Any) -> Iterator[str]:
    if isinstance(inhoud, str):
        yield inhoud
    elif isinstance(inhoud, dict | list):
        for deel in inhoud.values() if isinstance(inhoud, dict) else inhoud:
            yield from _teksten(deel)
