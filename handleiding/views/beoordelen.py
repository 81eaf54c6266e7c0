"""The reviewer's screen: what changed, and approve, send back or withdraw."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail import hooks
from wagtail.admin.views.pages.revisions import RevisionsCompareView
from wagtail.models import Page

from handleiding.forms import KernpublicatieForm
from handleiding.getallen import rijnummer
from handleiding.models import OnderdeelPage
from handleiding.verschil.velden import laat_beelden_openen
from handleiding.workflow import actions
from handleiding.workflow.beurt import op_beurt, zoals_nu
from handleiding.workflow.contributors import laatst_gepubliceerd
from handleiding.workflow.omgeving import omgeving_van, volledig_adres
from handleiding.workflow.onzegbaar import bezwaar_onzegbaar
from handleiding.workflow.rules import GEEN_ROL
from handleiding.workflow.stappen import stand_van
from handleiding.workflow.state import toestand_van
from handleiding.workflow.tasks import goedkeurwoorden
from handleiding.workflow.tweede_persoon import bezwaar_tegen_keurder
from handleiding.workflow.vingerafdruk import AndereTekst, vingerafdruk

from .terug import lijst_van, titel_van

VORIGE = "vorige"
OPGERUIMD = (
    "De versie waarmee u wilt vergelijken, is opgeruimd. Hieronder staat alles wat verandert."
)


class BeoordelenView(RevisionsCompareView):
    """Show the difference with what is online, and carry out one decision on it."""

    template_name = "handleiding/admin/beoordelen.html"
    page_title = "Beoordelen"
    fout = ""
    sinds = None  # the version that was read before this one, to compare with

    def setup(self, request, page_id):
        super().setup(request, page_id, None, "latest")
        self.revision_id_a = "live" if self.object.live else VORIGE
        self.alleen_verschil = False
        sinds = rijnummer(request.GET.get("sinds"))
        if request.method == "GET" and sinds is not None:
            self._vergelijk_met(str(sinds))

    def _vergelijk_met(self, sinds):
        """Show what differs from one older version; cleared away since, all that changes."""
        self.alleen_verschil = self.object.revisions.filter(pk=sinds).exists()
        if self.alleen_verschil:
            self.revision_id_a = sinds
        else:
            messages.warning(self.request, OPGERUIMD)

    def get_page_subtitle(self):
        return titel_van(self.object)

    def _get_revision_and_heading(self, revision_id):
        """Of a page that is not online: beside what was last published, or else beside nothing at all."""
        if revision_id != VORIGE:
            versie, kop = super()._get_revision_and_heading(revision_id)
            laat_beelden_openen(versie)
            return versie, kop
        vorige = laatst_gepubliceerd(self.object)
        return (vorige.as_object(), "") if vorige else (type(self.object)(), "")

    @cached_property
    def kernformulier(self):
        """Ask why a core page changes, when it is online already; editions read the answer."""
        page = self.object
        if not (isinstance(page, OnderdeelPage) and page.kern_id is None and page.live):
            return None
        goedkeuren = self.request.POST.get("besluit") == "goedkeuren"
        return KernpublicatieForm(
            self.request.POST if goedkeuren else None, initial={"reden": self._aanzet()}
        )

    def _aanzet(self):
        """Let other apps begin the reason (hook ``kernpublicatie_reden``)."""
        delen = (reden(self.object) for reden in hooks.get_hooks("kernpublicatie_reden"))
        return " ".join(filter(None, delen))[:1000]

    def get_context_data(self, **kwargs):
        # First what is decided on, then what is shown: a text written over in between is refused.
        task_state = self.object.current_workflow_task_state
        gelezen = vingerafdruk(task_state.revision if task_state else None)
        omgeving = omgeving_van(task_state.revision) if task_state else None
        context = super().get_context_data(**kwargs)
        user = self.request.user
        mag = bool(task_state and task_state.task.specific.mag_beoordelen(user))
        bezwaar = bezwaar_tegen_keurder(self.object, user) if mag else ""
        if task_state and not bezwaar:
            bezwaar = bezwaar_onzegbaar(self.object, task_state.revision)
        return context | {
            "toestand": toestand_van(self.object),
            "task_state": task_state,
            "stap": stand_van(task_state),
            "omgeving": omgeving,
            "adres": volledig_adres(self.object, omgeving) if omgeving else "",
            "eronder": omgeving.eronder if omgeving else (),
            "goedkeurwoorden": goedkeurwoorden(self.object),
            "gelezen": gelezen,
            "sinds": self.sinds,
            # Who sees only what differs from an older version does not see all that is approved.
            "alleen_verschil": self.alleen_verschil,
            "workflow_state": self.object.current_workflow_state,
            "mag_beoordelen": mag,
            "mag_goedkeuren": mag and not bezwaar,
            "mag_terugtrekken": actions.mag_terugtrekken(self.object, user),
            "bezwaar": bezwaar,
            "eerste_keer": not self.object.live,
            "reden": self.request.POST.get("reden", ""),
            "fout": self.fout,
            "kernformulier": self.kernformulier if mag and not bezwaar else None,
            "panelen": self._panelen(task_state),
        }

    def _panelen(self, task_state):
        """Let other apps tell what approval would do (hook ``beoordelen_paneel``)."""
        if task_state is None:
            return []
        panelen = (
            paneel(self.request, self.object, task_state.revision)
            for paneel in hooks.get_hooks("beoordelen_paneel")
        )
        return [html for html in panelen if html]

    def post(self, request, *args, **kwargs):
        besluiten = {
            "goedkeuren": self._keur_goed,
            "terugsturen": self._stuur_terug,
            "terugtrekken": self._trek_terug,
        }
        besluit = besluiten.get(request.POST.get("besluit", ""))
        if besluit is None:
            return self.get(request, *args, **kwargs)
        try:
            with op_beurt(self.object.pk):
                self.object = zoals_nu(self.object)
                bericht = besluit()
        except PermissionDenied as bezwaar:
            return self._geweigerd(bezwaar)
        messages.success(request, bericht)
        return redirect(lijst_van(self.object, request.user))

    def _geweigerd(self, bezwaar):
        """Say why not, with the difference as it is now; or with the way to the pages, if it is gone."""
        self.fout = str(bezwaar) or GEEN_ROL
        messages.error(self.request, self.fout)
        if not Page.objects.filter(pk=self.object.pk).exists():
            return redirect("wagtailadmin_home")
        self.object = zoals_nu(self.object)
        if isinstance(bezwaar, AndereTekst) and bezwaar.gelezen != bezwaar.nu:
            self.sinds = self.object.revisions.filter(pk=bezwaar.gelezen).first()
        return self.get(self.request)

    @property
    def _gelezen(self):
        """The fingerprint of what was on the screen; a form without one read nothing."""
        return self.request.POST.get("gelezen", "")

    def _keur_goed(self):
        formulier = self.kernformulier
        if formulier is not None and not formulier.is_valid():
            raise PermissionDenied("Vul in waarom de kern verandert en hoe dringend dat is.")
        if formulier is not None and (task_state := self.object.current_workflow_task_state):
            formulier.instance.revision = task_state.revision
        actions.keur_goed(
            self.object,
            self.request.user,
            self.request.POST.get("reden", ""),
            gelezen=self._gelezen,
        )
        if formulier is not None:
            formulier.save()
        verder = stand_van(self.object.current_workflow_task_state)
        return f"“{titel_van(self.object)}” is goedgekeurd. {verder.zin if verder else ''}".strip()

    def _stuur_terug(self):
        reden = self.request.POST.get("reden", "")
        actions.stuur_terug(self.object, self.request.user, reden, gelezen=self._gelezen)
        return f"“{titel_van(self.object)}” is teruggestuurd met uw reden."

    def _trek_terug(self):
        actions.trek_terug(self.object, self.request.user)
        return f"“{titel_van(self.object)}” ligt niet meer ter beoordeling."
