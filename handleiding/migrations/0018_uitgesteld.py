"""What an edition decides about later, when it took over the rest of a change of the core."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("handleiding", "0017_raam_op_soort")]

    operations = [
        migrations.AddField(
            model_name="onderdeelpage",
            name="uitgesteld",
            field=models.JSONField(
                blank=True, default=list, editable=False, verbose_name="uitgesteld"
            ),
        ),
    ]
