from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gemeenten", "0043_dode_link")]

    operations = [
        migrations.AddField(
            model_name="berichtvoorkeur",
            name="dringend",
            field=models.BooleanField(default=True, verbose_name="dringende kernwijzigingen"),
        ),
    ]
