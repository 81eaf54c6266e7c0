"""The editor's form of every page."""

from wagtail.admin.forms import WagtailAdminPageForm

from handleiding.verwijzingen import bezwaren


class PaginaForm(WagtailAdminPageForm):
    """Refuses links, images and files that the person at work may not use.

    The choosers do not offer them; this holds for a form that was put together by hand as well.
    """

    def _post_clean(self):
        super()._post_clean()
        for bezwaar in bezwaren(self.instance, self.for_user):
            self.add_error(None, bezwaar)
