"""The list: what is open, dealt with or all; by words in it; in pages."""

from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from .scherm import InzendingschermMixin

OPEN, AFGEHANDELD, ALLE = "open", "afgehandeld", "alle"
LANGSTE = 100


class RijkopColumn(TitleColumn):
    """The link of a row, which is what a screen reader calls the row."""

    cell_template_name = "gemeenten/admin/kolommen/rijkop.html"


def dag(moment):
    """Return the day of ``moment``, as a list says it."""
    return date_format(timezone.localtime(moment), "j F Y")


ONTVANGEN = Column("created_at", label="Ontvangen", accessor=lambda ding: dag(ding.created_at))


class InzendingenView(InzendingschermMixin, BaseListingView):
    """``leeg`` is said when there are none, ``search_fields`` is where words are sought."""

    template_name = "gemeenten/admin/inzendingen.html"
    paginate_by = 25
    table_classname = "listing tijdlijn"
    toon_eerst = OPEN
    alle_label: str
    leeg: str

    @property
    def page_title(self):
        return self.lijst_titel

    def kruimels(self):
        return [{"url": "", "label": self.lijst_titel}]

    @property
    def toon(self):
        keuze = self.request.GET.get("toon", self.toon_eerst)
        return keuze if keuze in {OPEN, AFGEHANDELD} else ALLE

    @property
    def zoekwoorden(self):
        return self.request.GET.get("q", "").strip()[:LANGSTE]

    @property
    def search_query(self):
        # Their words are in no index: they are kept for a while only.
        return self.zoekwoorden

    def get_base_queryset(self):
        return self.alle()

    def order_queryset(self, queryset):
        return queryset.op_beurt()

    def filter_queryset(self, queryset):
        if self.toon == ALLE:
            return queryset
        return queryset.filter(afgehandeld_op__isnull=self.toon == OPEN)

    def get_table_kwargs(self):
        return super().get_table_kwargs() | {"caption": self.lijst_titel}

    def get_index_url(self):
        return None  # no column sorts: what waits longest comes first

    def get_context_data(self, **kwargs):
        keuzes = ((OPEN, "open"), (AFGEHANDELD, "afgehandeld"), (ALLE, self.alle_label))
        context = super().get_context_data(**kwargs)
        return context | {"toon": self.toon, "keuzes": keuzes, "zoekwoorden": self.zoekwoorden}
