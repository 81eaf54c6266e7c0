"""Small helpers of the public templates: words and order, never queries."""

import re
from collections.abc import Iterable

from django import template
from django.template.base import Parser, Token
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from handleiding.begrippen import merk
from handleiding.bellen import belbaar, met_belbare_nummers
from handleiding.blocks.bijeenkomst import Werkvorm
from handleiding.blocks.literatuur import per_soort
from handleiding.namen import met_hoofdletter
from handleiding.navigatie import Knoop, uitgelopen
from handleiding.publiek.begrippen import begrippen_bij
from handleiding.publiek.geheugen.fragment import onthoud_fragment
from handleiding.publiek.json_ld import als_script
from handleiding.publiek.tussenkoppen import met_alineas, met_ankers

register = template.Library()
register.filter("hoofdletter", met_hoofdletter)
register.filter("per_soort", per_soort)
register.filter("tel", belbaar)
MINSTENS = 3  # headings, before a list of them helps


@register.simple_block_tag
def bewaar(content: SafeString) -> SafeString:
    """Render once, show twice: ``{% bewaar as naam %}…{% endbewaar %}``."""
    return content


class OpDezePagina(template.Node):
    """What a page says, remembered as it was made."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        wat = f"op deze pagina, {context.template.name}"
        return onthoud_fragment(context, wat, lambda: self._maak(context))

    def _maak(self, context: template.Context) -> SafeString:
        return _met_lijst(_met_begrippen(self.nodelist.render(context), context))


@register.tag
def op_deze_pagina(parser: Parser, token: Token) -> OpDezePagina:
    """Give headings and paragraphs of a page an address, list the headings, and explain the terms."""
    nodelist = parser.parse(("endop_deze_pagina",))
    parser.delete_first_token()
    return OpDezePagina(nodelist)


def _met_begrippen(content: SafeString, context: template.Context) -> SafeString:
    """Let the first use of each term of the glossary lead to its explanation, which is put below the text."""
    page, inhoud = context.get("page"), context.get("inhoudsopgave") or ()
    lijst, begrippen = begrippen_bij(page, inhoud)
    html, gebruikt = merk(content, begrippen)
    if not gebruikt:
        return content
    uitleg = {"begrippen": gebruikt, "lijst": lijst, "request": context.get("request")}
    eronder = render_to_string("includes/begrippen.html", uitleg)
    return mark_safe(f"{html}{eronder}")  # noqa: S308 - what came in, with links of words in it


def _met_lijst(content: SafeString) -> SafeString:
    html, koppen = met_ankers(met_alineas(content))
    kop, einde, tekst = html.partition("</header>")
    onder = [k for k in koppen if k.niveau == 2 and f' id="{k.anker}"' in tekst]
    lijst = "includes/op_deze_pagina.html"
    inhoud = render_to_string(lijst, {"koppen": onder}) if len(onder) >= MINSTENS else ""
    return mark_safe(f"{kop}{einde}{inhoud}{tekst}")  # noqa: S308 - what came in, with ids of letters and digits


@register.simple_tag(takes_context=True)
def merkteken(context, plek) -> str:
    """Label a block or list item (or a field, by name) in a preview that has labels.

    Readers never see one. A screen reader pauses between a label and the text it is about.
    """
    merken = context.get("merktekens")
    sleutel = plek if isinstance(plek, str) else getattr(plek, "id", "")
    if not merken or sleutel not in merken.per_plek:
        return ""
    return format_html_join(
        " ",
        '<span class="collectief-merkteken collectief-merkteken--{}">{}</span>'
        '<span class="visueel-verborgen">. </span>',
        merken.per_plek[sleutel],
    )


@register.simple_tag(takes_context=True)
def kruimelpad_json(context) -> SafeString:
    """Return where the page stands as JSON-LD (schema.org ``BreadcrumbList``), safe inside a script element."""
    paginas = [*context["kruimels"], context["page"]]
    lijst = {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": plek, "name": page.title, "item": page.full_url}
            for plek, page in enumerate(paginas, start=1)
        ],
    }
    return als_script(lijst)


@register.filter
def bijeenkomsten(knopen: Iterable[Knoop]) -> list[Page]:
    """Return the sessions in a table of contents, in reading order."""
    return [page for page in uitgelopen(knopen) if getattr(page, "nummer", None)]


@register.filter
def onder(knopen: Iterable[Knoop], page: Page) -> list[Knoop]:
    """Return what stands right below ``page`` in a table of contents."""
    for knoop in knopen:
        if knoop.page.pk == page.pk:
            return knoop.kinderen
        if gevonden := onder(knoop.kinderen, page):
            return gevonden
    return []


@register.filter
def van_type(paginas: Iterable[Page], model: str) -> Page | None:
    """Return the first of ``paginas`` whose page type is ``model`` (lower case)."""
    return next((p for p in paginas if p.cached_content_type.model == model), None)


@register.filter
def binnen(page: Page, boven: Page) -> bool:
    """Tell whether ``page`` stands below ``boven`` in the tree."""
    return page.path != boven.path and page.path.startswith(boven.path)


@register.filter
def heeft_blok(stroom, soort: str) -> bool:
    """Tell whether a stream holds a block of this type."""
    return any(blok.block_type == soort for blok in stroom or ())


@register.filter
def omvat(boven: Page, page: Page) -> bool:
    """Whether ``page`` is ``boven`` or stands below it; a page that has no place yet stands nowhere."""
    return bool(page.path) and page.path.startswith(boven.path)


@register.filter
def werkvorm_naam(code: str) -> str:
    return dict(Werkvorm.choices).get(code, code)


@register.filter
def duur(minuten: int | None) -> str:
    """Write a length in words: ``120`` is "2 uur", ``95`` is "1 uur en 35 minuten"."""
    uren, rest = divmod(minuten or 0, 60)
    delen = [f"{uren} uur"] if uren else []
    if rest:
        delen.append(f"{rest} {'minuut' if rest == 1 else 'minuten'}")
    return " en ".join(delen)


@register.filter
def met_belbaar(tekst: object) -> SafeString:
    """Render rich text, with its telephone numbers as links."""
    return mark_safe(met_belbare_nummers(str(tekst)))  # noqa: S308 - rendered rich text, links are added


@register.filter
def koppen_lager(html: SafeString) -> SafeString:
    """Lower the headings in rendered rich text by one level: it stands below one already."""
    lager = re.sub(r"(</?h)([2-5])\b", lambda m: f"{m[1]}{int(m[2]) + 1}", str(html))
    return mark_safe(lager)  # noqa: S308 - the input is rendered rich text, only levels change
