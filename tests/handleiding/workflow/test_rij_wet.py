"""The law of the row: whatever its writers do short of a publication, no visitor sees a difference."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from tests.wetten import LANG, wet

from .rijen import Weg, laat_verlopen, volgende_maand

# The types that may be internal among the pages of the walk.
INTERN_BAAR = ("inhoudpage", "onderdeelpage")
TITELS = st.sampled_from(["Eerste naam", "Tweede naam", "Programma"])
ADRESSEN = st.sampled_from(["eerste", "tweede", "programma", "inleiding"])
VINKJES = st.sets(st.sampled_from(["intern", "show_in_menus"]))
BEWAREN = st.tuples(st.just("bewaar"), TITELS, ADRESSEN, VINKJES, st.booleans())
STAPPEN = st.sampled_from(
    ["dien_in", "stuur_terug", "trek_terug", "plan", "trek_planning_in", "in_code", "draai_terug"]
)
WANDELING = st.lists(
    st.tuples(st.integers(0, 2), BEWAREN | st.tuples(STAPPEN)), min_size=2, max_size=6
)
EERSTE = ("bewaar", "Eerste naam", "eerste", {"show_in_menus"}, False)
GEPLAND = ("bewaar", "Tweede naam", "tweede", {"intern"}, True)


class Wandeling:
    """Three pages that are not online, each with something online below it, and what visitors read."""

    def __init__(self, wereld):
        self.weg = weg = Weg(wereld)
        sessie = wereld.bijeenkomst()
        hoofdstuk, bijlage = sessie.get_parent(), wereld.hoofdstuk("bijlagen")
        weg.haal_offline(hoofdstuk)
        laat_verlopen(bijlage)
        boven = weg.maak(wereld.editie(), "Boven", "boven", intern="on")
        onder = weg.zet_online(weg.maak(boven, "Onder", "onder"))
        self.paginas = [hoofdstuk, bijlage, boven]
        onder_bijlage = bijlage.get_children().first()
        self.adressen = [
            *(page.url for page in (sessie, onder_bijlage, onder, wereld.editie(), *self.paginas)),
            sessie.get_parent().get_parent().url,
            *(
                f"{page.get_parent().url}{adres}/"
                for page in self.paginas
                for adres in ("eerste", "tweede")
            ),
        ]

    def leest(self):
        """What anybody may read now, at each of the addresses."""
        return self.weg.kijk(*self.adressen)

    def feiten(self):
        """What stands in all rows and redirects; what others show of a page is in them."""
        rijen = Page.objects.order_by("path").values_list(
            "title", "url_path", "show_in_menus", "live", *(f"{m}__intern" for m in INTERN_BAAR)
        )
        return list(rijen), list(Redirect.objects.values_list("old_path"))

    def zet(self, nummer, stap, *velden):
        page = Page.objects.get(pk=self.paginas[nummer].pk)
        eigen = getattr(self, f"_{stap}", None)
        (eigen or getattr(self.weg, stap))(page, *velden)

    def _bewaar(self, page, titel, adres, vinkjes, gepland):
        plan = {"go_live_at": volgende_maand()} if gepland else {}
        self.weg.bewaar(page, titel=titel, adres=adres, **dict.fromkeys(vinkjes, "on"), **plan)

    def _plan(self, page):
        """Approve, where what waits has a date to come; without one it would go online."""
        laatste = page.get_latest_revision()
        if laatste and laatste.content["go_live_at"]:
            self.weg.dien_in(page)
            self.weg.keur_goed(page)

    def _in_code(self, page):
        page.get_latest_revision().as_object().save(clean=False)

    def _draai_terug(self, page):
        oud = page.specific.revisions.order_by("pk").first()
        self.weg.bewaar(page, naar="revisions_revert", args=[oud.pk], titel="Terug", adres="eerste")


@pytest.mark.hypothesis
def test_no_visitor_sees_a_draft(wereld, django_capture_on_commit_callbacks):
    wandeling = Wandeling(wereld)
    las, stond = wandeling.leest(), wandeling.feiten()
    assert [status for status, *_ in las][:3] == [200, 200, 302]

    # The short ones are the same each time, the long ones never.
    @wet(
        8,
        lang=60,
        derandomize=settings.get_current_profile_name() != LANG,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @example([(0, EERSTE), (0, GEPLAND), (0, ("plan",)), (0, ("trek_planning_in",))])
    @example([(2, EERSTE), (2, ("dien_in",)), (2, ("stuur_terug",)), (2, ("in_code",))])
    @example([(1, GEPLAND), (1, ("plan",)), (0, GEPLAND), (0, ("draai_terug",))])
    @given(WANDELING)
    def houdt(stappen):
        with transaction.atomic():
            for stap in stappen:
                with django_capture_on_commit_callbacks(execute=True):
                    wandeling.zet(stap[0], *stap[1])
                assert wandeling.feiten() == stond, stap
            assert wandeling.leest() == las
            transaction.set_rollback(True)

    houdt()
