"""An index for what each reader's request asks: the stamps of the frames that are no edition's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("handleiding", "0016_bewaartermijnen"),
    ]
    operations = [
        migrations.AddIndex(
            model_name="raam",
            index=models.Index(fields=["soort"], name="raam_op_soort"),
        ),
    ]
