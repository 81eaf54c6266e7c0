"""Wagtail's own HTML with what a screen reader misses in it, added around or within; none of it is copied."""

from typing import Any

from bs4 import BeautifulSoup
from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def wagtails_veld(context: Any) -> SafeString:
    """Render Wagtail's template of the same name as the one this stands in, told what it leaves out."""
    sjabloon = context.render_context.template
    van_wagtail, _ = sjabloon.engine.find_template(sjabloon.name, skip=[sjabloon.origin])
    with context.push(**_groep(context), **_uitleg(context)):
        return van_wagtail.render(context)


def _groep(context: Any) -> dict[str, Any]:
    """Buttons that belong together have no one input to label: their wrapper is a group with a name."""
    if context["label_for"] or not (context["show_label"] and context["label_text"]):
        return {}
    naam = f"{context['label_text']}{', verplicht' if context['required'] else ''}"
    return {"attrs": {**context["attrs"], "role": "group", "aria-label": naam}}


def _uitleg(context: Any) -> dict[str, Any]:
    """An input is described by its error: Wagtail names only the hint, or an id that is not there."""
    if context["error_message_id"] or not context["label_for"]:
        return {}
    fout, hulp = f"{context['label_for']}_error", context["help_text_id"]
    veld = context["rendered_field"]
    if context["errors"] and hulp:
        oud, nieuw = f'aria-describedby="{hulp}"', f'aria-describedby="{fout} {hulp}"'
        veld = mark_safe(str(veld).replace(oud, nieuw, 1))  # noqa: S308 - what Wagtail rendered
    return {"error_message_id": fout, "rendered_field": veld}


@register.filter(is_safe=True)
def verschiltabel(html: str) -> SafeString:
    """Give the table of differences a name, headers of rows, and a field an element that shows its lines.

    The roles say what a table is where a narrow screen shows it as cards.
    """
    soep = BeautifulSoup(html, "html.parser")
    tabel = soep.table
    tabel["class"] = [*tabel.get("class", []), "stapel", "verschillen"]
    bijschrift = soep.new_tag("caption", attrs={"class": "w-sr-only"})
    bijschrift.string = "Verschillen"
    tabel.insert(0, bijschrift)
    for naam in tabel.find_all("td", class_="title"):
        naam.name = "th"
        naam.attrs = {"class": "title", "role": "rowheader", "scope": "row"}
    for kop in tabel.find_all("th", scope=False):
        kop.attrs |= {"role": "columnheader", "scope": "col"}
    for cel in tabel.find_all("td", class_="comparison"):
        if not cel.find(class_="comparison__child-object"):
            _met_regels(soep, cel)
    rollen = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
    for deel in [tabel, *tabel.find_all(["thead", "tbody", "tr", "td"])]:
        deel["role"] = rollen[deel.name]
    return mark_safe(str(soep))  # noqa: S308 - what Wagtail rendered, with elements and no text of ours


def _met_regels(soep: BeautifulSoup, cel: Any) -> None:
    """The indentation of the template around the text is no line of it."""
    veld = soep.new_tag("div", attrs={"class": "comparison__veld"})
    veld.extend(list(cel.contents))
    for plek, knip in ((0, str.lstrip), (-1, str.rstrip)):
        if veld.contents and isinstance(veld.contents[plek], str):
            veld.contents[plek].replace_with(knip(veld.contents[plek]))
    cel.append(veld)
