"""Who changed a stored value contributed, whatever it looks like; who changed nothing did not."""

import json
from copy import deepcopy
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from modelcluster.models import get_all_child_relations
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from gemeenten.models import ContactPage, Contactpersoon
from handleiding.models import BasePage, BegrippenPage, BijlagePage, InhoudPage
from handleiding.verschil.paginatekst import BOEKHOUDING, tekst
from handleiding.workflow.actions import dien_in, keur_goed
from handleiding.workflow.contributors import medewerkers, schrijvers
from handleiding.workflow.rules import Toestand
from handleiding.workflow.state import toestand_van
from tests.handleiding.bewerkscherm import bewaar_onaangeroerd, onaangeroerd

from .staten import goedgekeurd, vers

pytestmark = pytest.mark.django_db

SLEUTEL = ' data-block-key="zie elders"'
SCHRIJVER, LEZER = 1, 2
# What is made anew when a draft is saved, and what publication counts.
GEEN_TEKST = BOEKHOUDING | {"id", "pk", "sort_order", "volgnummer", "page", "werkleergroep"}


def alle_soorten(model=BasePage):
    for kind in model.__subclasses__():
        yield from alle_soorten(kind)
        if kind._meta.app_label != "proef" and not kind._meta.abstract and kind.is_creatable:
            yield kind


SOORTEN = sorted(set(alle_soorten()), key=lambda model: model.__name__)


def rijke_inhoud():
    """Every block of running text, stored as code might store it: no ids, no keys of the editor."""
    plaatje = BytesIO()
    Image.new("RGB", (8, 8)).save(plaatje, "PNG")
    beeld = get_image_model().objects.create(
        title="Het schema", file=ContentFile(plaatje.getvalue(), "schema.png")
    )
    bestand = get_document_model().objects.create(
        title="De folder", file=ContentFile(b"folder", "folder.pdf")
    )
    tekst = (
        "<h2>Kop</h2><p>Een <b>vet</b> woord,\u00a0een <i>schuin <b>woord</b></i> en "
        f'<a href="https://example.nl/?a=1&amp;b=2">een link</a>, <a id="{bestand.pk}" '
        'linktype="document">een bestand</a> en "aanhaling".<br/>Een regel.</p>'
        "<ul><li>een<ul><li>dieper</li></ul></li><li>twee</li></ul><ol><li>drie</li></ol>"
    )
    slot = {"kop": "Wie?", "neutraal": ""}
    tabel = {
        "columns": [
            {"type": "tekst", "heading": "Naam"},
            {"type": "getal", "heading": "Aantal"},
            {"type": "opgemaakt", "heading": "Uitleg"},
        ],
        "rows": [{"values": ["Een", "1.50", "<p>Met <b>vet</b>.</p>"]}],
        "caption": "Bijschrift",
    }
    afbeelding = {"image": beeld.pk, "decorative": False, "alt_text": "Vier buffers"}
    return [
        {"type": "tekst", "value": tekst},
        {"type": "citaat", "value": {"citaat": "Regel een.\nRegel twee.", "bron": ""}},
        {"type": "kader", "value": {"kop": "Let op", "tekst": "<p>Bel 112.</p>"}},
        {"type": "afbeelding", "value": {"afbeelding": afbeelding, "bijschrift": ""}},
        {"type": "tabel", "value": tabel},
        {"type": "download", "value": {"document": bestand.pk, "tekst": ""}},
        {"type": "contactpersonen", "value": slot},
    ]


def pagina(wereld, model):
    """Return a page of ``model`` that is online, with something in every part."""
    if model is BijlagePage:
        page = BijlagePage(title="Bijlage", slug="bijlage-proef", live=False)
        page.inhoud = rijke_inhoud()
        wereld.kern.add_child(instance=page)
    elif model is BegrippenPage:
        page = BegrippenPage(title="Begrippen", slug="begrippen", live=False)
        waarde = {"woord": "buffer", "vormen": "buffers", "uitleg": "<p>Wat <b>steunt</b>.</p>"}
        page.begrippen = [{"type": "begrip", "value": waarde}]
        page.inleiding = "<p>Moeilijke woorden.</p>"
        wereld.kern.add_child(instance=page)
    elif model is InhoudPage:
        page = InhoudPage(title="Proef", slug="proef-medewerkers", live=False)
        page.inhoud = rijke_inhoud()
        wereld.editie().add_child(instance=page)
    else:
        page = model.objects.filter(live=True).order_by("-depth", "path").first()
        assert page is not None, f"Make a {model.__name__} here, with something in every part."
        return page
    revisie = page.save_revision(user=wereld.user("redacteur-leeuwarden"))
    Page.objects.filter(pk=page.pk).update(live=True, live_revision=revisie)
    return model.objects.get(pk=page.pk)


