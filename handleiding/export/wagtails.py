"""Wagtail's own reports and lists as a file: with our cells, and CSV as a Dutch spreadsheet opens it.

Stands in for two methods of ``SpreadsheetExportMixin``, which every export of Wagtail goes through. Wagtail
writes titles and names as they are. Ends when Wagtail guards cells itself. Counts on
``preprocess_field_value(field, value, export_format)`` and ``stream_csv(queryset)``.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from .bladen import csv_regels
from .cellen import veilige_cel

_wagtails_waarde = SpreadsheetExportMixin.preprocess_field_value


def veilige_waarde(view: Any, field: str, value: Any, export_format: str) -> Any:
    """Stands in for ``preprocess_field_value``."""
    waarde = _wagtails_waarde(view, field, value, export_format)
    return veilige_cel(waarde) if isinstance(waarde, str) else waarde


def nederlandse_csv(view: Any, queryset: Any) -> Iterator[bytes]:
    """Stands in for ``stream_csv``."""
    koppen = [view.get_heading(queryset, veld) for veld in view.list_export]
    rijen = (
        [
            view.preprocess_field_value(veld, waarde, view.FORMAT_CSV)
            for veld, waarde in view.to_row_dict(ding).items()
        ]
        for ding in queryset
    )
    return csv_regels(chain([koppen], rijen))


def bewaak_rekenbladen() -> None:
    """Put the replacements in place."""
    SpreadsheetExportMixin.preprocess_field_value = veilige_waarde
    SpreadsheetExportMixin.stream_csv = nederlandse_csv
