"""What lies below a page, asked about rows by the index on their path."""

from django.db.models import OuterRef, QuerySet, Value
from django.db.models.functions import Concat
from wagtail.models import Page

# Behind every path that begins with another one: the last of all steps, which no tree gets to.
LAATSTE_STAP = Page.alphabet[-1] * Page.steplen


def boom_van_rij(*, inclusief: bool = False) -> QuerySet[Page]:
    """Pages below the row that is asked about; for a question about rows (``Exists``).

    A range, and not ``startswith``: that reads no index where it is compared with another row.
    """
    vanaf = "path__gte" if inclusief else "path__gt"
    tot = Concat(OuterRef("path"), Value(LAATSTE_STAP))
    return Page.objects.order_by().filter(**{vanaf: OuterRef("path"), "path__lte": tot})
