"""Lists of municipalities, groups and people stand in Dutch order, whatever order a database would make."""

import pytest

from gemeenten.kernband.voorstellen.dank import bedankt
from gemeenten.models import GemeentePage, Verbetervoorstel
from gemeenten.toegang.mensen.acties import editie_in_beheer
from gemeenten.toegang.mensen.eerste import stand
from gemeenten.toegang.roles import groepsnaam
from handleiding.models import BijeenkomstPage
from handleiding.workflow.goedkeurders import _namen
from handleiding.workflow.rules import Rol


@pytest.fixture
def twee(wereld):
    """Two editions online; by their characters É would come behind Z."""
    edities = list(GemeentePage.objects.openbaar().edities().order_by("path")[:2])
    for editie, naam in zip(edities, ("Zwolle", "Écht"), strict=True):
        GemeentePage.objects.filter(pk=editie.pk).update(title=naam, draft_title=naam)
        editie.refresh_from_db()
    return edities


def test_the_front_page(client, wereld, twee):
    tekst = client.get("/").text
    tekst = tekst[tekst.index("<main") :]
    assert tekst.index(">Écht<") < tekst.index(">Zwolle<")


def test_the_list_of_all_that_waits(client, wereld, twee):
    """The choice of places: a superuser has lines of more than one."""
    client.force_login(wereld.user("admin"))
    for editie in twee:
        page = editie.get_children().specific().first()
        page.title = f"{page.title}!"
        page.save_revision(user=wereld.user("admin"))
    keuzes = client.get("/cms/wacht-op-u/").context["plaatsen"]
    namen = [plaats.naam for plaats in keuzes if plaats.naam in {"Écht", "Zwolle"}]
    assert namen == ["Écht", "Zwolle"]


def test_the_edition_of_who_manages_two(wereld, twee, django_user_model):
    mens = django_user_model.objects.create(username="van-twee")
    for editie in twee:
        naam = groepsnaam(editie.code, Rol.BEHEERDER)
        mens.groups.add(mens.groups.model.objects.get(name=naam))
    assert editie_in_beheer(mens) == twee[1].pk


def test_the_people_of_an_edition_and_who_may_approve(wereld, django_user_model):
    editie = wereld.editie()
    for naam in ("Zuidema", "Écht", "achterberg"):
        mens = django_user_model.objects.create(username=naam, first_name="X", last_name=naam)
        naam_van_groep = groepsnaam(editie.code, Rol.BEOORDELAAR)
        mens.groups.add(mens.groups.model.objects.get(name=naam_van_groep))
    namen = [rij["mens"].last_name for rij in stand(editie)]
    assert [n for n in namen if n in {"Zuidema", "Écht", "achterberg"}] == [
        "achterberg",
        "Écht",
        "Zuidema",
    ]
    nieuw = django_user_model.objects.filter(first_name="X").values_list("pk", flat=True)
    assert _namen(nieuw) == "X achterberg of X Écht of X Zuidema"


def test_who_is_thanked(wereld, twee):
    kern = wereld.kernbijeenkomst()
    for editie in twee:
        variant = BijeenkomstPage.objects.descendant_of(editie).get(kern=kern)
        Verbetervoorstel.objects.create(
            editie=editie,
            variant=variant,
            revision=variant.live_revision,
            basis=kern.live_revision,
            paden=["doel"],
            toelichting="x",
            toon_dank=True,
            staat=Verbetervoorstel.Staat.OVERGENOMEN,
        )
    assert bedankt(kern) == ["Écht", "Zwolle"]
