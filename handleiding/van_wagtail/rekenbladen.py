"""Wagtail's own reports and lists as a file: with our cells, and CSV as a Dutch spreadsheet opens it.

Every export of Wagtail goes through ``SpreadsheetExportMixin``, which writes titles and names as they are.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from handleiding.export.bladen import csv_regels
from handleiding.export.cellen import veilige_cel

from .ingreep import Ingreep, altijd


def veilig(wagtails: Callable[..., Any]) -> Callable[..., Any]:
    def veilige_waarde(view: Any, field: str, value: Any, export_format: str) -> Any:
        waarde = wagtails(view, field, value, export_format)
        return veilige_cel(waarde) if isinstance(waarde, str) else waarde

    return veilige_waarde


def nederlandse_csv(view: Any, queryset: Any) -> Iterator[bytes]:
    koppen = [view.get_heading(queryset, veld) for veld in view.list_export]
    rijen = (
        [
            view.preprocess_field_value(veld, waarde, view.FORMAT_CSV)
            for veld, waarde in view.to_row_dict(ding).items()
        ]
        for ding in queryset
    )
    return csv_regels(chain([koppen], rijen))


GEWEIGERD = "nothing: refused in wagtail/wagtail#3466"
UITVOER = "wagtail.admin.views.mixins:SpreadsheetExportMixin"

INGREPEN = (
    Ingreep(
        plek=f"{UITVOER}.preprocess_field_value",
        rekent_op="(self, field, value, export_format)",
        waarom="A title or name is a cell that no spreadsheet takes for a formula.",
        ons=veilig,
        lezers=(f"{UITVOER}.generate_xlsx_row", f"{UITVOER}.write_csv_row"),
        eindigt=GEWEIGERD,
    ),
    Ingreep(
        plek=f"{UITVOER}.stream_csv",
        rekent_op="(self, queryset)",
        waarom="CSV as a Dutch spreadsheet opens it.",
        ons=altijd(nederlandse_csv),
        lezers=(f"{UITVOER}.write_csv_response",),
    ),
)
