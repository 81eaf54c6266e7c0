"""A page of the handbook: in the core, or as a variant in an edition."""

from django.db import models
from wagtail.models import Page, Revision

from handleiding import navigatie, voorvertoning, zichtbaarheid
from handleiding.querysets import OnderdeelManager

from .base import InternBarePage
from .formulier import OnderdeelForm


class OnderdeelPage(InternBarePage):
    """A part of the handbook.

    ``kern`` is NULL in the core; a variant in an edition points to the core page it came from, and
    ``basis`` to the core revision it was last brought up to date with. ``uitgesteld`` is empty, unless the
    edition decided since about a part only: then it names later core revisions, oldest first, each with the
    paths of what still waits. Nothing else about inheritance is stored. All travel in the page's revisions, so a
    reverted text gets back the base it was written on. All are protected: a core page with variants is not
    deleted but taken offline, and what a variant stands on survives a purge of revisions.

    One table for all types makes "which variants are behind" one indexed query.
    """

    kern = models.ForeignKey(
        Page,
        verbose_name="kernpagina",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="varianten",
    )
    basis = models.ForeignKey(
        Revision,
        verbose_name="basis",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    uitgesteld = models.JSONField("uitgesteld", default=list, blank=True, editable=False)

    # Inheritance is no use of a page: it would list every edition's variants below "usage".
    kern.wagtail_reference_index_ignore = True
    basis.wagtail_reference_index_ignore = True

    is_creatable = False
    base_form_class = OnderdeelForm
    objects = OnderdeelManager()

    class Meta:
        verbose_name = "onderdeel van de handleiding"
        verbose_name_plural = "onderdelen van de handleiding"

    @property
    def is_variant(self) -> bool:
        return self.kern_id is not None

    @property
    def preview_modes(self):
        return voorvertoning.soorten(self)

    def get_preview_context(self, request, mode_name):
        context = super().get_preview_context(request, mode_name)
        return context | {"merktekens": voorvertoning.merktekens(self, mode_name)}

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context |= navigatie.plaats_in_handleiding(
            self, context["voorouders"], zichtbaarheid.lezer(request)
        )
        return context
