"""The other municipality: Weststellingwerf with something of every kind that nobody else may see."""

import hashlib
import io
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import serializers
from django.core.files.base import ContentFile
from PIL import Image as Plaatje
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    Comment,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageLogEntry,
    PageSubscription,
    PageViewRestriction,
    Revision,
    Site,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowState,
)

from gemeenten.lezers.reacties.aannemen import neem_aan
from gemeenten.models import (
    Aanvraag,
    Lezersreactie,
    Opdracht,
    Overnamebeleid,
    Overnameregel,
    Overnameronde,
    Verbetervoorstel,
)
from handleiding.models import InhoudPage
from handleiding.models.reeks import Reeks, ReeksRegel
from handleiding.workflow.actions import dien_in

GEHEIM = "Zwartkijker"  # in no text of the world but that of the other side
B = "weststellingwerf"


def plaatje(naam="foto.png") -> ContentFile:
    bytes_ = io.BytesIO()
    Plaatje.new("RGB", (8, 8), "red").save(bytes_, "PNG")
    return ContentFile(bytes_.getvalue(), naam)


def eigen_beeld():
    """Add an image to the collection of Leeuwarden."""
    collectie = Collection.objects.get(name__startswith="GM0080")
    return get_image_model().objects.create(title="Van ons", file=plaatje(), collection=collectie)


@dataclass
class Overkant:
    """Objects of edition B, all of them unpublished or internal to it."""

    editie: Page
    concept: Page
    ingediend: Page
    online: Page
    image: object
    document: object
    redirect: Redirect
    user: object
    groep: Group
    collectie: Collection
    site: Site
    workflow: Workflow
    sessie: EditingSession
    upload: UploadedFile
    reeks: Reeks
    opdracht: Opdracht
    overname: Overnameronde
    voorstel: Verbetervoorstel
    reactie: Lezersreactie
    aanvraag: Aanvraag

    @property
    def task_state(self):
        return TaskState.objects.filter(
            workflow_state__object_id=str(self.ingediend.pk), status="in_progress"
        ).get()

    def afdruk(self) -> dict[str, str]:
        """Return a hash per kind of everything B has, to see that nothing was written."""
        paginas = Page.objects.filter(path__startswith=self.editie.path)
        ids = [str(pk) for pk in paginas.values_list("pk", flat=True)]
        staten = WorkflowState.objects.filter(object_id__in=ids)
        groepen = Group.objects.filter(name__startswith=self.editie.specific.code)
        rijen = {
            "paginas": paginas.specific(),
            "revisies": Revision.objects.filter(object_id__in=ids),
            "workflow": staten,
            "taken": TaskState.objects.filter(workflow_state__in=staten),
            "log": PageLogEntry.objects.filter(page__in=paginas),
            "opmerkingen": Comment.objects.filter(page__in=paginas),
            "abonnementen": PageSubscription.objects.filter(page__in=paginas),
            "afgeschermd": PageViewRestriction.objects.filter(page__in=paginas),
            "sessies": EditingSession.objects.filter(object_id__in=ids),
            "beelden": get_image_model().objects.filter(collection=self.collectie),
            "documenten": get_document_model().objects.filter(collection=self.collectie),
            "doorverwijzingen": Redirect.objects.all(),
            "mensen": get_user_model().objects.filter(groups__in=groepen).distinct(),
            "groepen": groepen,
            "rechten": GroupPagePermission.objects.all(),
            "mediarechten": GroupCollectionPermission.objects.all(),
            "collecties": Collection.objects.all(),
            "sites": Site.objects.all(),
            "workflows": Workflow.objects.all(),
            "toewijzing": WorkflowPage.objects.all(),
            "reeksen": ReeksRegel.objects.all(),
            "opdrachten": Opdracht.objects.all(),
            "overnames": Overnameregel.objects.all(),
            "overnamebeleid": Overnamebeleid.objects.all(),
            "voorstellen": Verbetervoorstel.objects.all(),
            "reacties": Lezersreactie.objects.all(),
            "aanvragen": Aanvraag.objects.all(),
            "uploads": UploadedFile.objects.filter(pk=self.upload.pk),
        }
        return {naam: _hash(vraag.order_by("pk")) for naam, vraag in rijen.items()}


