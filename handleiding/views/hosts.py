"""The form of a host name: it is refused while pages below its root have names that a host has for itself."""

from wagtail.sites.forms import SiteForm
from wagtail.sites.views import SiteViewSet

from handleiding.adressen.bewaking import bezwaar_tegen_site


class HostForm(SiteForm):
    """Says at the root page what the guard would refuse."""

    def clean(self):
        gegevens = super().clean()
        wortel = gegevens.get("root_page")
        self.instance.is_default_site = gegevens.get("is_default_site", False)
        if wortel and (reden := bezwaar_tegen_site(self.instance, wortel)):
            self.add_error("root_page", reden)
        return gegevens


def gebruik_hostform() -> None:
    """Let Wagtail's screens of hosts use it; they have no setting for their form."""
    SiteViewSet.get_form_class = lambda viewset, for_update=False: HostForm
