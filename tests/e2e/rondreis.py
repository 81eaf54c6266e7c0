"""Run in a demo: leave conflicts on four sessions of Leeuwarden, or print what the drafts of those say.

Both sides wrote in one paragraph with a link and bold, in one item of a list, in one item of the programme and in
its title. ``python rondreis.py klaarzetten|lezen``.
"""

import json
import sys

import django

SESSIES = (2, 3, 5, 6)
DOEL = (
    '<p data-block-key="aaaa1">Wij kijken <b>samen</b> naar <i>elk</i> gezin{0}.</p>'
    '<ul><li data-block-key="aaaa2">Neem ruim de tijd{0}.</li><li data-block-key="aaaa3">Luister goed.</li></ul>'
    '<p data-block-key="aaaa4">Hier blijft alles zoals het was.</p>'
)
LINK = '<a href="https://example.org/gezin">wat</a>'
INSTRUCTIE = (
    f'<p data-block-key="bbbb1">Vertel <b>samen</b> {LINK} goed ging{{0}}.</p>'
    '<p data-block-key="bbbb2">Sluit samen af.</p>'
)


def schrijf(page, woorden, door):
    """Save a draft with these words at each of the four places."""
    from gemeenten.kernband.wijzigingen.publiek import inhoud_van_page
    from gemeenten.kernband.wijzigingen.versies import vul

    concept = page.get_latest_revision_as_object()
    inhoud = json.loads(json.dumps(inhoud_van_page(concept)))
    inhoud["doel"] = DOEL.format(woorden)
    inhoud["programma"][0]["value"] |= {
        "titel": f"Rondje{woorden}",
        "instructie": INSTRUCTIE.format(woorden),
    }
    vul(concept, inhoud)
    concept.save_revision(user=wie(door))


def wie(naam):
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get_by_natural_key(naam)


def publiceer(page):
    from handleiding.workflow.actions import dien_in, keur_goed

    dien_in(page, wie("kernredacteur"))
    keur_goed(type(page).objects.get(pk=page.pk), wie("kernbeoordelaar"))


def neem_over(page):
    from gemeenten.kernband.wijzigingen.overnemen import neem_over
    from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel

    voorstel = maak_voorstel(page)
    kern = {besluit.pad: "kern" for besluit in voorstel.te_kiezen}
    neem_over(page, kern, stand=voorstel.stand, user=wie("redacteur-leeuwarden"))


def klaarzetten(page):
    """Let both start from one text, then each write at the same places."""
    kern = type(page).objects.get(pk=page.kern_id)
    schrijf(kern, "", "kernredacteur")
    publiceer(kern)
    neem_over(page)
    schrijf(type(page).objects.get(pk=page.pk), " bij ons", "redacteur-leeuwarden")
    schrijf(type(page).objects.get(pk=kern.pk), " overal", "kernredacteur")
    publiceer(type(page).objects.get(pk=kern.pk))


def main(opdracht):
    """Print, per session, its key and what its draft says, field by field, as it is stored."""
    django.setup()
    from gemeenten.kernband.herkomst.stand import herkomst_van_concept
    from gemeenten.kernband.wijzigingen.versies import inhoud_van_revisie
    from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
    from gemeenten.models import GemeentePage
    from handleiding.models import BijeenkomstPage

    editie = GemeentePage.objects.get(slug="leeuwarden")
    staat = {}
    for page in BijeenkomstPage.objects.descendant_of(editie).filter(nummer__in=SESSIES):
        if opdracht == "klaarzetten":
            klaarzetten(page)
        page.refresh_from_db()
        staat[page.nummer] = {
            "pk": page.pk,
            "revisie": page.latest_revision_id,
            "inhoud": inhoud_van_revisie(page.latest_revision, type(page)),
            "achter": maak_voorstel(page) is not None,
            "herkomst": dict(herkomst_van_concept(page).aantallen),
        }
    print(json.dumps(staat))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(sys.argv[1])
