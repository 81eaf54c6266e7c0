"""Named filters on pages, that chain like a sentence."""

from django.db.models import F
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from handleiding import zichtbaarheid


class BasePageQuerySet(PageQuerySet):
    def openbaar(self):
        """What everyone may read: online, not internal, and not below an edition that is offline."""
        return zichtbaarheid.openbaar(self)

    def zichtbaar_voor(self, user):
        """What ``user`` may read; None is a reader without an account."""
        return zichtbaarheid.zichtbaar_voor(self, user)


class OnderdeelQuerySet(BasePageQuerySet):
    def kernpaginas(self):
        """Pages of the shared core."""
        return self.filter(kern__isnull=True)

    def varianten(self):
        """Copies of core pages inside editions."""
        return self.filter(kern__isnull=False)

    def bij(self):
        """Variants whose base is what the core says now."""
        return self.varianten().filter(basis=F("kern__live_revision"))

    def achter(self):
        """Variants whose core page has been published since they were last brought up to date.

        A core page whose published revision was cleared away offers nothing until it publishes again.
        """
        met_tekst = self.varianten().filter(kern__live=True, kern__live_revision__isnull=False)
        return met_tekst.exclude(basis=F("kern__live_revision"))


BasePageManager = PageManager.from_queryset(BasePageQuerySet)
OnderdeelManager = PageManager.from_queryset(OnderdeelQuerySet)