def _hash(rijen) -> str:
    tekst = serializers.serialize("json", list(rijen))
    return hashlib.sha256(tekst.encode()).hexdigest()


def bouw_overkant(wereld) -> Overkant:
    """Fill edition B with marked things."""
    editie = wereld.editie(B)
    schrijver = wereld.user(f"redacteur-{B}")
    collectie = Collection.objects.get(name__startswith=editie.code)
    image = get_image_model().objects.create(
        title=f"{GEHEIM} foto", file=plaatje(), collection=collectie, uploaded_by_user=schrijver
    )
    image.tags.add(f"{GEHEIM}-label")
    document = get_document_model().objects.create(
        title=f"{GEHEIM} stuk",
        file=ContentFile(b"geheim", "stuk.txt"),
        collection=collectie,
        uploaded_by_user=schrijver,
    )
    user = get_user_model().objects.create(
        username=f"{GEHEIM}-mens", last_name=GEHEIM, email=f"{GEHEIM}@demo.example"
    )
    user.groups.add(Group.objects.get(name=f"{editie.code} redacteur"))
    online = _schrijf(wereld.hoofdstuk(editie=B), user)
    concept = _nieuw(editie, user, "concept")
    ingediend = _nieuw(editie, user, "ingediend")
    dien_in(ingediend, user)
    groep = Group.objects.create(name=f"{editie.code} {GEHEIM}")
    upload = UploadedFile.objects.create(
        for_content_type=None, file=ContentFile(b"x", "geheim.txt"), uploaded_by_user=user
    )
    return Overkant(
        editie=editie,
        concept=concept,
        ingediend=ingediend,
        online=online,
        image=image,
        document=document,
        redirect=Redirect.objects.create(old_path=f"/{GEHEIM.lower()}-oud", redirect_page=concept),
        user=user,
        groep=groep,
        collectie=collectie,
        site=Site.objects.create(hostname="b.example", root_page=editie, site_name=GEHEIM),
        workflow=ingediend.get_workflow(),
        sessie=EditingSession.objects.create(
            user=user,
            content_object=concept.specific,
            last_seen_at=concept.latest_revision_created_at,
        ),
        upload=upload,
        reeks=_reeks(user, concept),
        opdracht=Opdracht.objects.create(soort="editie_uit", door=user, editie=editie),
        overname=_overname(user, editie, online),
        voorstel=_voorstel(user, editie, wereld.hoofdstuk(editie=B)),
        reactie=neem_aan(online, tekst=f"{GEHEIM} klopt niet.", passage=GEHEIM, bon="overkant"),
        aanvraag=Aanvraag.objects.create(gemeente="Heerenveen", bon="overkant"),
    )


def _schrijf(page, user):
    """Give a published page an unpublished title, and a comment."""
    Comment.objects.create(page=page, user=user, text=f"{GEHEIM} vindt iets", contentpath="title")
    page.title = f"{GEHEIM} nieuwe titel"
    page.save_revision(user=user, log_action=True)
    return Page.objects.get(pk=page.pk)


def _nieuw(editie, user, slug):
    page = InhoudPage(
        title=f"{GEHEIM} {slug}", slug=f"{GEHEIM.lower()}-{slug}", live=False, owner=user
    )
    editie.add_child(instance=page)
    page.save_revision(user=user, log_action="wagtail.create")
    PageSubscription.objects.create(page=page, user=user, comment_notifications=True)
    return page


def _reeks(user, page):
    reeks = Reeks.objects.create(soort=Reeks.Soort.INDIENEN, door=user)
    ReeksRegel.objects.create(reeks=reeks, page=page, titel=page.title, uitkomst="gelukt")
    return reeks


def _overname(user, editie, page):
    ronde = Overnameronde.objects.create(soort="alles", editie=editie, door=user)
    Overnameregel.objects.create(
        ronde=ronde, page=page, uitkomst="mislukt", melding=f"{GEHEIM} weet waarom."
    )
    return ronde


def _voorstel(user, editie, page):
    return Verbetervoorstel.objects.create(
        editie=editie,
        variant=page,
        revision=page.live_revision,
        basis=page.basis,
        paden=["title"],
        toelichting=f"{GEHEIM} vindt dit beter",
        door=user,
    )
