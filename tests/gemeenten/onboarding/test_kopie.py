"""What a new edition holds: every link points to the copy, nothing of the source municipality."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.search.models import IndexEntry

from gemeenten.models import Contactpersoon, GemeentePage, Sessie
from gemeenten.onboarding import Plan, maak_overzicht, onboard_gemeente
from gemeenten.onboarding.bron import kies_bron
from handleiding.models import BijeenkomstPage, HandleidingPage, HoofdstukPage, OnderdeelPage
from handleiding.publiek.etalage import werk_bij
from tests.gemeenten.onboarding.hulp import (
    HEERENVEEN,
    maak_beeld,
    maak_bestand,
    maak_proef,
    publiceer,
    weggelaten,
)
from tests.proef.models import ProefPage

VAN_LEEUWARDEN = Plan(naam="Heerenveen", code="GM0074", bron="leeuwarden")


def link(page, tekst="lees") -> str:
    return f'<p><a linktype="page" id="{page.pk}">{tekst}</a></p>'


def handleiding(editie):
    return HandleidingPage.objects.child_of(editie).get()


def proef_in(editie, **filters) -> ProefPage:
    return ProefPage.objects.descendant_of(editie).get(**filters)


def kopie_van(editie, kernpagina):
    return OnderdeelPage.objects.descendant_of(editie).get(kern=kernpagina).specific


@pytest.fixture
def kernproef(wereld):
    """A published core page that points to a session of the core in every way, and to itself."""
    sessie = wereld.kernbijeenkomst()
    aanpak = Page.objects.child_of(wereld.home).get(slug="de-aanpak")
    verwijzing = {"pagina": sessie.pk, "beeld": None, "tekst": link(sessie)}
    return maak_proef(
        handleiding_kern(wereld),
        tekst=link(sessie) + link(aanpak, "aanpak"),
        verwant=sessie,
        kaarten=[{"doel": sessie, "tekst": link(sessie)}, {"doel": aanpak}],
        inhoud=[
            {"type": "pagina", "value": sessie.pk, "id": "blok-1"},
            {"type": "pagina", "value": aanpak.pk, "id": "blok-2"},
            {"type": "verwijzing", "value": verwijzing, "id": "blok-3"},
            {
                "type": "lijst",
                "value": [{"type": "item", "value": verwijzing, "id": "item-1"}],
                "id": "blok-4",
            },
            {
                "type": "tabel",
                "id": "blok-5",
                "value": {
                    "columns": [{"type": "opgemaakt", "heading": "a"}],
                    "rows": [{"values": [link(sessie)]}],
                    "caption": "",
                },
            },
            {"type": "paginas", "value": [sessie.pk], "id": "blok-6"},
        ],
    )


def handleiding_kern(wereld):
    return HoofdstukPage.objects.kernpaginas().get(slug="inleiding")


@pytest.fixture
def zonder_sjabloon(wereld):
    """The sjabloon is made anew, so that it holds what the test put in the core."""
    wereld.sjabloon.delete()


def test_every_way_of_pointing_leads_to_the_copy(wereld, kernproef, zonder_sjabloon):
    editie = onboard_gemeente(HEERENVEEN)
    sessie = kopie_van(editie, wereld.kernbijeenkomst())
    aanpak = Page.objects.child_of(wereld.home).get(slug="de-aanpak")
    page = kopie_van(editie, kernproef)
    assert page.tekst == link(sessie) + link(aanpak, "aanpak")
    assert page.verwant_id == sessie.pk
    kaarten = list(page.kaarten.order_by("sort_order", "pk").values_list("doel_id", "tekst"))
    assert kaarten == [(sessie.pk, link(sessie)), (aanpak.pk, "")]
    ruw = list(page.inhoud.get_prep_value())
    assert [blok["id"] for blok in ruw] == [f"blok-{n}" for n in range(1, 7)]
    verwijzing = {"pagina": sessie.pk, "beeld": None, "tekst": link(sessie)}
    assert [blok["value"] for blok in ruw[:3]] == [sessie.pk, aanpak.pk, verwijzing]
    assert ruw[3]["value"] == [{"type": "item", "value": verwijzing, "id": "item-1"}]
    assert ruw[4]["value"]["rows"] == [{"values": [link(sessie)]}]
    assert ruw[5]["value"] == [sessie.pk]


def test_revision_says_what_the_page_says(wereld, kernproef, zonder_sjabloon):
    editie = onboard_gemeente(HEERENVEEN)
    page = kopie_van(editie, kernproef)
    laatste = page.get_latest_revision_as_object()
    assert laatste.serializable_data() == page.serializable_data()
    assert laatste.kaarten.count() == 2


def test_copies_are_drafts_with_kern_and_basis(wereld):
    editie = onboard_gemeente(HEERENVEEN, user=wereld.user("kernredacteur"))
    bron = {page.kern_id: page for page in varianten(wereld.sjabloon)}
    kopieen = list(varianten(editie))
    assert {page.kern_id for page in kopieen} == bron.keys()
    for page in kopieen:
        assert page.basis_id == bron[page.kern_id].basis_id
        assert page.owner == wereld.user("kernredacteur")
        assert (page.live, page.has_unpublished_changes) == (False, True)
        assert page.first_published_at is None
        assert page.translation_key != bron[page.kern_id].translation_key
        assert page.latest_revision.user == wereld.user("kernredacteur")
    assert not editie.get_descendants(inclusive=True).live().exists()


def varianten(editie):
    return OnderdeelPage.objects.descendant_of(editie).order_by("path")


def test_tree_is_sound_and_pages_have_their_addresses(wereld):
    editie = onboard_gemeente(HEERENVEEN)
    assert Page.find_problems() == ([], [], [], [], [])
    sessie = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    assert sessie.url_path == "/home/gemeenten/heerenveen/handleiding/programma/bijeenkomst-1/"
    assert sessie.get_parent().get_parent().get_parent().pk == editie.pk


def test_copy_can_be_searched_and_its_use_is_known(wereld, kernproef, zonder_sjabloon):
    editie = onboard_gemeente(HEERENVEEN)
    sessie = BijeenkomstPage.objects.descendant_of(editie).get(nummer=7)
    gevonden = BijeenkomstPage.objects.descendant_of(editie).search("misgaat")
    assert [page.pk for page in gevonden] == [sessie.pk]
    gebruik = ReferenceIndex.get_references_to(kopie_van(editie, wereld.kernbijeenkomst()))
    paginas = {int(verwijzing.object_id) for verwijzing in gebruik}
    assert paginas == {kopie_van(editie, kernproef).pk}


def test_index_entries_are_those_a_save_would_make(wereld):
    editie = onboard_gemeente(HEERENVEEN)
    sessie = BijeenkomstPage.objects.descendant_of(editie).get(nummer=7)
    wijze = IndexEntry.objects.filter(object_id=str(sessie.pk)).values_list("title", "body")
    in_een_keer = list(wijze)
    assert IndexEntry.objects.filter(object_id=str(sessie.pk), title_norm=1.0).count() == 0
    sessie.save()
    assert list(wijze) == in_een_keer != []


# Another edition as the source


def test_draft_of_another_edition_stays_there(wereld):
    sessie = wereld.bijeenkomst()
    sessie.doel = "<p>Nog geheim.</p>"
    sessie.title = "Nog een geheim"
    sessie.save_revision()
    editie = onboard_gemeente(VAN_LEEUWARDEN)
    kopie = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    assert kopie.doel == wereld.kernbijeenkomst().doel
    assert kopie.draft_title == kopie.title == "Kennismaken"
    assert "geheim" not in str(kopie.latest_revision.content)


def test_page_that_another_edition_never_published_stays_there(wereld):
    sessie = wereld.bijeenkomst()
    sessie.unpublish()
    editie = onboard_gemeente(VAN_LEEUWARDEN)
    assert not BijeenkomstPage.objects.descendant_of(editie).filter(nummer=1).exists()
    assert weggelaten(editie) == ["Kennismaken: deze pagina is niet gepubliceerd"]


@pytest.mark.parametrize("hoe", ["intern", "slot"])
def test_page_for_readers_of_another_edition_stays_there(wereld, hoe):
    hoofdstuk = wereld.hoofdstuk("programma")
    if hoe == "slot":
        PageViewRestriction.objects.create(page=hoofdstuk, restriction_type="login")
    else:
        OnderdeelPage.objects.filter(pk=hoofdstuk.pk).update(intern=True)
        werk_bij([hoofdstuk])
    editie = onboard_gemeente(VAN_LEEUWARDEN)
    assert not BijeenkomstPage.objects.descendant_of(editie).exists()
    assert weggelaten(editie) == [
        "Programma (met 2 pagina’s eronder): deze pagina is alleen voor lezers van de andere gemeente"
    ]


def zonder_handleiding(editie):
    handleiding(editie).unpublish()


def offline(editie):
    editie.unpublish()


def intern(editie):
    GemeentePage.objects.filter(pk=editie.pk).update(intern=True)
    werk_bij([editie])


def handleiding_intern(editie):
    HandleidingPage.objects.child_of(editie).update(intern=True)
    werk_bij([handleiding(editie)])


def op_slot(editie):
    PageViewRestriction.objects.create(page=editie, restriction_type="login")


def zonder_kern(editie):
    HandleidingPage.objects.child_of(editie).update(kern=None, basis=None)


@pytest.mark.parametrize(
    ("maak", "reden"),
    [
        (zonder_handleiding, "De handleiding van Leeuwarden is niet gepubliceerd"),
        (offline, "De editie van Leeuwarden staat niet online"),
        (intern, "alleen voor haar eigen lezers"),
        (handleiding_intern, "alleen voor haar eigen lezers"),
        (op_slot, "alleen voor haar eigen lezers"),
        (zonder_kern, "komt niet van de kern"),
    ],
)
def test_what_the_public_cannot_read_of_another_edition_is_no_source(wereld, maak, reden):
    maak(wereld.editie())
    for doe in (onboard_gemeente, maak_overzicht):
        with pytest.raises(ValidationError) as fout:
            doe(VAN_LEEUWARDEN)
        assert reden in fout.value.message_dict["bron"][0]


def eigen_hoofdstuk(editie, titel="Zo doen wij dat hier"):
    page = HoofdstukPage(title=titel, live=False)
    handleiding(editie).add_child(instance=page)
    page.save_revision()
    return page


def test_own_chapter_of_another_edition_stays_there(wereld):
    eigen = eigen_hoofdstuk(wereld.editie())
    publiceer(eigen)
    wereld.hoofdstuk("programma").move(eigen, pos="first-child")
    editie = onboard_gemeente(VAN_LEEUWARDEN)
    assert weggelaten(editie) == [
        "Zo doen wij dat hier (met 3 pagina’s eronder): dit is een eigen pagina van de andere gemeente"
    ]
    kernpaginas = {page.pk for page in wereld.kern.get_descendants(inclusive=True)}
    assert {page.kern_id for page in varianten(editie)} <= kernpaginas
    with pytest.raises(ValidationError, match="Er is: inleiding, bijlagen"):
        kies_bron("leeuwarden", [eigen.slug])


def test_own_chapter_of_the_sjabloon_comes_along_and_follows_nothing(wereld):
    eigen = eigen_hoofdstuk(wereld.sjabloon)
    editie = onboard_gemeente(HEERENVEEN)
    kopie = varianten(editie).get(title=eigen.title)
    assert (kopie.kern_id, kopie.basis_id) == (None, None)
    assert kopie.latest_revision.content["kern"] is None
    assert weggelaten(editie) == []


def test_two_drafts_of_the_sjabloon_with_one_address_do_not_clash(wereld):
    for page in handleiding(wereld.sjabloon).get_children().specific()[:2]:
        page.slug = "zelfde"
        page.save_revision()
    editie = onboard_gemeente(HEERENVEEN)
    adressen = handleiding(editie).get_children().values_list("slug", flat=True)
    assert sorted(adressen) == ["bijlagen", "zelfde", "zelfde-2"]


def test_nothing_local_of_the_source_comes_along(wereld):
    editie = onboard_gemeente(VAN_LEEUWARDEN)
    assert not Contactpersoon.objects.filter(page__path__startswith=editie.path).exists()
    assert not Sessie.objects.filter(werkleergroep__path__startswith=editie.path).exists()
    tekst = str([page.latest_revision.content for page in editie.get_descendants()])
    assert "leeuwarden" not in tekst.lower()
    assert editie.steunpunt == editie.inleiding == ""


def test_links_to_own_pages_of_the_source_lose_their_target(wereld):
    bron = wereld.editie()
    groep = Page.objects.child_of(bron).get(slug="aldlan")
    contact = Page.objects.child_of(bron).get(slug="contact")
    kern = maak_proef(handleiding_kern(wereld))
    maak_proef(
        wereld.hoofdstuk(),
        kern,
        tekst=link(groep) + link(contact) + link(bron),
        verwant=groep,
        kaarten=[{"doel": groep}],
        inhoud=[
            {"type": "pagina", "value": groep.pk, "id": "b1"},
            {"type": "pagina", "value": contact.pk, "id": "b2"},
        ],
    )
    editie = onboard_gemeente(VAN_LEEUWARDEN)
    page = proef_in(editie)
    nieuw_contact = Page.objects.child_of(editie).get(slug="contact")
    assert page.tekst == f"<p>lees</p>{link(nieuw_contact)}{link(editie)}"
    assert page.verwant is None
    assert page.kaarten.get().doel is None
    assert [blok["value"] for blok in page.inhoud.get_prep_value()] == [nieuw_contact.pk]
    assert weggelaten(editie).count(
        "Proef: een link naar een eigen pagina van de andere gemeente is weggelaten"
    ) == len(["tekst", "verwant", "kaart", "blok"])


def test_media_of_the_source_stay_there_and_are_reported(wereld):
    eigen, gedeeld = maak_beeld("GM0080 Leeuwarden"), maak_beeld("Kern")
    bestand = maak_bestand("GM0080 Leeuwarden")
    kern = maak_proef(handleiding_kern(wereld))

    def beeldblok(beeld):
        return {"image": beeld.pk, "decorative": False, "alt_text": "x"}

    maak_proef(
        wereld.hoofdstuk(),
        kern,
        tekst=f'<p>a <a linktype="document" id="{bestand.pk}">folder</a></p>'
        f'<embed embedtype="image" id="{eigen.pk}" alt="" format="left"/>',
        beeld=eigen,
        inhoud=[
            {"type": "beeld", "value": beeldblok(eigen), "id": "b1"},
            {"type": "beeld", "value": beeldblok(gedeeld), "id": "b2"},
            {"type": "bestand", "value": bestand.pk, "id": "b3"},
            {
                "type": "verwijzing",
                "value": {"pagina": kern.pk, "beeld": eigen.pk, "tekst": "<p>blijft</p>"},
                "id": "b4",
            },
        ],
    )
    editie = onboard_gemeente(VAN_LEEUWARDEN)
    page = proef_in(editie)
    assert page.tekst == "<p>a folder</p>"
    assert page.beeld is None
    ruw = list(page.inhoud.get_prep_value())
    assert [blok["id"] for blok in ruw] == ["b2", "b4"]
    assert ruw[1]["value"] == {"pagina": page.pk, "beeld": None, "tekst": "<p>blijft</p>"}
    melding = weggelaten(editie)
    assert melding.count("Proef: een afbeelding van de andere gemeente is weggelaten") == len(
        ["embed", "sleutel", "blok", "in verwijzing"]
    )
    assert melding.count("Proef: een bestand van de andere gemeente is weggelaten") == 2


# Chapters


def test_chapter_left_out_is_not_there_and_links_to_it_lead_to_the_core(wereld):
    kernsessie = wereld.kernbijeenkomst()
    kern = maak_proef(handleiding_kern(wereld))
    maak_proef(wereld.hoofdstuk(), kern, tekst=link(wereld.bijeenkomst()))
    plan = Plan(
        naam="Heerenveen", code="GM0074", bron="leeuwarden", zonder_hoofdstukken=("programma",)
    )
    editie = onboard_gemeente(plan)
    hoofdstukken = handleiding(editie).get_children().values_list("slug", flat=True)
    assert list(hoofdstukken) == ["inleiding", "bijlagen"]
    assert handleiding(editie).numchild == 2
    assert proef_in(editie).tekst == link(kernsessie)
    assert weggelaten(editie) == []


def test_unknown_chapter_is_named_with_those_there_are(wereld):
    plan = Plan(naam="Heerenveen", code="GM0074", zonder_hoofdstukken=("programa",))
    with pytest.raises(Exception, match="geen hoofdstuk programa") as fout:
        onboard_gemeente(plan)
    assert "inleiding, programma, bijlagen" in str(fout.value)


@pytest.mark.parametrize("bron", ["", "leeuwarden"])
def test_new_edition_inherits_neither_dates_nor_lock(wereld, bron):
    morgen = timezone.now().replace(microsecond=0) + timedelta(days=1)
    van = [wereld.kernbijeenkomst(), wereld.bijeenkomst(), wereld.hoofdstuk()]
    for page in van:
        wie = "kernredacteur" if page.kern_id is None else "redacteur-leeuwarden"
        page.expire_at = morgen
        page.save_revision(user=wereld.user(wie))
        wereld.publiceer(page, wie, wie.replace("redacteur", "beoordelaar"))
        assert type(page).objects.get(pk=page.pk).expire_at == morgen
    Page.objects.filter(pk__in=[page.pk for page in van]).update(
        locked=True, locked_by=wereld.user("admin"), locked_at=morgen, go_live_at=morgen
    )
    plan = Plan(naam="Heerenveen", code="GM0074", bron=bron)
    editie = onboard_gemeente(plan, user=wereld.user("kernredacteur"))
    for page in editie.get_descendants(inclusive=True).select_related("latest_revision"):
        inhoud = page.latest_revision.content
        for houder in (vars(page), inhoud):
            for veld in ("go_live_at", "expire_at", "locked_at"):
                assert houder[veld] is None, (page, veld)
            assert not houder["locked"]
        assert page.latest_revision.approved_go_live_at is None
