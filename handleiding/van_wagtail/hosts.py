"""The form of a host name: it is refused while pages below its root have names that a host has for itself."""

from wagtail.sites.forms import SiteForm

from handleiding.adressen.bewaking import bezwaar_tegen_site

from .ingreep import Ingreep, altijd


class HostForm(SiteForm):
    """Says at the root page what the guard would refuse."""

    def clean(self):
        gegevens = super().clean()
        wortel = gegevens.get("root_page")
        self.instance.is_default_site = gegevens.get("is_default_site", False)
        if wortel and (reden := bezwaar_tegen_site(self.instance, wortel)):
            self.add_error("root_page", reden)
        return gegevens


INGREPEN = (
    Ingreep(
        plek="wagtail.sites.views:SiteViewSet.get_form_class",
        rekent_op="(self, for_update=False)",
        waarom="A host name is refused at its form, not only where it is saved; its screens have no setting for it.",
        ons=altijd(lambda viewset, for_update=False: HostForm),
    ),
)
