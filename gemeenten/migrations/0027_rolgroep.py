import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('gemeenten', '0026_bestandsversie'),
    ]

    operations = [
        migrations.CreateModel(
            name='Rolgroep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rol', models.CharField(max_length=20)),
                ('editie', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='gemeenten.gemeentepage')),
                ('group', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='rolgroep', to='auth.group')),
            ],
            options={
                'verbose_name': 'groep van een rol',
                'verbose_name_plural': 'groepen van rollen',
                'constraints': [
                    models.UniqueConstraint(fields=('editie', 'rol'), name='een_groep_per_rol'),
                    models.UniqueConstraint(condition=models.Q(('editie', None)), fields=('rol',), name='een_groep_per_rol_kern'),
                    models.CheckConstraint(condition=models.Q(('rol__in', ['redacteur', 'beoordelaar', 'beheerder', 'lezer'])), name='rolgroep_rol_bekend'),
                ],
            },
        ),
    ]
