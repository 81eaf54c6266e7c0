"""The editor's form of every page."""

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from handleiding.verwijzingen import bezwaren


class PaginaForm(WagtailAdminPageForm):
    """Refuses links, images and files that the person at work may not use.

    The choosers do not offer them; this holds for a form that was put together by hand as well.
    """

    def clean(self):
        gegevens = super().clean()
        start = gegevens.get("go_live_at")
        if start and "go_live_at" in self.changed_data and start < timezone.now():
            self.add_error("go_live_at", "Dit moment is al voorbij. Kies een moment dat nog komt.")
        return gegevens

    def _post_clean(self):
        super()._post_clean()
        for bezwaar in bezwaren(self.instance, self.for_user):
            self.add_error(None, bezwaar)
