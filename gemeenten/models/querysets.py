"""Named filters on an edition's own data, that chain like a sentence."""

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from handleiding.namen import naamsleutel, naamvolgorde
from handleiding.querysets import BasePageManager, BasePageQuerySet
from handleiding.zichtbaarheid import openbaar


class GemeenteQuerySet(BasePageQuerySet):
    def edities(self):
        """Editions of municipalities; the sjabloon is none."""
        return self.filter(code__isnull=False)

    def in_gebruik(self):
        """Editions that are not in the archive."""
        return self.edities().filter(gearchiveerd_op__isnull=True)

    def op_naam(self):
        """Return them as a list in Dutch order, which databases do not know."""
        return sorted(self, key=lambda editie: (naamvolgorde(editie.title), editie.pk))

    def sjabloon(self):
        return self.filter(code__isnull=True)


class OpPaginaQuerySet(models.QuerySet):
    """Rows that belong to a page; ``pagina`` names the field that points to it."""

    pagina = ""

    def gepubliceerd_in(self, editie):
        """Rows whose page everyone may read, below ``editie``."""
        paginas = openbaar(Page.objects.filter(path__startswith=editie.path))
        return self.filter(**{f"{self.pagina}__in": paginas.values("pk").order_by()})


class SessieQuerySet(OpPaginaQuerySet):
    pagina = "werkleergroep"

    def chronologisch(self):
        return self.order_by("datum", "begin", "pk")

    def komend(self, vandaag=None):
        """Sessies from today on that go ahead."""
        return self.filter(datum__gte=vandaag or timezone.localdate(), afgelast=False)


class OrganisatieQuerySet(OpPaginaQuerySet):
    """Organisations in groups: by their key in a published list, or by their own name."""

    pagina = "werkleergroep"

    def eenmaal(self, editie):
        """Each organisation once, as ``{"naam", "soort"}``, however many groups it takes part in.

        One that was chosen is named by the list of ``editie``, where everyone may read that.
        """
        lijst = apps.get_model("gemeenten", "Organisatie").objects.gepubliceerd_in(editie)
        gekozen = lijst.filter(sleutel=OuterRef("organisatie")).order_by("pk")
        rijen = self.order_by().annotate(
            getoond=Coalesce(Subquery(gekozen.values("naam")[:1]), "naam"),
            getoonde_soort=Coalesce(Subquery(gekozen.values("soort")[:1]), "soort"),
        )
        uniek = rijen.exclude(getoond="").values_list("getoonde_soort", "getoond").distinct()
        op_naam = sorted(uniek.order_by(), key=lambda rij: (rij[0], naamvolgorde(rij[1])))
        eenmaal: dict[tuple[str, str], str] = {}
        for soort, naam in op_naam:
            eenmaal.setdefault((soort, naamsleutel(naam)), naam)
        return [{"naam": naam, "soort": soort} for (soort, _), naam in eenmaal.items()]


class OrganisatiesQuerySet(OpPaginaQuerySet):
    pagina = "page"


class ContactpersoonQuerySet(OpPaginaQuerySet):
    pagina = "page"

    def openbaar(self):
        return self.filter(openbaar=True)


GemeenteManager = BasePageManager.from_queryset(GemeenteQuerySet)
