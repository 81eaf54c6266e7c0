"""Let a way of approving point to its edition. 0030 fills that, 0031 takes the code away."""

import django.db.models.deletion
from django.db import migrations, models

VAN = {'related_name': '+', 'to': 'gemeenten.gemeentepage', 'on_delete': django.db.models.deletion.CASCADE}


class Migration(migrations.Migration):

    dependencies = [
        ('gemeenten', '0028_rolgroep_herkend'),
    ]

    operations = [
        migrations.RemoveConstraint('goedkeurbeleid', 'een_werkstroom_per_werkwijze'),
        migrations.RemoveConstraint('goedkeurstap', 'een_taak_per_stap'),
        # Safe: only the default changes, for the way back; each row has a value.
        migrations.AlterField('goedkeurbeleid', 'eigenaar', models.CharField(default='', max_length=6)),
        migrations.AlterField('goedkeurstap', 'eigenaar', models.CharField(default='', max_length=6)),
        migrations.AddField('goedkeurbeleid', 'editie', models.ForeignKey(blank=True, null=True, **VAN)),
        migrations.AddField('goedkeurstap', 'editie', models.ForeignKey(blank=True, null=True, **VAN)),
    ]
