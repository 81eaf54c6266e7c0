"""Out to a file, into another installation, out again: the same edition."""

import io
import json
import re
import zipfile

import pytest
from wagtail.models import Page, Revision, WorkflowPage

from gemeenten.editie.levensloop.bestand import INHOUD
from gemeenten.editie.levensloop.inlezen import voer_in
from gemeenten.editie.levensloop.verwijder import verwijder
from gemeenten.editie.opbouw.structuur import kernstand, orde_van_de_kern
from gemeenten.goedkeuring.workflows import Beleid, ensure_beleid
from gemeenten.kernband.voorstellen.tekst import gepubliceerd, van_voorstel
from gemeenten.kernband.voorstellen.voorstellen import stel_voor
from gemeenten.lokaal.metingen import bewaar_antwoord
from gemeenten.models import (
    GemeentePage,
    Herinnertermijn,
    Kernorde,
    Meting,
    Overnamebeleid,
    Structuurbesluit,
    Verbetervoorstel,
    WerkleergroepPage,
)
from handleiding.models import BijeenkomstPage, OnderdeelPage
from handleiding.workflow.actions import haal_offline
from tests.gemeenten.editie.levensloop.hulp import als_bestand
from tests.gemeenten.onboarding.hulp import maak_beeld, maak_bestand, publiceer

SCHOK = 100_000
BLOK_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@pytest.fixture
def vol(wereld):
    """Leeuwarden with something of every kind that goes along."""
    _pas_aan_en_stel_voor(wereld)
    _kies_en_besluit(wereld)
    _meet(wereld)
    _zet_media_neer(wereld)
    return wereld


def _pas_aan_en_stel_voor(wereld):
    redacteur = wereld.user("redacteur-leeuwarden")
    sessie = wereld.bijeenkomst()
    sessie.doel = "<p>Ons eigen doel.</p>"
    punten = sessie.aandachtspunten.get_prep_value()
    punten[0]["value"] = "<p>Noem nooit namen.</p>"
    sessie.aandachtspunten = json.dumps(punten)
    sessie.save_revision(user=redacteur)
    wereld.publiceer(sessie, "redacteur-leeuwarden", "beoordelaar-leeuwarden")
    sessie = wereld.bijeenkomst()
    tekst = gepubliceerd(sessie, wereld.editie())
    for passage in tekst.passages:
        stel_voor(
            sessie,
            [passage.pad],
            toelichting="Dit leest beter.",
            toon_dank=True,
            user=redacteur,
            gelezen=str(tekst.revision.pk),
        )
    eerste = Verbetervoorstel.objects.earliest("pk")
    eerste.staat, eerste.reden = Verbetervoorstel.Staat.AFGEWEZEN, "Past niet overal."
    eerste.save()
    # The core goes on, the online text stays behind it, and a draft follows.
    kernsessie = wereld.kernbijeenkomst()
    kernsessie.voorbereidingsvragen = json.dumps([{"type": "vraag", "value": "Nieuw?", "id": "v"}])
    kernsessie.save_revision()
    publiceer(kernsessie)
    sessie.basis = BijeenkomstPage.objects.get(pk=kernsessie.pk).live_revision
    sessie.doel = "<p>Ons concept.</p>"
    sessie.save_revision(user=redacteur)


def _kies_en_besluit(wereld):
    editie, hoofdstuk = wereld.editie(), wereld.hoofdstuk()
    Overnamebeleid.objects.create(editie=editie, keuze="automatisch")
    Herinnertermijn.objects.create(editie=editie, werkdagen=5)
    WorkflowPage.objects.filter(page=editie).update(
        workflow=ensure_beleid("GM0080", Beleid.MET_PLAATSVERVANGER)
    )
    WorkflowPage.objects.create(
        page_id=hoofdstuk.pk, workflow=ensure_beleid("GM0080", Beleid.TWEE_STAPPEN)
    )
    for soort, kern in (("weggelaten", wereld.kern), ("behouden", hoofdstuk.kern)):
        Structuurbesluit.objects.create(
            editie=editie,
            kern_id=kern.pk,
            soort=soort,
            stand=kernstand(kern) if soort == "behouden" else "",
            reden="Dat past hier.",
        )
    Kernorde.objects.create(editie=editie, orde=orde_van_de_kern())


