"""Outcomes were shown from five answers on, of all there were: that is what stays shown.

Reversible: going back only forgets it.
"""

from django.db import migrations
from django.db.models import Count

MINIMUM = 5


def vul(apps, schema_editor):
    metingen = apps.get_model('gemeenten', 'Meting').objects
    for meting in metingen.annotate(aantal=Count('antwoorden')).filter(aantal__gte=MINIMUM):
        meting.getoond = meting.aantal
        meting.save(update_fields=['getoond'])


class Migration(migrations.Migration):

    dependencies = [
        ('gemeenten', '0034_meting_getoond'),
    ]

    operations = [migrations.RunPython(vul, migrations.RunPython.noop)]
