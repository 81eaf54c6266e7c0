"""Fill the etalage of a database that has pages: what readers may see now, and what the log knows of before.

Stands here and not in ``handleiding``, which does not know which page types of this app may be internal.
A few statements for 500 pages. A new database is filled after its migrations, when it has its front page.
"""

import secrets

from django.db import migrations
from django.utils import timezone

PER_KEER = 500
STEP = 4
TEKENS = "23456789abcdefghjkmnpqrstuvwxyz"
INTERN, VERBORGEN = 1, 2
WORTELS = {
    ("home", "homepage"): "site",
    ("handleiding", "handleidingpage"): "kern",
    ("gemeenten", "gemeentepage"): "editie",
}
AFGESLOTEN = {"kern", "editie"}
MAG_INTERN = (
    ("handleiding", "OnderdeelPage"),
    ("handleiding", "InhoudPage"),
    ("gemeenten", "GemeentePage"),
    ("gemeenten", "WerkleergroepPage"),
    ("gemeenten", "ContactPage"),
    ("gemeenten", "OrganisatiesPage"),
)
ONLINE = ("wagtail.publish", "wagtail.publish.scheduled")
OFFLINE = ("wagtail.unpublish", "wagtail.unpublish.scheduled", "handleiding.offline_gehaald")


def nieuwe_code():
    return "".join(secrets.choice(TEKENS) for _ in range(10))


class Vuller:
    """Goes down the tree, 500 pages at a time; remembers where each page stands for those below it."""

    def __init__(self, apps):
        self.model = apps.get_model
        self.soorten = {
            soort.pk: (soort.app_label, soort.model)
            for soort in apps.get_model("contenttypes", "ContentType").objects.all()
        }
        self.intern = set()
        for label, naam in MAG_INTERN:
            rijen = apps.get_model(label, naam).objects.filter(intern=True)
            self.intern |= set(rijen.values_list("pk", flat=True))
        self.nu = timezone.now()
        self.stempel = int(self.nu.timestamp() * 1_000_000)
        # By path: root, kind of that root, who sees it.
        self.standen = {}

    def vul(self):
        """Begin anew where the migrations were carried out in parts."""
        Page, Raam = self.model("wagtailcore", "Page"), self.model("handleiding", "Raam")
        for naam in ("Publicatie", "Etalage", "Raam"):
            self.model("handleiding", naam).objects.all().delete()
        Raam.objects.create(soort="geheel", stempel=self.stempel)
        pad = ""
        while paginas := list(Page.objects.filter(path__gt=pad).order_by("path")[:PER_KEER]):
            self._vul_deel(paginas)
            pad = paginas[-1].path

    def _vul_deel(self, paginas):
        ids = [page.pk for page in paginas]
        log = self._log(ids)
        publicaties = self._kernpublicaties(paginas)
        etalages, ramen, geschiedenis = [], [], []
        for page in paginas:
            rij, raam = self._rij(page, log.get(page.pk, []), publicaties)
            etalages.append(rij)
            ramen += [raam] if raam else []
            geschiedenis += self._geschiedenis(page, rij, log.get(page.pk, []))
        self.model("handleiding", "Raam").objects.bulk_create(ramen)
        self.model("handleiding", "Etalage").objects.bulk_create(etalages)
        self.model("handleiding", "Publicatie").objects.bulk_create(geschiedenis)

    def _log(self, ids):
        """Return by page what was put online and taken offline: moment, online, revision that is still there."""
        rijen = self.model("wagtailcore", "PageLogEntry").objects.filter(
            page_id__in=ids, action__in=(*ONLINE, *OFFLINE)
        )
        rijen = list(
            rijen.order_by("timestamp", "pk").values_list("page_id", "timestamp", "action", "revision_id")
        )
        genoemd = {revisie for *_, revisie in rijen if revisie}
        bestaand = set()
        for begin in range(0, len(genoemd), PER_KEER):
            deel = sorted(genoemd)[begin : begin + PER_KEER]
            versies = self.model("wagtailcore", "Revision").objects.filter(pk__in=deel)
            bestaand |= set(versies.values_list("pk", flat=True))
        log = {}
        for page, moment, actie, revisie in rijen:
            over = (moment, actie in ONLINE, revisie if revisie in bestaand else None)
            log.setdefault(page, []).append(over)
        return log

    def _kernpublicaties(self, paginas):
        versies = [page.live_revision_id for page in paginas if page.live_revision_id]
        rijen = self.model("handleiding", "Kernpublicatie").objects.filter(revision_id__in=versies)
        return {rij.revision_id: rij for rij in rijen}

    def _rij(self, page, log, publicaties):
        soort = WORTELS.get(self.soorten.get(page.content_type_id), "")
        wortel, wortelsoort, zicht = self.standen.get(page.path[:-STEP], (None, "", 0))
        begint = bool(soort) and wortelsoort not in AFGESLOTEN
        if begint:
            wortel, wortelsoort = page.pk, soort
        eigen = INTERN if page.pk in self.intern else 0
        eigen |= VERBORGEN if soort == "editie" and not page.live else 0
        self.standen[page.path] = (wortel, wortelsoort, zicht | eigen)
        rij = self.model("handleiding", "Etalage")(
            page_id=page.pk, wortel_id=wortel, eigen=eigen, zicht=zicht | eigen, stempel=self.stempel
        )
        raam = self.model("handleiding", "Raam")(
            soort=wortelsoort, wortel_id=wortel, stempel=self.stempel
        )
        if page.live or page.first_published_at:
            self._openbaar(rij, page, log, publicaties.get(page.live_revision_id))
        return rij, raam if begint else None

    def _openbaar(self, rij, page, log, publicatie):
        online = [revisie for _, is_online, revisie in log if is_online and revisie]
        rij.laatste_id = page.live_revision_id or (online[-1] if online and not page.live else None)
        rij.gewijzigd_op = page.last_published_at or page.first_published_at or self.nu
        rij.soort = publicatie.urgentie if publicatie else ("gewijzigd" if len(log) > 1 else "nieuw")
        rij.reden = publicatie.reden if publicatie else ""
        rij.code = nieuwe_code()

    def _geschiedenis(self, page, rij, log):
        """Return what the log knows, and how it stands now; addresses and readers of before are not known."""
        model = self.model("handleiding", "Publicatie")
        eerder = [
            model(page_id=page.pk, vanaf=moment, online=online, revision_id=revisie if online else None)
            for moment, online, revisie in log
        ]
        if not page.live:
            return eerder
        nu = model(
            page_id=page.pk,
            vanaf=self.nu,
            online=True,
            revision_id=page.live_revision_id,
            zicht=rij.zicht,
            adres=page.url_path,
            code=rij.code,
        )
        return [*eerder, nu]


def vul(apps, schema_editor):
    if apps.get_model("wagtailcore", "Page").objects.filter(depth__gt=2).exists():
        Vuller(apps).vul()


class Migration(migrations.Migration):
    dependencies = [
        ("gemeenten", "0021_toelating"),
        ("handleiding", "0009_etalage"),
        ("wagtailcore", "0098_apitoken"),
    ]
    # Back: nothing to do, the tables go with the migration that made them.
    operations = [migrations.RunPython(vul, migrations.RunPython.noop)]
