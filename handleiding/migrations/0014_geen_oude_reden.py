"""Take reasons of before out of what readers see: who wrote them wrote to municipalities only.

They stay with the publications of the core. From now on the form says that readers get the reason too.
"""

from django.db import migrations


def maak_leeg(apps, schema_editor):
    apps.get_model("handleiding", "Etalage").objects.exclude(reden="").update(reden="")


class Migration(migrations.Migration):
    dependencies = [("handleiding", "0013_publicatie_gewist"), ("gemeenten", "0022_etalage_gevuld")]

    operations = [migrations.RunPython(maak_leeg, migrations.RunPython.noop)]
