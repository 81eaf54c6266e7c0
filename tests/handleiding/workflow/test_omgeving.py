"""What goes online with a text is read with it: its address, its readers, and what changes below it, by name."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from handleiding.models import InhoudPage
from handleiding.workflow.actions import dien_in, haal_offline, keur_goed, publiceer_met_spoed
from handleiding.workflow.gevolgen import BLIJFT, GevolgEronder, Plek, gevolgen, zicht
from handleiding.workflow.reeks import begin
from handleiding.workflow.vingerafdruk import (
    ADRES,
    ERONDER,
    LEZERS,
    vingerafdruk,
    vingerafdruk_van_offline,
)

from .staten import KEURDER, SCHRIJVER, concept, gelezen, goedgekeurd, vers, wijzig


def onder(wereld, boven, *, titel="Kind", slug="kind", online=True, **velden):
    """Return a page below ``boven``, submitted, and approved if it is to be online."""
    page = InhoudPage(live=False, title=titel, slug=slug, **velden)
    page.inhoud = [{"type": "tekst", "value": "<p>Kindtekst.</p>"}]
    boven.add_child(instance=page)
    page.save_revision(user=wereld.user(SCHRIJVER), log_action="wagtail.create")
    dien_in(vers(page), wereld.user(SCHRIJVER))
    if online:
        keur_goed(vers(page), wereld.user(KEURDER))
    return vers(page)


def publiceer(wereld, page, **velden):
    page = wijzig(wereld, page, "Anders.", **velden)
    dien_in(page, wereld.user(SCHRIJVER))
    keur_goed(vers(page), wereld.user(KEURDER))
    return vers(page)


def scherm(client, wereld, page, naam="beoordelen", *args, wie=KEURDER):
    client.force_login(wereld.user(wie))
    adres = reverse(naam, args=[page.pk, *args])
    html = client.get(adres).text
    return adres, html, re.search(r'name="gelezen" value="([^"]*)"', html)[1]


def keur_op_scherm(client, adres, op_scherm):
    return client.post(adres, {"besluit": "goedkeuren", "gelezen": op_scherm}, follow=True).text


# A page that will be internal, and is not; and the other way about


@pytest.mark.django_db
@pytest.mark.parametrize("eerst", [True, False], ids=["was internal", "was public"])
def test_readers_changed_meanwhile_by_the_page_above(client, wereld, eerst):
    ouder = goedgekeurd(wereld, intern=eerst)
    kind = onder(wereld, ouder, online=False)
    adres, html, op_scherm = scherm(client, wereld, kind)
    assert ("alleen lezers met een account" in html) is eerst
    publiceer(wereld, ouder, intern=not eerst)
    assert LEZERS in keur_op_scherm(client, adres, op_scherm)
    assert not vers(kind).live
    _, html, nu = scherm(client, wereld, kind)
    assert ("alleen lezers met een account" in html) is not eerst
    keur_op_scherm(client, adres, nu)
    assert vers(kind).live


@pytest.mark.django_db
def test_address_changed_meanwhile(client, wereld):
    ouder = goedgekeurd(wereld)
    kind = onder(wereld, ouder, online=False)
    adres, html, op_scherm = scherm(client, wereld, kind)
    assert "http://localhost/gemeenten/leeuwarden/proefpagina/kind/" in html
    publiceer(wereld, ouder, slug="elders")
    assert ADRES in keur_op_scherm(client, adres, op_scherm)
    assert not vers(kind).live
    assert "/gemeenten/leeuwarden/elders/kind/" in client.get(adres).text


@pytest.mark.django_db
def test_reviewer_is_told_which_pages_above_are_not_online(client, wereld):
    kind = onder(wereld, concept(wereld), online=False)
    _, html, _ = scherm(client, wereld, kind)
    assert "Niet online, boven deze pagina: ‘Proefpagina’" in " ".join(html.split())


@pytest.mark.django_db
def test_an_unrelated_publication_refuses_nothing(client, wereld):
    kind = onder(wereld, goedgekeurd(wereld), online=False)
    adres, _, op_scherm = scherm(client, wereld, kind)
    onder(wereld, wereld.editie(), titel="Ander", slug="ander")
    keur_op_scherm(client, adres, op_scherm)
    assert vers(kind).live


# What changes below


@pytest.mark.django_db
def test_reviewer_of_an_end_date_reads_what_stays_behind_by_name(client, wereld):
    ouder = goedgekeurd(wereld)
    onder(wereld, ouder)
    einde = timezone.now() + timedelta(days=5)
    dien_in(wijzig(wereld, ouder, "Tot dan.", expire_at=einde), wereld.user(SCHRIJVER))
    adres, html, op_scherm = scherm(client, wereld, ouder)
    assert BLIJFT in html
    assert "‘Kind’" in html
    onder(wereld, vers(ouder), titel="Nieuw kind", slug="nieuw")
    assert ERONDER in keur_op_scherm(client, adres, op_scherm)
    assert "‘Nieuw kind’" in client.get(adres).text
    assert vers(ouder).expire_at is None


@pytest.mark.django_db
@pytest.mark.parametrize("gepland", [False, True], ids=["at once", "planned"])
def test_reviewer_of_the_mark_internal_reads_what_changes_below(client, wereld, gepland):
    ouder = goedgekeurd(wereld, intern=True)
    onder(wereld, ouder)
    later = timezone.now() + timedelta(days=3) if gepland else None
    onder(wereld, ouder, titel="Straks", slug="straks", go_live_at=timezone.now() + timedelta(9))
    page = wijzig(wereld, ouder, "Voor iedereen.", intern=False, go_live_at=later)
    dien_in(page, wereld.user(SCHRIJVER))
    _, html, _ = scherm(client, wereld, ouder)
    assert "Wordt openbaar, ook voor bezoekers zonder account" in html
    assert "‘Kind’" in html
    assert "‘Straks’ (ingepland)" in html
    assert ("Zodra dit gebeurt" in html) is not gepland


@pytest.mark.django_db
def test_who_takes_offline_reads_what_is_below_and_it_is_that(client, wereld):
    ouder = goedgekeurd(wereld)
    onder(wereld, ouder)
    adres, html, op_scherm = scherm(client, wereld, ouder, "handeling", "offline_halen")
    assert BLIJFT in html
    assert "‘Kind’" in html
    onder(wereld, vers(ouder), titel="Nieuw kind", slug="nieuw")
    data = {"reden": "Klopt niet.", "gelezen": op_scherm}
    assert ERONDER in client.post(adres, data).text
    assert vers(ouder).live
    client.post(adres, data | {"gelezen": vingerafdruk_van_offline(vers(ouder))})
    assert not vers(ouder).live


@pytest.mark.django_db
def test_without_a_fingerprint_no_tree_goes_offline_on_a_screen(client, wereld):
    page = goedgekeurd(wereld)
    onder(wereld, page)
    client.force_login(wereld.user(KEURDER))
    adres = reverse("handeling", args=[page.pk, "offline_halen"])
    client.post(adres, {"reden": "Klopt niet."})
    assert vers(page).live
    haal_offline(vers(page), wereld.user(KEURDER), "Klopt niet.")
    assert not vers(page).live


@pytest.mark.django_db
def test_edition_that_goes_offline_names_what_disappears(client, wereld):
    editie = wereld.editie()
    _, html, _ = scherm(client, wereld, editie, "handeling", "offline_halen")
    assert "Verdwijnt voor bezoekers" in html
    assert f"‘{wereld.bijeenkomst().title}’" in html


@pytest.mark.django_db
def test_emergency_says_and_carries_what_changes_below(client, wereld):
    ouder = goedgekeurd(wereld, intern=True)
    onder(wereld, ouder)
    wijzig(wereld, ouder, "Voor iedereen.", intern=False)
    adres, html, op_scherm = scherm(
        client, wereld, ouder, "handeling", "spoedpublicatie", wie="kernredacteur"
    )
    assert "Wordt openbaar, ook voor bezoekers zonder account" in html
    assert "‘Kind’" in html
    onder(wereld, vers(ouder), titel="Nieuw kind", slug="nieuw")
    client.force_login(wereld.user("kernredacteur"))
    assert ERONDER in client.post(adres, {"reden": "Nu.", "gelezen": op_scherm}).text
    assert vers(ouder).intern
    publiceer_met_spoed(vers(ouder), wereld.user("kernredacteur"), "Nu.", gelezen=gelezen(ouder))
    assert not vers(ouder).intern


@pytest.mark.django_db
def test_list_to_approve_from_says_it_too(client, wereld):
    ouder = goedgekeurd(wereld, intern=True)
    onder(wereld, ouder)
    dien_in(wijzig(wereld, ouder, "Voor iedereen.", intern=False), wereld.user(SCHRIJVER))
    client.force_login(wereld.user(KEURDER))
    html = client.get(reverse("onderweg", args=[wereld.editie().pk])).text
    assert "Wordt openbaar, ook voor bezoekers zonder account" in html
    assert "‘Kind’" in html


@pytest.mark.django_db
def test_many_at_once_holds_each_to_what_was_read(wereld, django_capture_on_commit_callbacks):
    ouder = goedgekeurd(wereld, intern=True)
    kind = onder(wereld, ouder, online=False)
    op_scherm = {kind.pk: vingerafdruk(kind.latest_revision)}
    publiceer(wereld, ouder, intern=False)
    with django_capture_on_commit_callbacks(execute=True):
        reeks = begin(
            "goedkeuren", wereld.user(KEURDER), wereld.editie(), [kind], gelezen=op_scherm
        )
    assert not vers(kind).live
    assert reeks.regels.get().melding == LEZERS


@pytest.mark.django_db
def test_readers_get_no_dead_link_to_what_expired(client, wereld):
    ouder = goedgekeurd(wereld)
    kind = onder(wereld, ouder)
    vers(ouder).unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    html = client.get(vers(kind).url).text
    assert f'href="{ouder.url}"' not in html


# The rule by itself

BOVEN = [Plek("A", "Editie", live=True, verbergt=True)]
PAGE = Plek("AA", "Hoofdstuk", live=True)
KIND = Plek("AAA", "Deel", live=True)


@pytest.mark.parametrize(
    ("voor", "na", "eronder", "zin"),
    [
        (PAGE, PAGE, [KIND], None),
        (PAGE, PAGE._replace(live=False), [KIND], BLIJFT),
        (PAGE, PAGE._replace(live=False), [KIND._replace(live=False)], None),
        (PAGE._replace(live=False), PAGE, [KIND], None),
        (PAGE, PAGE._replace(intern=True), [KIND], "Is dan alleen nog voor lezers met een account"),
        (PAGE, PAGE._replace(intern=True), [KIND._replace(intern=True)], None),
        (
            PAGE._replace(verbergt=True),
            PAGE._replace(verbergt=True, live=False),
            [KIND],
            "Verdwijnt voor bezoekers",
        ),
        (
            PAGE._replace(verbergt=True, live=False),
            PAGE._replace(verbergt=True),
            [KIND._replace(live=False, gepland=True)],
            "Verschijnt voor bezoekers",
        ),
    ],
)
def test_what_changes_below(voor, na, eronder, zin):
    gevonden = gevolgen(BOVEN, voor, na, eronder)
    assert [gevolg.zin for gevolg in gevonden] == ([zin] if zin else [])


def test_pages_between_count():
    tussen = Plek("AAA", "Tussen", live=False, intern=True)
    diep = Plek("AAAA", "Diep", live=True)
    assert gevolgen(BOVEN, PAGE, PAGE._replace(intern=True), [tussen, diep]) == ()
    weg = gevolgen(BOVEN, PAGE, PAGE._replace(live=False), [tussen, diep])
    assert weg == (GevolgEronder(BLIJFT, ("‘Diep’",)),)


PLEKKEN = st.builds(
    Plek,
    st.sampled_from(["AAA", "AAAB", "AAABC", "AAD"]),
    st.just("Deel"),
    live=st.booleans(),
    intern=st.booleans(),
    verbergt=st.booleans(),
)


@given(
    st.lists(PLEKKEN, unique_by=lambda plek: plek.pad),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_named_is_exactly_what_is_seen_otherwise(eronder, was_live, wordt_live, was, wordt):
    eronder = sorted(eronder)
    voor = PAGE._replace(live=was_live, intern=was, verbergt=True)
    na = voor._replace(live=wordt_live, intern=wordt)

    def gezien(page):
        return {
            plek.pad: zicht(
                [*BOVEN, page, *(p for p in eronder if p != plek and plek.pad.startswith(p.pad))],
                plek,
            )
            for plek in eronder
            if plek.live or plek.gepland
        }

    anders = sum(gezien(voor)[pad] is not gezien(na)[pad] for pad in gezien(voor))
    genoemd = [g for g in gevolgen(BOVEN, voor, na, eronder) if g.zin != BLIJFT]
    assert sum(len(gevolg.paginas) for gevolg in genoemd) == anders
