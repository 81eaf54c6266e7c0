"""What a browser sends when somebody opens the editor of a page and saves, touching nothing."""

from bs4 import BeautifulSoup
from django.http import QueryDict
from django.urls import reverse
from wagtail import blocks
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import querydict_from_html


def onaangeroerd(client, page) -> QueryDict:
    """Return the fields of the real edit screen of ``page`` with the values that stand in them."""
    antwoord = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert antwoord.status_code == 200
    data = querydict_from_html(antwoord.text, form_id="page-edit-form").copy()
    soep = BeautifulSoup(antwoord.text, "html.parser")
    for vakje in soep.find_all("input", type="checkbox", checked=True, value=False):
        data[vakje["name"]] = "on"  # as a browser does
    form = antwoord.context["form"]
    for naam in form.fields:
        veld = next((v for v in page._meta.concrete_fields if v.name == naam), None)
        if isinstance(veld, StreamField):
            blok = veld.stream_block
            _blok(data, blok, blok.get_form_state(form[naam].value()), naam)
    for naam, waarde in list(data.items()):
        if "\n" in waarde and not waarde.startswith("{"):
            data[naam] = waarde.replace("\r\n", "\n").replace("\n", "\r\n")
    return data


def bewaar_onaangeroerd(client, user, page):
    """Open the editor as ``user`` and save a draft; return the response."""
    client.force_login(user)
    data = onaangeroerd(client, page)
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def _blok(data, blok, staat, prefix):
    """Add what the script of the editor sends for a value of ``blok``."""
    if isinstance(blok, BaseStreamBlock | blocks.ListBlock):
        data[f"{prefix}-count"] = str(len(staat))
        for i, lid in enumerate(staat):
            hier = f"{prefix}-{i}"
            data.update({f"{hier}-deleted": "", f"{hier}-order": str(i)})
            data[f"{hier}-id"] = lid.get("id") or ""
            kind = getattr(blok, "child_block", None)
            if kind is None:
                data[f"{hier}-type"] = lid["type"]
                kind = blok.child_blocks[lid["type"]]
            _blok(data, kind, lid["value"], f"{hier}-value")
    elif isinstance(blok, blocks.BaseStructBlock):
        for naam, kind in blok.child_blocks.items():
            _blok(data, kind, staat[naam], f"{prefix}-{naam}")
    elif isinstance(blok, BaseTypedTableBlock):
        _tabel(data, blok, staat, prefix)
    elif isinstance(blok, blocks.BooleanBlock):
        if staat:
            data[prefix] = "on"
    else:
        data[prefix] = _tekst(staat)


def _tabel(data, blok, staat, prefix):
    data[f"{prefix}-caption"] = staat["caption"] or ""
    for naam in ("column", "row"):
        leden = staat[f"{naam}s"]
        data[f"{prefix}-{naam}-count"] = str(len(leden))
        for i in range(len(leden)):
            data.update({f"{prefix}-{naam}-{i}-order": str(i), f"{prefix}-{naam}-{i}-deleted": ""})
    for i, kolom in enumerate(staat["columns"]):
        data[f"{prefix}-column-{i}-type"] = kolom["type"]
        data[f"{prefix}-column-{i}-heading"] = kolom["heading"]
        for r, rij in enumerate(staat["rows"]):
            cel = f"{prefix}-cell-{r}-{i}"
            _blok(data, blok.child_blocks[kolom["type"]], rij["values"][i], cel)


def _tekst(staat) -> str:
    if isinstance(staat, dict):
        staat = staat["id"]
    if isinstance(staat, list):
        staat = staat[0] if staat else None
    return "" if staat is None else str(staat)
