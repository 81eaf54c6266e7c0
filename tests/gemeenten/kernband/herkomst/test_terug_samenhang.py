"""Putting one place back that would leave a text twice, or nowhere, is asked about first."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from gemeenten.kernband.herkomst.stand import herkomst_van_concept
from gemeenten.kernband.herkomst.terugzetten import zet_terug
from gemeenten.kernband.wijzigingen.overnemen import neem_over
from gemeenten.kernband.wijzigingen.publiek import inhoud_van_page
from gemeenten.kernband.wijzigingen.samenhang import KeuzesBotsen
from gemeenten.kernband.wijzigingen.voorstel import maak_voorstel
from gemeenten.logacties import TERUG_NAAR_DE_KERN

from .conftest import EIGEN

TIJD = "Neem ruim de tijd voor elk gezin."
GOED = "Vraag eerst wat er thuis goed gaat."
REDACTEUR = "redacteur-leeuwarden"


def alineas(*teksten):
    return "".join(f"<p>{tekst}</p>" for tekst in teksten)


@pytest.fixture
def verhuisd(wereld, wijzig_kern, bewaar):
    """We moved a paragraph of the goal to the first item of the programme."""
    wijzig_kern(doel=alineas(TIJD, GOED))
    page, user = wereld.bijeenkomst(), wereld.user(REDACTEUR)
    neem_over(page, {}, stand=maak_voorstel(page).stand, user=user)

    def wijzig(inhoud):
        inhoud["doel"] = alineas(TIJD)
        inhoud["programma"][0]["value"]["instructie"] += alineas(GOED)

    return bewaar(wijzig)


def stand(wereld):
    return herkomst_van_concept(wereld.bijeenkomst())


def onderdeel(wereld):
    return f"programma/{stand(wereld).tekst['programma'][0]['id']}"


def keer(wereld, tekst=GOED):
    concept = wereld.bijeenkomst().get_latest_revision_as_object()
    return repr(inhoud_van_page(concept)).count(tekst.rstrip("."))


class TestScreen:
    @pytest.fixture(autouse=True)
    def als_redacteur(self, client, wereld, verhuisd):
        client.force_login(wereld.user(REDACTEUR))
        self.client, self.wereld = client, wereld
        self.url = reverse("terug_naar_de_kern", args=[wereld.bijeenkomst().pk])

    def get(self, plek):
        return self.client.get(self.url, {"plek": plek})

    def post(self, plek, **velden):
        return self.client.post(
            self.url, {"plek": plek, "stand": stand(self.wereld).stand} | velden
        )

    def test_says_so_before_anything_is_saved_and_names_the_other_place(self):
        voor = Revision.objects.count()
        response = self.get("doel")
        assert "staat deze tekst twee keer op de pagina" in response.text
        assert GOED in response.context["botst"]
        assert [plek.pad for plek in response.context["erbij"]] == [onderdeel(self.wereld)]
        assert "Zet ook terug: Programma, ‘Terugblik’" in response.text
        nergens = self.get(onderdeel(self.wereld))
        assert "staat deze tekst nergens meer op de pagina" in nergens.text
        assert [plek.pad for plek in nergens.context["erbij"]] == ["doel"]
        assert Revision.objects.count() == voor

    def test_one_place_alone_is_refused(self):
        for plek in ("doel", onderdeel(self.wereld)):
            response = self.post(plek)
            assert response.status_code == 200
            assert "Dit hoort erbij" in response.text
        assert keer(self.wereld) == 1

    def test_both_places_together_leave_the_text_once(self):
        response = self.post("doel", ook=[onderdeel(self.wereld)])
        assert response.status_code == 302
        assert keer(self.wereld) == 1
        assert stand(self.wereld).aantal_afwijkend == 0
        entry = PageLogEntry.objects.get(action=TERUG_NAAR_DE_KERN)
        assert entry.data["plek"] == "Doel; Programma, ‘Terugblik’"

    def test_who_means_it_says_so(self):
        bedoeld = self.get("doel").context["botsing"]
        assert f'value="{bedoeld}"' in self.get("doel").text
        assert self.post("doel", bedoeld=bedoeld).status_code == 302
        assert keer(self.wereld) == 2

    def test_a_yes_to_one_clash_is_no_yes_to_another(self):
        bedoeld = self.get("doel").context["botsing"]
        assert self.post(onderdeel(self.wereld), bedoeld=bedoeld).status_code == 200
        assert keer(self.wereld) == 1

    def test_what_clashes_with_nothing_asks_nothing(self):
        response = self.get("")
        assert "botst" not in response.context
        assert "Ik bedoel dit zo" not in response.text
        assert self.post("").status_code == 302
        assert keer(self.wereld) == 1

    def test_a_ticked_place_stays_ticked_when_it_is_refused_for_something_else(self):
        response = self.post("doel", ook=[onderdeel(self.wereld)], stand="oud")
        assert response.status_code == 200
        assert f'value="{onderdeel(self.wereld)}" checked' in response.text
        assert keer(self.wereld) == 1


def test_a_block_of_ones_own_is_named_but_cannot_go_back(client, wereld, verhuisd, bewaar):
    def wijzig(inhoud):
        instructie = inhoud["programma"][0]["value"]["instructie"]
        inhoud["programma"][0]["value"]["instructie"] = instructie.removesuffix(alineas(GOED))
        inhoud["programma"].append(
            EIGEN | {"value": EIGEN["value"] | {"instructie": alineas(GOED)}}
        )

    bewaar(wijzig)
    client.force_login(wereld.user(REDACTEUR))
    url = reverse("terug_naar_de_kern", args=[wereld.bijeenkomst().pk])
    tekst = client.get(url, {"plek": "doel"}).text
    assert "Programma, ‘Rondje door Aldlân’ is van uw gemeente en gaat niet terug." in tekst
    assert 'name="ook"' not in tekst


def test_a_clause_counts_too(wereld, wijzig_kern, bewaar):
    deel = "bespreek daarna de zorgen met de ouders"
    wijzig_kern(doel=alineas(f"{TIJD[:-1]} en {deel}."))
    page, user = wereld.bijeenkomst(), wereld.user(REDACTEUR)
    neem_over(page, {}, stand=maak_voorstel(page).stand, user=user)

    def wijzig(inhoud):
        inhoud["doel"] = alineas(TIJD)
        inhoud["programma"][0]["value"]["instructie"] += alineas(f"B{deel[1:]}.")

    bewaar(wijzig)
    with pytest.raises(KeuzesBotsen, match="twee keer"):
        zet_terug(wereld.bijeenkomst(), pad="doel", stand=stand(wereld).stand, user=user)
    with pytest.raises(KeuzesBotsen, match="nergens"):
        zet_terug(wereld.bijeenkomst(), pad=onderdeel(wereld), stand=stand(wereld).stand, user=user)
