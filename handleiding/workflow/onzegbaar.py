"""What nobody can be shown refuses approval, and is named."""

from wagtail.models import Page, Revision

from handleiding.verschil.onzegbaar import onzegbaar

from .contributors import laatst_gepubliceerd

ONZEGBAAR = (
    "Niemand kan dit goedkeuren, want geen scherm kan het in woorden laten zien: {plekken}. Stuur de tekst "
    "terug met dit als reden. Het technisch beheer kan helpen."
)


def bezwaar_onzegbaar(page: Page, revision: Revision | None) -> str:
    """Return what in ``revision`` differs from what was published and cannot be shown; else nothing."""
    model = page.specific_class
    if revision is None or model is None:
        return ""
    vorige = laatst_gepubliceerd(page)
    plekken = onzegbaar(model, vorige.content if vorige else {}, revision.content)
    return ONZEGBAAR.format(plekken="; ".join(plekken)) if plekken else ""
