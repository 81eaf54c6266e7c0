"""Write down which groups give which role: until now their name told.

Reversible: what was renamed since gets the name by which it was known. A group whose name looks like that of a role,
but is none, is left alone and named in the log: until now it could let its people read what is internal.
"""

import logging

from django.db import migrations

logger = logging.getLogger(__name__)

KERN = 'Kern'
ROLLEN = ('redacteur', 'beoordelaar', 'beheerder', 'lezer')


def leg_vast(apps, schema_editor):
    Rolgroep = apps.get_model('gemeenten', 'Rolgroep')
    edities = apps.get_model('gemeenten', 'GemeentePage').objects.exclude(code=None)
    eigenaars = {KERN: None} | dict(edities.values_list('code', 'pk'))
    rijen = []
    for pk, naam in apps.get_model('auth', 'Group').objects.order_by('pk').values_list('pk', 'name'):
        eigenaar, _, rol = naam.rpartition(' ')
        if eigenaar in eigenaars and rol in ROLLEN:
            rijen.append(Rolgroep(group_id=pk, editie_id=eigenaars[eigenaar], rol=rol))
        elif eigenaar in eigenaars or (eigenaar and rol in ROLLEN):
            logger.warning('Group "%s" (%s) is of no role; its name gives nothing any more.', naam, pk)
    Rolgroep.objects.bulk_create(rijen)


def noem_weer(apps, schema_editor):
    Group = apps.get_model('auth', 'Group')
    rijen = apps.get_model('gemeenten', 'Rolgroep').objects.select_related('group', 'editie')
    for rij in rijen.order_by('pk'):
        naam = f'{rij.editie.code if rij.editie else KERN} {rij.rol}'
        if rij.group.name == naam:
            continue
        if Group.objects.filter(name=naam).exists():
            logger.warning('Group "%s" (%s) cannot be called "%s" again.', rij.group.name, rij.group_id, naam)
        else:
            Group.objects.filter(pk=rij.group_id).update(name=naam)


class Migration(migrations.Migration):

    dependencies = [
        ('gemeenten', '0027_rolgroep'),
    ]

    operations = [
        migrations.RunPython(leg_vast, noem_weer),
    ]
