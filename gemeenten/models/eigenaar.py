"""Whose a group, a workflow or a step of a review is: an edition's, or the core's. No name tells it."""

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q

from handleiding.workflow.rules import ROLLEN

KERN = "Kern"


def een_per_eigenaar(veld: str, naam: str) -> list[models.UniqueConstraint]:
    """Return the constraints that an edition has one row for each ``veld``, and the core as well."""
    return [
        models.UniqueConstraint(fields=["editie", veld], name=naam),
        models.UniqueConstraint(fields=[veld], condition=Q(editie=None), name=f"{naam}_kern"),
    ]


class VanEigenaarQuerySet(models.QuerySet):
    def van(self, eigenaar: str):
        """Return what is of the edition with this code, or of the core. The sjabloon has none of it."""
        return (
            self.filter(editie=None)
            if eigenaar == KERN
            else self.filter(editie__code=eigenaar or "")
        )


class VanEigenaar(models.Model):
    """Something of Django's or Wagtail's that belongs to an edition; without one to the core."""

    wagtail_reference_index_ignore = True  # what an edition owns is no use of its page

    editie = models.ForeignKey(
        "gemeenten.GemeentePage", models.CASCADE, null=True, blank=True, related_name="+"
    )

    objects = VanEigenaarQuerySet.as_manager()

    class Meta:
        abstract = True


class Rolgroep(VanEigenaar):
    """Which group gives which role, where. Somebody who makes a group of whatever name gives nobody a role."""

    group = models.OneToOneField(Group, models.CASCADE, related_name="rolgroep")
    # No choices, as their words are not ours: a Rol of ROLLEN.
    rol = models.CharField(max_length=20)

    class Meta:
        verbose_name = "groep van een rol"
        verbose_name_plural = "groepen van rollen"
        constraints = [
            *een_per_eigenaar("rol", "een_groep_per_rol"),
            models.CheckConstraint(
                condition=Q(rol__in=[rol.value for rol in ROLLEN]), name="rolgroep_rol_bekend"
            ),
        ]

    def __str__(self):
        return f"{self.editie_id or KERN} {self.rol}"
