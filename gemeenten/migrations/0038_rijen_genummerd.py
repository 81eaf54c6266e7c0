"""Rows of a page that stood on no place, or together on one, get each a place: a database gave them in any order.

Reversible: going back leaves the numbers.
"""

from itertools import groupby

from django.db import migrations
from django.db.models import F

RIJEN = {
    'Contactpersoon': 'page_id',
    'Organisatie': 'page_id',
    'Ronde': 'werkleergroep_id',
    'Sessie': 'werkleergroep_id',
    'Begeleider': 'werkleergroep_id',
    'Deelnemer': 'werkleergroep_id',
    'DeelnemendeOrganisatie': 'werkleergroep_id',
    'Stelling': 'werkleergroep_id',
}


def nummer(apps, schema_editor):
    for naam, ouder in RIJEN.items():
        model = apps.get_model('gemeenten', naam)
        alle = model.objects.order_by(ouder, F('sort_order').asc(nulls_last=True), 'pk')
        for _, groep in groupby(alle.iterator(), key=lambda rij: getattr(rij, ouder)):
            rijen = list(groep)
            plekken = [rij.sort_order for rij in rijen]
            if None in plekken or len(set(plekken)) < len(plekken):
                for plek, rij in enumerate(rijen):
                    rij.sort_order = plek
                model.objects.bulk_update(rijen, ['sort_order'])


class Migration(migrations.Migration):

    dependencies = [
        ('gemeenten', '0037_verwijderlijst'),
    ]

    operations = [migrations.RunPython(nummer, migrations.RunPython.noop, elidable=True)]
