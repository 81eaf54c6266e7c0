from django.db import migrations, models

KERN = models.Q(('editie', None))


class Migration(migrations.Migration):

    dependencies = [
        ('gemeenten', '0030_goedkeuring_gevuld'),
    ]

    operations = [
        # Safe: 0030 wrote down which edition each row is of, and writes the code again on the way back.
        migrations.RemoveField('goedkeurbeleid', 'eigenaar'),
        migrations.RemoveField('goedkeurstap', 'eigenaar'),
        migrations.AddConstraint('goedkeurbeleid', models.UniqueConstraint(fields=('editie', 'soort'), name='een_werkstroom_per_werkwijze')),
        migrations.AddConstraint('goedkeurbeleid', models.UniqueConstraint(condition=KERN, fields=('soort',), name='een_werkstroom_per_werkwijze_kern')),
        migrations.AddConstraint('goedkeurstap', models.UniqueConstraint(fields=('editie', 'soort'), name='een_taak_per_stap')),
        migrations.AddConstraint('goedkeurstap', models.UniqueConstraint(condition=KERN, fields=('soort',), name='een_taak_per_stap_kern')),
    ]
