"""The table of steps, typed from the design by hand: planning, expiry and approval afterwards are in it.

Code (``rules.TABEL``), README and drawing are one source (``tests/handleiding/workflow/test_tekening.py``); this is the
other side. The archive is no step of a page: it asks for a whole edition that is offline, with nothing under review and
nothing planned.
"""

import pytest
from django.core.exceptions import PermissionDenied

from gemeenten.editie.levensloop.archief import archiveer
from handleiding.workflow.actions import dien_in, haal_offline
from handleiding.workflow.rules import OVERGANGEN, Actie, Rol, Toestand
from tests.handleiding.workflow.staten import KEURDER, SCHRIJVER, STATEN, concept, vers

T, R = Toestand, Rol
SCHRIJVEND = {R.REDACTEUR, R.BEOORDELAAR, R.BEHEERDER}
ZICHTBAAR = {T.GEPUBLICEERD, T.GEPUBLICEERD_MET_CONCEPT, T.INTERN}
INDIENBAAR = {T.CONCEPT, T.TERUGGESTUURD, T.GEPUBLICEERD_MET_CONCEPT, T.VERLOPEN, T.OFFLINE}
ALLES = set(T)
REDEN, VIER_OGEN, NA_SPOED = "a reason", "four eyes", "after an emergency"

# From which states · to which (none: as it was, or as before) · who · what it asks.
ONTWERP = {
    Actie.BEWERKEN: (ALLES - {T.TER_BEOORDELING, T.INGEPLAND}, set(), SCHRIJVEND, set()),
    Actie.INDIENEN: (INDIENBAAR, {T.TER_BEOORDELING}, SCHRIJVEND, set()),
    Actie.TERUGTREKKEN: ({T.TER_BEOORDELING}, set(), {R.INDIENER, R.BEHEERDER}, set()),
    Actie.TERUGSTUREN: ({T.TER_BEOORDELING}, {T.TERUGGESTUURD}, {R.BEOORDELAAR}, {REDEN}),
    Actie.GOEDKEUREN: (
        {T.TER_BEOORDELING},
        {T.GEPUBLICEERD, T.INTERN, T.INGEPLAND},
        {R.BEOORDELAAR},
        {VIER_OGEN},
    ),
    Actie.PLANNING_INTREKKEN: (
        {T.INGEPLAND},
        {T.CONCEPT, T.GEPUBLICEERD_MET_CONCEPT},
        {R.BEOORDELAAR, R.BEHEERDER},
        set(),
    ),
    Actie.OFFLINE_HALEN: (ZICHTBAAR, {T.OFFLINE}, {R.BEOORDELAAR, R.BEHEERDER}, {REDEN}),
    Actie.SPOEDPUBLICATIE: (ALLES, {T.GEPUBLICEERD, T.INTERN}, {R.KERNREDACTIE}, {REDEN}),
    Actie.ACHTERAF_GOEDKEUREN: (ZICHTBAAR, set(), {R.BEOORDELAAR}, {VIER_OGEN, NA_SPOED}),
    Actie.ONLINE_KOMEN: ({T.INGEPLAND}, {T.GEPUBLICEERD, T.INTERN}, {R.SYSTEEM}, set()),
    Actie.VERLOPEN: (ZICHTBAAR, {T.VERLOPEN}, {R.SYSTEEM}, set()),
}


def eisen(overgang):
    gevraagd = (
        (overgang.reden_verplicht, REDEN),
        (overgang.vier_ogen, VIER_OGEN),
        (overgang.alleen_na_spoed, NA_SPOED),
    )
    return {naam for vraagt, naam in gevraagd if vraagt}


def test_each_step_of_the_code_is_in_the_design():
    assert set(OVERGANGEN) == set(ONTWERP) == set(Actie)


@pytest.mark.parametrize("actie", ONTWERP, ids=str)
def test_step_is_as_the_design_says(actie):
    overgang = OVERGANGEN[actie]
    gevonden = (set(overgang.van), set(overgang.naar), set(overgang.rollen), eisen(overgang))
    assert gevonden == ONTWERP[actie]


@pytest.mark.parametrize("nu", [T.TER_BEOORDELING, T.INGEPLAND], ids=str)
def test_edition_with_a_text_that_waits_does_not_go_into_the_archive(wereld, nu):
    page = STATEN[nu](wereld)
    haal_offline(wereld.editie(), wereld.user(KEURDER), "Herindeling.")
    with pytest.raises(PermissionDenied, match=page.title):
        archiveer(wereld.editie(), user=wereld.user("kernredacteur"))
    assert wereld.editie().gearchiveerd_op is None
    assert vers(page).get_workflow() is not None


def test_nothing_is_submitted_in_the_archive(wereld):
    page = concept(wereld)
    haal_offline(wereld.editie(), wereld.user(KEURDER), "Herindeling.")
    archiveer(wereld.editie(), user=wereld.user("kernredacteur"))
    with pytest.raises(PermissionDenied, match="rol"):
        dien_in(vers(page), wereld.user(SCHRIJVER))
