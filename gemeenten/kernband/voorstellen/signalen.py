"""Follows the publications of core pages in which proposals were taken over."""

from django.db.models.signals import post_save, pre_delete
from wagtail.models import PageLogEntry
from wagtail.signals import page_published

from gemeenten.models import Verbetervoorstel

from .afronden import bij_publicatie
from .bij import na_logregel
from .dank import dank_gewijzigd


def verbind() -> None:
    """Connect what is done then."""
    page_published.connect(bij_publicatie, dispatch_uid="verbetervoorstel_afronden")
    post_save.connect(na_logregel, sender=PageLogEntry, dispatch_uid="verbetervoorstel_bij")
    for signaal in (post_save, pre_delete):
        signaal.connect(
            dank_gewijzigd, sender=Verbetervoorstel, dispatch_uid="verbetervoorstel_dank"
        )
