"""What the tests of local data share: the group of an edition, and its approval."""

from datetime import date, time, timedelta

from django.utils import timezone

from gemeenten.models import WerkleergroepPage


def groep(slug: str = "aldlan") -> WerkleergroepPage:
    return WerkleergroepPage.objects.get(slug=slug)


def concept(slug: str = "aldlan") -> WerkleergroepPage:
    return groep(slug).get_latest_revision_as_object()


def over(dagen: int):
    """Return the day so many days from now."""
    return timezone.localdate() + timedelta(days=dagen)


def keur_goed(wereld, page, gemeente: str = "leeuwarden") -> None:
    wereld.publiceer(page, f"redacteur-{gemeente}", f"beoordelaar-{gemeente}")


def als_post(form) -> dict:
    """Return what a browser posts of the editor of a page as it is shown, with all its rows."""
    data = {veld.html_name: _waarde(veld) for veld in form if _waarde(veld) is not None}
    data |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "inleiding": "null"}
    for naam, formset in form.formsets.items():
        if naam == "comments":
            continue
        data |= {veld.html_name: veld.value() for veld in formset.management_form}
        for rij in formset.forms:
            velden = (veld for veld in rij if veld.name != "DELETE" and _waarde(veld) is not None)
            data |= {veld.html_name: _waarde(veld) for veld in velden}
    return data


def _waarde(veld):
    """Return the text of a field; None for a box that is not ticked, which a browser leaves out."""
    waarde = veld.value()
    if isinstance(waarde, bool):
        return "on" if waarde else None
    if isinstance(waarde, date | time):
        return veld.field.widget.format_value(waarde)
    return "" if waarde is None else str(waarde)
