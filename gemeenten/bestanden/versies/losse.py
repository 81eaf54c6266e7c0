"""Files that lie in the storage and stand in no row: their process died between the one and the other.

Nothing is thrown away by itself: after an older copy of the database was put back, all newer files look like this.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile

VERWEESD = timedelta(days=1)  # longer than any upload takes


def losse_bestanden() -> Iterator[str]:
    """Yield the names of files that no document, image, rendition or account knows, from a day old."""
    beeld = get_image_model()
    grens = timezone.now() - VERWEESD
    for map_, model, veld in (
        ("documents", get_document_model(), "file"),
        ("original_images", beeld, "file"),
        ("images", beeld.get_rendition_model(), "file"),
        ("avatar_images", UserProfile, "avatar"),
    ):
        bekend = set(model.objects.values_list(veld, flat=True))
        for naam in _onder(map_):
            if naam not in bekend and default_storage.get_modified_time(naam) <= grens:
                yield naam


def _onder(map_: str) -> Iterator[str]:
    try:
        mappen, bestanden = default_storage.listdir(map_)
    except FileNotFoundError:
        return
    yield from (f"{map_}/{naam}" for naam in sorted(bestanden))
    for dieper in sorted(mappen):
        yield from _onder(f"{map_}/{dieper}")
