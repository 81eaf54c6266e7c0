"""A page of Leeuwarden in each state, brought there by the road that people take."""

from datetime import timedelta

from django.utils import timezone

from handleiding.models import InhoudPage
from handleiding.workflow.actions import dien_in, haal_offline, keur_goed, stuur_terug
from handleiding.workflow.rules import Toestand
from handleiding.workflow.vingerafdruk import vingerafdruk

SCHRIJVER = "redacteur-leeuwarden"
KEURDER = "beoordelaar-leeuwarden"


def vers(page):
    return type(page).objects.get(pk=page.pk)


def gelezen(page):
    """What a screen that shows the latest text of ``page`` sends along with a decision."""
    return vingerafdruk(vers(page).latest_revision)


def concept(wereld, **velden):
    velden = {"title": "Proefpagina", "slug": "proefpagina"} | velden
    page = InhoudPage(live=False, **velden)
    page.inhoud = [{"type": "tekst", "value": "<p>Een.</p>"}]
    wereld.editie().add_child(instance=page)
    page.save_revision(user=wereld.user(SCHRIJVER), log_action="wagtail.create")
    return vers(page)


def wijzig(wereld, page, tekst, door=SCHRIJVER, **velden):
    page = vers(page).get_latest_revision_as_object()
    page.inhoud = [{"type": "tekst", "value": f"<p>{tekst}</p>"}]
    for naam, waarde in velden.items():
        setattr(page, naam, waarde)
    page.save_revision(user=wereld.user(door), log_action=True)
    return vers(page)


def ingediend(wereld, **velden):
    page = concept(wereld, **velden)
    dien_in(page, wereld.user(SCHRIJVER))
    return vers(page)


def goedgekeurd(wereld, **velden):
    page = ingediend(wereld, **velden)
    keur_goed(page, wereld.user(KEURDER))
    return vers(page)


def teruggestuurd(wereld):
    page = ingediend(wereld)
    stuur_terug(page, wereld.user(KEURDER), "Noem de wijk.")
    return vers(page)


def verlopen(wereld):
    page = goedgekeurd(wereld)
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return vers(page)


def offline(wereld):
    page = goedgekeurd(wereld)
    haal_offline(page, wereld.user(KEURDER), "Klopt niet meer.")
    return vers(page)


STATEN = {
    Toestand.CONCEPT: concept,
    Toestand.TER_BEOORDELING: ingediend,
    Toestand.TERUGGESTUURD: teruggestuurd,
    Toestand.INGEPLAND: lambda wereld: goedgekeurd(
        wereld, go_live_at=timezone.now() + timedelta(days=3)
    ),
    Toestand.GEPUBLICEERD: goedgekeurd,
    Toestand.GEPUBLICEERD_MET_CONCEPT: lambda wereld: wijzig(wereld, goedgekeurd(wereld), "Twee."),
    Toestand.INTERN: lambda wereld: goedgekeurd(wereld, intern=True),
    Toestand.VERLOPEN: verlopen,
    Toestand.OFFLINE: offline,
}
