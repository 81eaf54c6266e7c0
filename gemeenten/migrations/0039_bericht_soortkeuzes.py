from django.db import migrations, models

import gemeenten.models.bericht


class Migration(migrations.Migration):
    dependencies = [("gemeenten", "0038_rijen_genummerd")]

    operations = [
        # Safe: choices are no part of the column, and each kind that is stored stays one.
        migrations.AlterField(
            model_name="bericht",
            name="soort",
            field=models.CharField(
                choices=gemeenten.models.bericht.soortkeuzes, max_length=20, verbose_name="soort"
            ),
        ),
    ]
