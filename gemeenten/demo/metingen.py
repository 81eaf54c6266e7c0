"""Answers for the demo: enough to show outcomes, for a group that is under way."""

from django.contrib.auth import get_user_model

from gemeenten.lokaal.metingen import bewaar_antwoord, open_meting, zet_open
from gemeenten.models import Meting, WerkleergroepPage

from . import gegevens

# A score for each statement, by people who do not exist: nine at the start, twelve at the end.
BEGIN = (
    (2, 2, 3),
    (3, 2, 3),
    (2, 1, 2),
    (4, 3, 4),
    (3, 3, 3),
    (2, 2, 4),
    (3, 4, 3),
    (1, 2, 2),
    (4, 3, 4),
)
EIND = (
    *((4, 4, 4), (4, 3, 4), (3, 3, 3), (5, 4, 5), (4, 4, 4), (3, 3, 4)),
    *((4, 4, 4), (2, 3, 3), (5, 4, 5), (4, 3, 4), (4, 2, 3), (3, 4, 4)),
)


def bouw_metingen() -> None:
    """Give each group a start and an end that are closed, with answers. Does nothing when one is there."""
    if Meting.objects.exists():
        return
    for gemeente in gegevens.GEMEENTEN:
        schrijver = get_user_model().objects.get_by_natural_key(f"redacteur-{gemeente.slug}")
        for groep in gemeente.groepen:
            page = WerkleergroepPage.objects.get(slug=groep.slug)
            for moment, antwoorden in ((Meting.Moment.START, BEGIN), (Meting.Moment.EIND, EIND)):
                meting = open_meting(page, moment=moment, ronde=1, user=schrijver)
                for scores in antwoorden:
                    bewaar_antwoord(meting, list(scores))
                zet_open(meting, is_open=False, user=schrijver)
