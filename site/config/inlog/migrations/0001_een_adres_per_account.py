"""One address for each account: ``User.email``, in small letters, by which the log-in looks people up.

Forgets the second, unverified copy that each request for a new password left behind; it holds nothing else. Mail
arrives at an address whatever its capitals. So going back needs nothing.
"""

from django.db import migrations


def vergeet_kopieen(apps, schema_editor):
    alias = schema_editor.connection.alias
    apps.get_model("account", "EmailAddress").objects.using(alias).all().delete()


def kleine_letters(apps, schema_editor):
    users = apps.get_model("auth", "User").objects.using(schema_editor.connection.alias)
    for pk, email in users.values_list("pk", "email"):
        if email != email.lower():
            users.filter(pk=pk).update(email=email.lower())


class Migration(migrations.Migration):
    dependencies = [
        ("account", "0009_emailaddress_unique_primary_email"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RunPython(vergeet_kopieen, migrations.RunPython.noop),
        migrations.RunPython(kleine_letters, migrations.RunPython.noop),
    ]
