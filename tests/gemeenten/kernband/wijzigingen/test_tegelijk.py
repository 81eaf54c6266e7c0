"""Bad luck on the merge screen: a colleague was first, or the core moved on while it was open."""

import pytest
from django.urls import reverse

from gemeenten.kernband.rondes.werk import werk_af
from gemeenten.models import Overnamebeleid
from handleiding.models import OnderdeelPage

ONS = "<p>Ons eigen doel.</p>"
ZELF = "Dit schreef ik zelf & helemaal opnieuw."


@pytest.fixture
def open_scherm(client, wereld):
    """Return a function that opens the merge screen as somebody, and gives what its form would send."""

    def open_scherm(naam):
        client.force_login(wereld.user(naam))
        context = client.get(reverse("kernwijziging", args=[wereld.bijeenkomst().pk])).context
        data = {"stand": context["voorstel"].stand}
        for i, rij in enumerate(context["rijen"]):
            data |= {f"kenmerk-{i}": rij["kenmerk"], f"keuze-{i}": rij["gekozen"]}
        return data, {rij["verschil"].pad: i for i, rij in enumerate(context["rijen"])}

    return open_scherm


@pytest.fixture
def stuur(client, wereld):
    def stuur(naam, data):
        client.force_login(wereld.user(naam))
        return client.post(reverse("kernwijziging", args=[wereld.bijeenkomst().pk]), data)

    return stuur


def doelveld(plekken):
    return next(i for pad, i in plekken.items() if pad.startswith("doel"))


def per_plek(response):
    return {rij["verschil"].pad.partition("/")[0]: rij for rij in response.context["rijen"]}


@pytest.mark.parametrize("besluit", ["bewaren", "indienen"])
def test_second_of_two_mergers_hears_who_was_first_and_keeps_their_words(
    open_scherm, stuur, wereld, wijzig_kern, wijzig_lokaal, besluit
):
    wijzig_lokaal(doel=ONS)
    wijzig_kern(doel="<p>Het doel van de kern.</p>")
    een, plek = open_scherm("redacteur-leeuwarden")
    twee, _ = open_scherm("beoordelaar-leeuwarden")
    keuze = f"keuze-{doelveld(plek)}"
    stuur("redacteur-leeuwarden", een | {keuze: "kern", "besluit": besluit})
    eerste = wereld.bijeenkomst().latest_revision_id
    tekst = {keuze: "eigen", f"tekst-{doelveld(plek)}": ZELF, "reden": "Zo hoort het."}
    response = stuur("beoordelaar-leeuwarden", twee | tekst)
    assert wereld.bijeenkomst().latest_revision_id == eerste
    if besluit == "bewaren":
        naam = wereld.user("redacteur-leeuwarden").get_full_name() or "redacteur-leeuwarden"
        assert f"{naam} verwerkte deze kernwijziging terwijl u bezig was" in response.text
    else:
        assert "ligt ter beoordeling" in response.text
    assert "Dit schreef ik zelf &amp; helemaal opnieuw." in response.text
    assert "Zo hoort het." in response.text


def test_person_hears_that_the_background_was_first(open_scherm, stuur, wereld, wijzig_kern):
    wijzig_kern(doel="<p>Het doel van de kern.</p>")
    data, _ = open_scherm("redacteur-leeuwarden")
    Overnamebeleid.objects.create(editie=wereld.editie(), keuze="automatisch")
    werk_af.call()
    assert "intussen automatisch overgenomen" in stuur("redacteur-leeuwarden", data).text


def test_core_published_twice_leaves_each_choice_with_its_own_difference(
    open_scherm, stuur, wereld, wijzig_kern, wijzig_lokaal
):
    """The title comes before the goal: what was difference 0 on the screen is now number 1."""
    wijzig_lokaal(doel=ONS)
    wijzig_kern(doel="<p>Het doel van de kern.</p>")
    data, plek = open_scherm("redacteur-leeuwarden")
    assert doelveld(plek) == 0
    wijzig_kern(title="Kennismaken met elkaar")
    data |= {"keuze-0": "eigen", "tekst-0": ZELF}
    rijen = per_plek(stuur("redacteur-leeuwarden", data))
    assert list(rijen) == ["title", "doel"]
    assert (rijen["doel"]["gekozen"], rijen["doel"]["tekst"]) == ("eigen", ZELF)
    assert rijen["title"]["gekozen"] == "kern"
    assert wereld.bijeenkomst().get_latest_revision_as_object().doel == ONS


def test_choice_about_another_text_of_the_core_is_asked_again_and_own_words_stay(
    open_scherm, stuur, wereld, wijzig_kern, wijzig_lokaal
):
    wijzig_lokaal(doel=ONS)
    wijzig_kern(doel="<p>Het doel van de kern.</p>")
    data, _ = open_scherm("redacteur-leeuwarden")
    wijzig_kern(doel="<p>De kern bedacht zich.</p>")
    rijen = per_plek(stuur("redacteur-leeuwarden", data | {"keuze-0": "kern", "tekst-0": ZELF}))
    assert (rijen["doel"]["gekozen"], rijen["doel"]["tekst"]) == ("", ZELF)


def test_locked_page_is_not_merged(open_scherm, stuur, wereld, wijzig_kern):
    wijzig_kern(doel="<p>Het doel van de kern.</p>")
    data, _ = open_scherm("redacteur-leeuwarden")
    OnderdeelPage.objects.filter(pk=wereld.bijeenkomst().pk).update(locked=True)
    voor = wereld.bijeenkomst().latest_revision_id
    assert "op slot gezet" in stuur("redacteur-leeuwarden", data).text
    assert wereld.bijeenkomst().latest_revision_id == voor