def _meet(wereld):
    groep = WerkleergroepPage.objects.child_of(wereld.editie()).first()
    for ronde, moment in ((8, "start"), (8, "eind"), (9, "start")):
        meting = Meting.objects.create(
            werkleergroep=groep,
            ronde=ronde,
            moment=moment,
            stellingen=["Ik durf het.", "Ik wil het."],
        )
        for scores in ([5, 1], [2, 3]):
            bewaar_antwoord(meting, scores)
    Meting.objects.filter(ronde=8).update(is_open=False)


def _zet_media_neer(wereld):
    ongebruikt = maak_beeld("GM0080 Leeuwarden")
    ongebruikt.description, ongebruikt.focal_point_x = "Een kring van stoelen", 12
    ongebruikt.save()
    ongebruikt.tags.add("kring", "stoelen")
    maak_bestand("GM0080 Leeuwarden")
    beeld, kernsessie = maak_beeld("GM0080 Leeuwarden"), wereld.kernbijeenkomst(7)
    page, eigen = wereld.hoofdstuk(), wereld.bijeenkomst()
    tekst = (
        f'<p><a linktype="page" id="{eigen.pk}">eigen</a> '
        f'<a linktype="page" id="{kernsessie.pk}">kern</a></p>'
    )
    afbeelding = {
        "afbeelding": {"image": beeld.pk, "decorative": False, "alt_text": "x"},
        "bijschrift": "",
    }
    page.inhoud = json.dumps(
        [
            {"type": "tekst", "id": "a", "value": tekst},
            {"type": "afbeelding", "id": "b", "value": afbeelding},
        ]
    )
    page.save_revision(user=wereld.user("redacteur-leeuwarden"))


def gelezen(uitvoer: bytes) -> dict:
    with zipfile.ZipFile(io.BytesIO(uitvoer)) as archief:
        return json.loads(archief.read(INHOUD))


def bestanden(uitvoer: bytes) -> list[tuple[int, int]]:
    """Size and checksum of each picture and document."""
    with zipfile.ZipFile(io.BytesIO(uitvoer)) as archief:
        delen = [deel for deel in archief.infolist() if deel.filename != INHOUD]
    return [(deel.file_size, deel.CRC) for deel in delen]


def elders(uitvoer: bytes) -> io.BytesIO:
    """The file as another installation would have made it: other ids of everything.

    Pages, pictures and files count on from elsewhere, and each block of the core has another id.
    """

    def schuif(match):
        return f"{match[1]}{int(match[2]) + SCHOK}"

    def hernoem(match):
        return f"{match[1]}{match[2][:8][::-1]}{match[2][8:]}"

    doel = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(uitvoer)) as van, zipfile.ZipFile(doel, "w") as naar:
        for naam in van.namelist():
            if naam != INHOUD:
                naar.writestr(naam, van.read(naam))
        tekst = van.read(INHOUD).decode()
        tekst = re.sub(r'(linktype=\\+"\w+\\+" id=\\+")(\d+)', schuif, tekst)
        tekst = re.sub(r'(\\"image\\": )(\d+)', schuif, tekst)
        tekst = re.sub(r'("(?:id|ouder|pagina|groep)": )(\d+)', schuif, tekst)
        tekst = re.sub(rf'(\\"id\\": \\"|/)({BLOK_ID.pattern})', hernoem, tekst)
        data = json.loads(tekst)
        data["buiten"] = {int(pk) + SCHOK: pad for pk, pad in data["buiten"].items()}
        naar.writestr(INHOUD, json.dumps(data))
    doel.seek(0)
    return doel


