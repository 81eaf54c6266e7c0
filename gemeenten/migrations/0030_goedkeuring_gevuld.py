"""Fill the edition of each way of approving from its code.

Reversible. A row of a code that has no edition told nobody anything: it is dropped, its workflow or task stays.
"""

import logging

from django.db import migrations

logger = logging.getLogger(__name__)

KERN = 'Kern'
MODELLEN = ('Goedkeurbeleid', 'Goedkeurstap')


def vul(apps, schema_editor):
    edities = apps.get_model('gemeenten', 'GemeentePage').objects.exclude(code=None)
    op_code = dict(edities.values_list('code', 'pk'))
    for naam in MODELLEN:
        rijen = apps.get_model('gemeenten', naam).objects
        for code in rijen.exclude(eigenaar=KERN).order_by('eigenaar').values_list('eigenaar', flat=True).distinct():
            van_hen = rijen.filter(eigenaar=code)
            if code in op_code:
                van_hen.update(editie=op_code[code])
            else:
                logger.warning('%s of "%s" is of no edition, and is dropped.', naam, code)
                van_hen.delete()


def leeg(apps, schema_editor):
    for naam in MODELLEN:
        for rij in apps.get_model('gemeenten', naam).objects.select_related('editie'):
            rij.eigenaar = rij.editie.code if rij.editie else KERN
            rij.save(update_fields=['eigenaar'])


class Migration(migrations.Migration):

    dependencies = [
        ('gemeenten', '0029_goedkeuring_editie'),
    ]

    operations = [
        migrations.RunPython(vul, leeg),
    ]
