"""An order to approve many pages names what was read by its fingerprint, not by a number.

RemoveField is safe: no other table refers to it, and the number told less than the fingerprint. Rows that
still wait have no fingerprint and are refused with a word: the person chooses them again.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("handleiding", "0005_pictogram_materiaal")]

    operations = [
        migrations.AddField(
            model_name="reeksregel",
            name="afdruk",
            field=models.CharField(blank=True, default="", max_length=90, verbose_name="gelezen tekst"),
            preserve_default=False,
        ),
        migrations.RemoveField(model_name="reeksregel", name="gelezen"),
    ]
