"""Ways to lose words, or to save what does not fit, that a merge has to survive."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Revision

from gemeenten.kernband.wijzigingen.blokken import bezwaar_tegen_bewaren
from gemeenten.kernband.wijzigingen.overnemen import draai_terug, kan_terug
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.kernband.wijzigingen.zelfschrijven import eigen_waarde
from gemeenten.merge import Besluit, Soort
from handleiding.models import Etalage, HoofdstukPage, OnderdeelPage, Publicatie
from handleiding.workflow.actions import dien_in, keur_goed
from tests.formulier import hoofdstuk_data

from .test_pech import neem, scherm, schrijf_ruw

KERN = "<p>Het doel van de kern.</p>"
ONS = "<p>Ons eigen doel.</p>"
REDACTEUR = "redacteur-leeuwarden"


def inleiding(wereld):
    return HoofdstukPage.objects.descendant_of(wereld.editie()).get(slug="inleiding")


def publiceer_inleiding(wereld, tekst):
    kern = HoofdstukPage.objects.kernpaginas().get(slug="inleiding")
    concept = kern.get_latest_revision_as_object()
    blok = concept.inhoud.get_prep_value()[0] | {"value": tekst}
    concept.inhoud = [("tekst", blok["value"])]
    concept.inhoud[0].id = blok["id"]
    concept.save_revision(user=wereld.user("kernredacteur"))
    dien_in(kern, wereld.user("kernredacteur"))
    keur_goed(HoofdstukPage.objects.get(pk=kern.pk), wereld.user("kernbeoordelaar"))


def wis_ruw(versie):
    """Clear away a version that was online, as an earlier release allowed, or once its term of keeping has passed."""
    OnderdeelPage.objects.filter(live_revision=versie).update(live_revision=None)
    Revision.objects.get(pk=versie).task_states.all().delete()
    Etalage.objects.filter(laatste=versie).update(laatste=None)
    Publicatie.objects.filter(revision=versie).update(revision=None)
    Revision.objects.filter(pk=versie)._raw_delete("default")


class TestEditorThatWasOpenMeanwhile:
    """A colleague takes a core change over while somebody has the page open, who then saves."""

    @pytest.fixture
    def opgeslagen(self, redacteur, wereld):
        page = inleiding(wereld)
        geladen = page.latest_revision
        publiceer_inleiding(wereld, "<h2>Begin</h2><p>Zo begint het in de kern.</p>")
        redacteur.post(scherm(page), {"stand": maak_voorstel(page).stand, "keuze-0": "kern"})
        assert maak_voorstel(inleiding(wereld)) is None

        def opgeslagen(**naam):
            data = hoofdstuk_data(page, tekst="<h2>Begin</h2><p>Zo begint het bij ons.</p>")
            data |= {sleutel: str(getattr(geladen, veld)) for sleutel, veld in naam.items()}
            redacteur.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
            return inleiding(wereld)

        return opgeslagen

    @pytest.mark.parametrize("veld", ["loaded_revision_id", "overwrite_revision_id"])
    def test_the_core_change_comes_back_to_the_inbox(self, opgeslagen, veld):
        page = opgeslagen(**{veld: "pk"})
        assert "bij ons" in str(page.latest_revision.content["inhoud"])
        voorstel = maak_voorstel(page)
        assert voorstel is not None, "the change is neither in the text nor in the inbox"
        assert "in de kern" in str(voorstel.te_kiezen)

    @pytest.mark.parametrize("veld", ["loaded_revision_id", "overwrite_revision_id"])
    def test_so_it_does_when_the_loaded_version_was_cleared_away(self, opgeslagen, wereld, veld):
        """What it stood on, nobody can say any more."""
        geladen = inleiding(wereld).live_revision_id
        wis_ruw(geladen)
        page = opgeslagen(**{veld: "pk"})
        assert not Revision.objects.filter(pk=geladen).exists()
        assert "bij ons" in str(page.latest_revision.content["inhoud"])
        voorstel = maak_voorstel(page)
        assert voorstel is not None, "the change is neither in the text nor in the inbox"
        assert "in de kern" in str(voorstel.te_kiezen)

    def test_who_had_the_newest_version_saves_on_the_newest_base(self, wereld, opgeslagen):
        page = inleiding(wereld)
        data = hoofdstuk_data(page, tekst="<p>Erna geschreven.</p>")
        data["loaded_revision_id"] = str(page.latest_revision_id)
        before = page.latest_revision.content["basis"]
        page = opgeslagen()
        assert page.latest_revision.content["basis"] == before


@pytest.mark.parametrize(
    ("lokaal", "kern", "uit"),
    [
        ("<p>Oud.</p>", "<p>Nieuw.</p>", "<p>a &lt; b</p><p>&lt;script&gt;</p>"),
        ("", "<p>Nieuw.</p>", "<p>a &lt; b</p><p>&lt;script&gt;</p>"),
        ("<ul><li>Oud.</li></ul>", "<ul><li>x</li></ul>", "<p>a &lt; b</p><p>&lt;script&gt;</p>"),
        ('<embed embedtype="image" id="7"/>', None, "<p>a &lt; b</p><p>&lt;script&gt;</p>"),
        ("<li>Oud.</li>", "<li>Nieuw.</li>", "<li>a &lt; b</li><li>&lt;script&gt;</li>"),
        ("Oud", "Nieuw", "a < b\n<script>"),
    ],
)
def test_own_words_are_text_in_every_kind_of_field(lokaal, kern, uit):
    besluit = Besluit("veld", Soort.CONFLICT, "", kern, lokaal)
    assert eigen_waarde(besluit, "a < b\n<script>") == uit


def test_undo_after_the_version_before_it_was_cleared_away(redacteur, wereld, wijzig_kern):
    wijzig_kern(doel=KERN)
    page = wereld.bijeenkomst()
    vorige = page.latest_revision_id
    neem(wereld)
    wis_ruw(vorige)
    page = wereld.bijeenkomst()
    assert not kan_terug(page)
    with pytest.raises(PermissionDenied, match="opgeruimd"):
        draai_terug(page, user=wereld.user(REDACTEUR))
    antwoord = redacteur.post(scherm(page), {"besluit": "terugdraaien"}, follow=True)
    assert "opgeruimd" in antwoord.text
    assert wereld.bijeenkomst().get_latest_revision_as_object().doel == KERN


def test_undo_does_not_drop_a_block_of_a_kind_that_went(wereld, wijzig_kern):
    wijzig_kern(doel=KERN)
    page = wereld.bijeenkomst()
    vorige = page.latest_revision
    neem(wereld)
    oud = {"type": "filmrol", "value": "Een film", "id": "oud-blok"}
    vorige.content |= {"materiaal": [oud]}
    vorige.save(update_fields=["content"])
    with pytest.raises(PermissionDenied, match="filmrol"):
        draai_terug(wereld.bijeenkomst(), user=wereld.user(REDACTEUR))


def test_field_of_a_block_that_older_code_had_is_not_dropped(redacteur, wereld, wijzig_kern):
    page = wereld.bijeenkomst()
    programma = list(page.programma.get_prep_value())
    programma[0] = programma[0] | {"value": programma[0]["value"] | {"zaalopstelling": "Kring"}}
    schrijf_ruw(page, programma=programma)
    wijzig_kern(doel=KERN)
    data = {"stand": maak_voorstel(wereld.bijeenkomst()).stand, "keuze-0": "kern"}
    assert "niet meer bestaat (zaalopstelling)" in redacteur.post(scherm(page), data).text
    opgeslagen = wereld.bijeenkomst().get_latest_revision().content["programma"]
    assert opgeslagen[0]["value"]["zaalopstelling"] == "Kring"


def test_column_of_a_table_of_a_kind_that_went():
    tabel = {
        "columns": [{"type": "tekst", "heading": "Wie"}, {"type": "grafiek", "heading": "Hoe"}],
        "rows": [{"values": ["Ouders", "x"]}],
        "caption": "",
    }
    inhoud = {"inhoud": [{"type": "tabel", "id": "t", "value": tabel}]}
    assert "(grafiek)" in bezwaar_tegen_bewaren(inhoud, HoofdstukPage)
    tabel["columns"][1]["type"] = "tekst"
    assert bezwaar_tegen_bewaren(inhoud, HoofdstukPage) == ""


def test_title_and_description_for_search_engines_arrive_and_ours_stay(
    wereld, wijzig_kern, wijzig_lokaal
):
    wijzig_lokaal(seo_title="Kennismaken in Leeuwarden")
    wijzig_kern(seo_title="Kennismaken, bijeenkomst 1", search_description="De eerste avond.")
    voorstel = maak_voorstel(wereld.bijeenkomst())
    assert [b.pad for b in voorstel.samenvoeging.conflicten] == ["seo_title"]
    neem(wereld, {"seo_title": "lokaal"})
    concept = wereld.bijeenkomst().get_latest_revision_as_object()
    assert concept.seo_title == "Kennismaken in Leeuwarden"
    assert concept.search_description == "De eerste avond."


def test_address_of_a_page_is_the_editions_own(wereld, wijzig_kern):
    wijzig_kern(slug="kennismaken-nieuw", doel=KERN)
    voor = wereld.bijeenkomst().url
    neem(wereld)
    wereld.publiceer(wereld.bijeenkomst(), REDACTEUR, "beoordelaar-leeuwarden")
    assert wereld.bijeenkomst().url == voor
    assert wereld.bijeenkomst().doel == KERN


def test_a_choice_from_a_list_is_one_or_the_other(redacteur, wereld, wijzig_kern, wijzig_lokaal):
    def met(page, werkvorm):
        blokken = list(page.programma.get_prep_value())
        blokken[0] = blokken[0] | {"value": blokken[0]["value"] | {"werkvorm": werkvorm}}
        return page.programma.stream_block.to_python(blokken)

    wijzig_lokaal(programma=met(wereld.bijeenkomst(), "spel"))
    wijzig_kern(programma=met(wereld.kernbijeenkomst(), "mindmap"))
    (rij,) = redacteur.get(scherm(wereld.bijeenkomst())).context["rijen"]
    assert rij["verschil"].conflict
    assert [keuze for keuze, _ in rij["verschil"].keuzes] == ["kern", "lokaal"]
    assert rij["verschil"].eigen is None


def test_own_words_that_do_not_fit_are_refused_at_the_screen_and_stay_there(
    redacteur, wereld, wijzig_kern, wijzig_lokaal
):
    wijzig_lokaal(title="Onze titel")
    wijzig_kern(title="Nieuwe titel")
    page = wereld.bijeenkomst()
    voor = page.latest_revision_id
    for tekst, waarom in (("lang " * 60, "255"), ("  ", "kan niet leeg zijn")):
        data = {"stand": maak_voorstel(page).stand, "keuze-0": "eigen", "tekst-0": tekst}
        antwoord = redacteur.post(scherm(page), data)
        assert antwoord.status_code == 200
        assert "Titel: " in antwoord.context["fout"]
        assert waarom in antwoord.context["fout"]
        assert antwoord.context["rijen"][0]["tekst"] == tekst
        assert wereld.bijeenkomst().latest_revision_id == voor


def test_merge_is_kept_when_it_cannot_be_submitted(redacteur, wereld, wijzig_kern, monkeypatch):
    wijzig_kern(doel=KERN)
    page = wereld.bijeenkomst()

    def weiger(page, user):
        raise PermissionDenied("De werkwijze is zojuist gewijzigd.")

    monkeypatch.setattr("gemeenten.kernband.wijzigingen.views.dien_in", weiger)
    data = {"stand": maak_voorstel(page).stand, "keuze-0": "kern", "besluit": "indienen"}
    antwoord = redacteur.post(scherm(page), data, follow=True)
    assert "bewaard maar niet ingediend. De werkwijze" in antwoord.text
    assert wereld.bijeenkomst().get_latest_revision_as_object().doel == KERN
