"""Pages that had a name before an address of the site took it."""

from wagtail.models import Page


def met_oude_naam(page, slug: str):
    """Give the row and the latest draft of ``page`` a name, past all guards; return the page."""
    boven = page.url_path.rstrip("/").rpartition("/")[0]
    Page.objects.filter(pk=page.pk).update(slug=slug, url_path=f"{boven}/{slug}/")
    page.slug = slug
    vraagt(page, slug)
    return Page.objects.get(pk=page.pk).specific


def vraagt(page, slug: str) -> None:
    """Let the latest draft of ``page`` ask for a name, past all guards."""
    revisie = page.latest_revision
    revisie.content["slug"] = slug
    revisie.save(update_fields=["content"])
    if slug != page.slug:
        Page.objects.filter(pk=page.pk).update(has_unpublished_changes=True)
