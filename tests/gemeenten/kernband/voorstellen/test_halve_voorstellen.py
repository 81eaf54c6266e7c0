"""Who proposes, or takes over, half of what an edition brought elsewhere is told before it is saved."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from gemeenten.kernband.voorstellen.overnemen import neem_over as neem_over_actie
from gemeenten.kernband.voorstellen.tekst import gepubliceerd
from gemeenten.kernband.voorstellen.vergelijken import vergelijk
from gemeenten.kernband.wijzigingen.overnemen import neem_over as werk_bij
from gemeenten.kernband.wijzigingen.samenhang import KeuzesBotsen
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.models import Verbetervoorstel

from .conftest import WAAROM

TIJD = "Neem ruim de tijd voor elk gezin"
ZORG = "bespreek daarna de zorgen met de ouders"
LOS = f"B{ZORG[1:]}."


def alineas(*teksten):
    return "".join(f"<p>{tekst}</p>" for tekst in teksten)


@pytest.fixture
def gemaakt(wereld, wijzig_kern, publiceer_lokaal):
    """Return a function by which Leeuwarden makes other paragraphs of those of the core."""

    def gemaakt(kern, ons):
        wijzig_kern(doel=alineas(*kern))
        page = wereld.bijeenkomst()
        werk_bij(
            page, {}, stand=maak_voorstel(page).stand, user=wereld.user("redacteur-leeuwarden")
        )
        publiceer_lokaal(doel=alineas(*ons))
        return [b.pad for b in gepubliceerd(wereld.bijeenkomst(), wereld.editie()).passages]

    return gemaakt


@pytest.fixture
def geknipt(gemaakt):
    return gemaakt([f"{TIJD} en {ZORG}."], [f"{TIJD}.", LOS])


def concept(wereld):
    doel = wereld.kernbijeenkomst().get_latest_revision_as_object().doel
    return [alinea.partition(">")[2] for alinea in doel.split("</p>") if alinea]


@pytest.fixture
def vraag(als, wereld):
    """Return a function that posts passages on the screen of the edition."""

    def vraag(paden, **data):
        variant = wereld.bijeenkomst()
        gelezen = gepubliceerd(variant, wereld.editie()).revision.pk
        velden = {"gelezen": gelezen, "passage": paden, "toelichting": WAAROM}
        url = reverse("verbetervoorstel_nieuw", args=[variant.pk])
        return als("redacteur-leeuwarden").post(url, velden | data)

    return vraag


@pytest.mark.parametrize(("welke", "melding"), [(0, "nergens meer"), (1, "twee keer")])
def test_half_of_a_split_is_asked_about(geknipt, vraag, welke, melding):
    response = vraag([geknipt[welke]])
    assert response.status_code == 200
    assert melding in str(response.context["botst"])
    assert "Deze passage hoort bij een andere." in response.text
    assert response.context["gekozen"] == [geknipt[welke]]
    assert not Verbetervoorstel.objects.exists()
    bedoeld = response.context["botsing"]
    assert f'name="bedoeld" value="{bedoeld}"' in response.text
    assert vraag([geknipt[1 - welke]], bedoeld=bedoeld).status_code == 200
    assert vraag([geknipt[welke]], bedoeld=bedoeld).status_code == 302
    assert Verbetervoorstel.objects.get().paden == [geknipt[welke]]


def test_a_whole_is_not_asked_about(geknipt, vraag):
    assert vraag(geknipt).status_code == 302


@pytest.fixture
def half(geknipt, vraag):
    """Return a function that proposes one half, on purpose."""

    def half(welke):
        bedoeld = vraag([geknipt[welke]]).context["botsing"]
        vraag([geknipt[welke]], bedoeld=bedoeld)
        return Verbetervoorstel.objects.latest("pk")

    return half


@pytest.mark.parametrize(
    ("welke", "melding", "uitkomst"),
    [
        (0, "nergens meer", [f"{TIJD}."]),
        (1, "twee keer", [f"{TIJD} en {ZORG}.", LOS]),
    ],
)
def test_the_core_is_asked_as_well(wereld, half, neem_over, welke, melding, uitkomst):
    voorstel = half(welke)
    response = neem_over(voorstel)
    assert voorstel.is_open
    assert melding in response.context["fout"]
    assert concept(wereld) == [f"{TIJD} en {ZORG}."]
    neem_over(voorstel, bedoeld=response.context["botsing"])
    assert voorstel.is_in_concept
    assert concept(wereld) == uitkomst


def test_a_half_that_the_core_wrote_in_since_is_still_one(wereld, half, neem_over, wijzig_kern):
    voorstel = half(1)
    nu = f"{TIJD} en bespreek daarna rustig de zorgen met beide ouders."
    wijzig_kern(doel=alineas(nu))
    assert "twee keer" in neem_over(voorstel).context["fout"]
    assert concept(wereld) == [nu]


def test_the_second_half_completes_the_first(wereld, half, neem_over, publiceer_kern):
    eerste, tweede = half(0), half(1)
    neem_over(eerste, besluit="indienen", bedoeld=neem_over(eerste).context["botsing"])
    publiceer_kern()
    neem_over(tweede)
    assert tweede.is_in_concept
    assert concept(wereld) == [f"{TIJD}.", LOS]


def test_the_guard_stands_where_it_is_saved(wereld, half):
    voorstel = half(1)
    vergelijking = vergelijk(voorstel)
    keuzes = {b.pad: "lokaal" for b in vergelijking.te_kiezen}
    with pytest.raises(KeuzesBotsen, match="twee keer"):
        neem_over_actie(
            voorstel, keuzes, stand=vergelijking.stand, user=wereld.user("kernredacteur")
        )
    with pytest.raises(PermissionDenied):
        neem_over_actie(
            voorstel, keuzes, stand=vergelijking.stand, user=wereld.user("redacteur-leeuwarden")
        )


def test_what_was_left_out_since_it_stands_elsewhere_can_be_proposed(
    wereld, gemaakt, vraag, neem_over
):
    paden = gemaakt([f"{TIJD}.", LOS], [f"{TIJD} en {ZORG}."])
    assert len(paden) == 2
    assert "twee keer" in str(vraag(paden[:1]).context["botst"])
    assert vraag(paden).status_code == 302
    voorstel = Verbetervoorstel.objects.get()
    neem_over(voorstel)
    assert voorstel.is_in_concept
    assert concept(wereld) == [f"{TIJD} en {ZORG}."]