# Wagtail leaves the temporary file of a picture's rendition to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("model", SOORTEN, ids=lambda model: model.__name__)
def test_open_and_save_without_a_change_is_no_contribution(client, wereld, model):
    page, user = pagina(wereld, model), wereld.user("admin")
    for _ in range(2):
        eerder = page.latest_revision_id
        antwoord = bewaar_onaangeroerd(client, user, page)
        assert antwoord.status_code == 302, antwoord.context["form"].errors
        vorige = tekst(Revision.objects.get(pk=eerder).content)
        page = vers(page)
        assert page.latest_revision_id != eerder or page.latest_revision.user == user
        nu = tekst(page.latest_revision.content)
        for naam in nu.keys() - BOEKHOUDING:
            assert nu[naam] == vorige[naam]
        assert user.pk not in medewerkers(page)


@pytest.mark.parametrize("model", SOORTEN, ids=lambda model: model.__name__)
def test_any_stored_value_that_changes_is_a_contribution(wereld, model):
    content = json.loads(json.dumps(pagina(wereld, model).latest_revision.content))
    aantal = 0
    for wat, nieuw in gewijzigd(model, content, stromen_van(model)):
        revisie = Revision(content=nieuw, user_id=SCHRIJVER)
        assert schrijvers([revisie], content) == {SCHRIJVER}, wat
        aantal += 1
    assert aantal > 10


def stromen_van(model):
    return {veld.name for veld in model._meta.concrete_fields if isinstance(veld, StreamField)}


def gewijzigd(model, content, stromen):
    """Yield ``content`` with one value changed, for each value and each way to change it."""
    relaties = {rel.get_accessor_name() for rel in get_all_child_relations(model)}
    for naam, waarde in content.items():
        if naam in GEEN_TEKST:
            continue
        gelezen = json.loads(waarde) if naam in stromen else waarde
        for pad, nieuw in varianten(gelezen, (naam,)):
            yield pad, content | {naam: json.dumps(nieuw) if naam in stromen else nieuw}
        if naam in relaties and len(waarde) > 1:
            rijen = deepcopy(waarde)
            rijen[0]["sort_order"], rijen[1]["sort_order"] = 1, 0
            yield (naam, "volgorde"), content | {naam: rijen}


def varianten(waarde, pad):
    if isinstance(waarde, dict):
        for naam, deel in waarde.items():
            if naam not in GEEN_TEKST:
                for hier, nieuw in varianten(deel, (*pad, naam)):
                    yield hier, waarde | {naam: nieuw}
    elif isinstance(waarde, list):
        for i, deel in enumerate(waarde):
            yield (*pad, i, "weg"), waarde[:i] + waarde[i + 1 :]
            yield (*pad, i, "dubbel"), [*waarde[: i + 1], *waarde[i:]]
            for hier, nieuw in varianten(deel, (*pad, i)):
                yield hier, [*waarde[:i], nieuw, *waarde[i + 1 :]]
    else:
        yield from ((pad, nieuw) for nieuw in anders(waarde, pad[-1]))


def anders(waarde, naam):
    if isinstance(waarde, bool):
        return [not waarde]
    if isinstance(waarde, int):
        return [waarde + 1]
    if naam in {"go_live_at", "expire_at"}:
        return ["2031-01-01T08:00:00Z"]
    tekst = waarde or ""
    return [f"{tekst}x", f"{tekst}{SLEUTEL}", f"x{tekst}", f"<b>{tekst}x</b>"]


def test_reviewer_who_wrote_a_title_that_looks_like_a_key_does_not_approve_it(client, wereld):
    beoordelaar = wereld.user("beoordelaar-leeuwarden")
    page = goedgekeurd(wereld, title="Privacyverklaring")
    client.force_login(beoordelaar)
    data = onaangeroerd(client, page)
    data["title"] = f"Privacyverklaring{SLEUTEL}"
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data | {"action-submit": "1"})
    page = vers(page)
    assert page.get_latest_revision_as_object().title == f"Privacyverklaring{SLEUTEL}"
    assert toestand_van(page) is Toestand.TER_BEOORDELING
    assert medewerkers(page) == {beoordelaar.pk}
    gelezen = page.current_workflow_task_state.revision_id
    client.post(
        reverse("beoordelen", args=[page.pk]), {"besluit": "goedkeuren", "gelezen": gelezen}
    )
    assert vers(page).title == "Privacyverklaring"


def test_reviewer_who_only_saved_approves(client, wereld):
    redacteur, beoordelaar = (
        wereld.user(f"{rol}-leeuwarden") for rol in ("redacteur", "beoordelaar")
    )
    page = ContactPage.objects.descendant_of(wereld.editie()).get()
    page.inleiding = "<p>Bel gerust.</p>"
    page.save_revision(user=redacteur, log_action=True)
    assert bewaar_onaangeroerd(client, beoordelaar, page).status_code == 302
    page = vers(page)
    assert medewerkers(page) == {redacteur.pk}
    dien_in(page, redacteur)
    keur_goed(vers(page), beoordelaar)
    assert "Bel gerust." in vers(page).inleiding
    assert Contactpersoon.objects.filter(page=page).exists()