def zonder_nummers(data: dict) -> dict:
    """The same, with pages called by their place, media by theirs, and blocks by nothing."""
    data["gemaakt_op"] = ""
    paginas = {p["id"]: n for n, p in enumerate(data["paginas"])}
    media = {(m["soort"], m["id"]): n for n, m in enumerate(data["media"])}
    for n, deel in enumerate(data["media"]):
        deel["bestand"] = deel["naam"] = f"{n}"
    buiten = data.pop("buiten")

    def link(match):
        pk = int(match[3])
        if match[2] == "page":
            return f"{match[1]}{paginas.get(pk, buiten.get(match[3]))}"
        return f"{match[1]}{media[match[2], pk]}"

    def nummer(match):
        return f"{match[1]}{paginas[int(match[2])]}"

    tekst = json.dumps(data, sort_keys=True)
    tekst = re.sub(r'(linktype=\\+"(\w+)\\+" id=\\+")(\d+)', link, tekst)
    tekst = re.sub(r'(\\"(image)\\": )(\d+)', link, tekst)
    tekst = re.sub(r'("(?:ouder|pagina|groep)": )(\d+)', nummer, tekst)
    # A group's organisations and calendar go by key: those stay. Streams are stored as a string.
    data = json.loads(tekst)
    for n, deel in enumerate(data["paginas"]):
        deel["id"] = n
        for inhoud in [*deel.get("bases", []), *(v["inhoud"] for v in deel["versies"])]:
            _kaal(inhoud)
    for n, deel in enumerate(data["media"]):
        deel["id"] = n
    for voorstel in data["eigendom"]["voorstellen"]:
        voorstel["paden"] = [BLOK_ID.sub("x", pad) for pad in voorstel["paden"]]
    return data


def alleen_laatste(data: dict) -> None:
    for deel in data["paginas"]:
        del deel["versies"][:-1]
    for voorstel in data["eigendom"]["voorstellen"]:
        del voorstel["versie"]


def _kaal(inhoud: dict) -> None:
    for naam, waarde in inhoud.items():
        if isinstance(waarde, str) and waarde[:1] == "[":
            inhoud[naam] = json.loads(BLOK_ID.sub("x", waarde))
        if isinstance(waarde, list):
            for kind in waarde:
                kind.pop("pk")
                for sleutel in ("page", "werkleergroep"):
                    kind.pop(sleutel, None)


def verhuis(wereld, uitvoer: bytes):
    """Leeuwarden goes from here, and comes in as from another installation."""
    kern = wereld.user("kernredacteur")
    haal_offline(wereld.editie(), wereld.user("beoordelaar-leeuwarden"), "Verhuisd")
    verwijder(wereld.editie(), user=kern, bevestiging="Leeuwarden")
    return voer_in(elders(uitvoer), user=kern)


@pytest.mark.parametrize("met_revisies", [False, True])
def test_edition_is_the_same_after_the_journey(vol, met_revisies):
    kern = vol.user("kernredacteur")
    uitvoer = als_bestand(vol.editie(), kern, met_revisies=met_revisies)
    editie, meldingen = verhuis(vol, uitvoer)
    assert meldingen == []
    nog_eens = als_bestand(editie, kern, met_revisies=met_revisies)
    voor, na = zonder_nummers(gelezen(uitvoer)), zonder_nummers(gelezen(nog_eens))
    if not met_revisies:  # Nothing is online here, so only the latest version goes out again.
        alleen_laatste(voor), alleen_laatste(na)
    for een, twee in zip(na["paginas"], voor["paginas"], strict=True):
        assert een == twee
    assert na == voor
    assert len(voor["eigendom"]["voorstellen"]) == 2
    assert all(voor["eigendom"].values())
    assert len(voor["media"]) == 3
    assert bestanden(uitvoer) == bestanden(nog_eens)


def test_what_stood_on_the_core_stands_on_it_again(vol):
    """Blocks are those of the core here, so a merge and the provenance see what they saw before."""
    uitvoer = als_bestand(vol.editie(), vol.user("kernredacteur"))
    oud = vol.bijeenkomst()
    basis = list(oud.revisions.order_by("created_at").values_list("content__basis", flat=True))
    blokken = [blok.id for blok in oud.get_latest_revision_as_object().programma]
    editie, _ = verhuis(vol, uitvoer)
    page = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    online, concept = page.revisions.order_by("created_at")
    assert [online.content["basis"], concept.content["basis"]] == basis[-2:]
    assert online.content["basis"] != concept.content["basis"] == page.basis_id
    assert [blok.id for blok in page.programma] == blokken
    voorstel = Verbetervoorstel.objects.get(staat="open")
    assert voorstel.revision_id == online.pk
    assert voorstel.basis_id == online.content["basis"]
    assert voorstel.door is None
    tekst = van_voorstel(voorstel)
    assert set(voorstel.paden) <= {b.pad for b in tekst.passages}


