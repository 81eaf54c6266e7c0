"""When a person's data was taken out of a version that readers saw. Nothing is known of before: empty."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("handleiding", "0012_pdf"),
    ]
    operations = [
        migrations.AddField(
            model_name="publicatie",
            name="gewist_op",
            field=models.DateTimeField(null=True, verbose_name="gewist op"),
        ),
    ]
