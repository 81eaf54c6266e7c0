"""A list of all collections is drawn at once: with 342 editions it stands five times in the form of a group.

Django draws each choice by a template of its own.
"""

from collections.abc import Callable
from typing import Any

from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from handleiding.van_wagtail.ingreep import Ingreep


def in_een_keer(wagtails: Callable[..., Any]) -> Callable[..., SafeString]:
    def render(
        self: Any, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        """Say what Django's templates of a select say, of choices without groups."""
        widget = self.get_context(name, value, attrs)["widget"]
        keuzes = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            (
                (keuze["value"], flatatt(keuze["attrs"]), keuze["label"])
                for _, groep, _ in widget["optgroups"]
                for keuze in groep
            ),
        )
        kop = flatatt({"name": widget["name"], **widget["attrs"]})
        return format_html("<select{}>\n{}\n</select>", kop, keuzes)

    return render


INGREPEN = (
    Ingreep(
        plek="wagtail.admin.forms.collections:SelectWithDisabledOptions.render",
        rekent_op="(self, name, value, attrs=None, renderer=None)",
        waarom="A list of all collections is drawn without a template for each; the same HTML.",
        ons=in_een_keer,
    ),
)
