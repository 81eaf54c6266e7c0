"""Who asks what a person may do with a page gets our answer, however the page was read and whoever asks."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import policy_registry

from gemeenten.toegang.muren.beleid import EditieBeleid
from handleiding.models import InhoudPage
from handleiding.views.verkenner import OuderKiezenView, pagina_viewset
from handleiding.workflow.permissions import PaginaRechten

A, B = "leeuwarden", "weststellingwerf"
MENSEN = ["admin", f"redacteur-{A}", f"beoordelaar-{A}", f"beheerder-{A}", "kernredacteur"]
VRAGEN = sorted(naam for naam in dir(PaginaRechten) if naam.startswith("can_"))
# These ask for a second page.
TWEE = {"can_copy_to", "can_move_to"}


def antwoorden(page, user):
    rechten = page.permissions_for_user(user)
    assert isinstance(rechten, PaginaRechten)
    return {naam: getattr(rechten, naam)() for naam in VRAGEN if naam not in TWEE}


@pytest.mark.parametrize("naam", MENSEN)
def test_a_page_read_as_a_plain_one_gives_the_same_rights(wereld, naam):
    user = wereld.user(naam)
    for page in Page.objects.filter(depth__gt=1):
        assert type(page) is Page
        eigen = antwoorden(Page.objects.get(pk=page.pk).specific, wereld.user(naam))
        assert antwoorden(page, user) == eigen, page
        assert not eigen["can_publish"]
        assert not eigen["can_publish_subpage"]


def test_nothing_goes_online_by_copying_it_to_the_root(client, wereld):
    """The root is of no type of ours: with Wagtail's own rights a superuser would publish below it by hand."""
    page = InhoudPage.objects.filter(live=True).first()
    wortel = Page.get_first_root_node()
    client.force_login(wereld.user("admin"))
    gegevens = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": wortel.pk,
        "publish_copies": "on",
    }
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), gegevens)
    assert not Page.objects.child_of(wortel).filter(slug="kopie", live=True).exists()


def test_what_code_makes_without_a_type_is_not_published_by_hand(wereld):
    user = wereld.user("admin")
    page = Page.get_first_root_node().add_child(
        instance=Page(title="Kaal", slug="kaal", live=False)
    )
    versie = page.save_revision(user=user)
    with pytest.raises(PermissionDenied):
        versie.publish(user=user)
    assert not Page.objects.get(pk=page.pk).live


def test_the_registry_answers_with_the_policy_of_the_editions():
    for soort in (Page, InhoudPage):
        assert isinstance(policy_registry.get_by_type(soort), EditieBeleid)


@pytest.fixture
def met_recht_boven_de_edities(wereld):
    """A writer of an edition who was given a right to add above all of them."""
    user = wereld.user(f"redacteur-{A}")
    groep = user.groups.first()
    GroupPagePermission.objects.create(group=groep, page=wereld.home, permission_type="add")
    return wereld.user(f"redacteur-{A}")


def test_parents_to_choose_from_end_at_the_editions(wereld, met_recht_boven_de_edities):
    url = reverse("wagtailadmin_pages:choose_parent", args=["handleiding", "inhoudpage"])
    assert pagina_viewset.choose_parent_view_class is OuderKiezenView
    view = OuderKiezenView(model=InhoudPage)
    view.setup(RequestFactory().get(url))
    view.locale = None
    ouders = view.get_valid_parent_pages(met_recht_boven_de_edities)
    ids = set(ouders.values_list("pk", flat=True))
    assert {wereld.home.pk, wereld.editie(A).pk} <= ids
    assert wereld.editie(B).pk not in ids