def test_links_to_a_questionnaire_are_made_anew_and_no_account_comes_along(vol):
    oud = set(Meting.objects.values_list("token", flat=True))
    uitvoer = als_bestand(vol.editie(), vol.user("kernredacteur"), met_revisies=True)
    tekst = json.dumps(gelezen(uitvoer))
    assert not [token for token in oud if token in tekst]
    for naam in ("redacteur-leeuwarden", "@leeuwarden.test", '"door"', '"user"'):
        assert naam not in tekst
    editie, _ = verhuis(vol, uitvoer)
    nieuw = Meting.objects.filter(werkleergroep__path__startswith=editie.path)
    assert nieuw.count() == 3
    assert not oud & set(nieuw.values_list("token", flat=True))


def test_core_that_says_something_else_is_told(vol):
    """Nothing is guessed: the present core text becomes the base, and a proposal stays behind."""
    uitvoer = als_bestand(vol.editie(), vol.user("kernredacteur"))
    kern = vol.user("kernredacteur")
    haal_offline(vol.editie(), vol.user("beoordelaar-leeuwarden"), "Verhuisd")
    verwijder(vol.editie(), user=kern, bevestiging="Leeuwarden")
    kernsessie = vol.kernbijeenkomst()
    for revisie in Revision.objects.filter(object_id=str(kernsessie.pk)):
        revisie.content["doel"] = "<p>Hier zei de kern iets anders.</p>"
        revisie.save()
    editie, meldingen = voer_in(elders(uitvoer), user=kern)
    assert "Kennismaken: gebaseerd op een andere tekst van de kern" in meldingen
    assert sum("een verbetervoorstel is weggelaten" in melding for melding in meldingen) == 1
    page = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    assert page.basis_id == kernsessie.live_revision_id
    assert not Verbetervoorstel.objects.exists()


def test_a_core_without_the_page_of_a_proposal_is_told(vol):
    """The page is there as the edition's own, and nothing else of the file is lost by it."""
    data = json.loads(
        zipfile.ZipFile(io.BytesIO(als_bestand(vol.editie(), vol.user("kernredacteur")))).read(
            INHOUD
        )
    )
    assert data["eigendom"]["voorstellen"]
    for pagina in data["paginas"]:
        if pagina.get("kern"):
            pagina["kern"] = f"nergens/{pagina['kern']}"
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as archief:
        data["media"] = []
        archief.writestr(INHOUD, json.dumps(data | {"code": "GM2002", "slug": "elders"}))
    editie, meldingen = voer_in(elders(doel.getvalue()), user=vol.user("kernredacteur"))
    assert "Kennismaken: de kern heeft deze pagina hier niet" in meldingen
    assert any("een verbetervoorstel is weggelaten" in melding for melding in meldingen)
    assert BijeenkomstPage.objects.descendant_of(editie).exists()
    assert not Verbetervoorstel.objects.filter(editie=editie).exists()


def test_file_reaches_nothing_of_another_edition(vol):
    """A core page is a page of the core, and a link goes to what everyone may read."""
    uitvoer = als_bestand(vol.editie(), vol.user("kernredacteur"))
    ander = vol.bijeenkomst(editie="weststellingwerf")
    geheim = Page.objects.get(pk=vol.hoofdstuk(editie="weststellingwerf").pk)
    geheim.specific.unpublish()
    paden = [p.url_path.removeprefix("/home/") for p in (ander, geheim)]

    with zipfile.ZipFile(io.BytesIO(uitvoer)) as archief:
        data = json.loads(archief.read(INHOUD))
    data["eigendom"]["voorstellen"] = []
    sessie = next(p for p in data["paginas"] if p["titel"] == "Kennismaken")
    sessie["kern"] = paden[0]
    data["buiten"] = dict.fromkeys(data["buiten"], paden[1])
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w") as archief:
        data["media"] = []
        archief.writestr(INHOUD, json.dumps(data | {"code": "GM2002", "slug": "elders"}))
    editie, meldingen = voer_in(doel, user=vol.user("kernredacteur"))
    assert "Kennismaken: de kern heeft deze pagina hier niet" in meldingen
    assert "Inleiding: een link of bestand is weggelaten" in meldingen
    page = BijeenkomstPage.objects.descendant_of(editie).get(nummer=1)
    assert (page.kern_id, page.basis_id) == (None, None)
    tekst = str(OnderdeelPage.objects.descendant_of(editie).get(slug="inleiding").specific.inhoud)
    assert f'id="{geheim.pk}"' not in tekst
    assert GemeentePage.objects.filter(code="GM0080").count() == 1
