from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db.models.signals import pre_save


def kleine_letters(sender, instance, **kwargs):
    """Keep an address as the log-in looks for it: in small letters, on whatever road the account is made."""
    instance.email = instance.email.lower()


class InlogConfig(AppConfig):
    name = "config.inlog"
    label = "inlog"
    verbose_name = "inloggen"

    def ready(self):
        from allauth.account.signals import user_logged_in

        from config.inlog.binnenkomst import na_inloggen
        from config.inlog.checks import check_inlog

        user_logged_in.connect(na_inloggen, dispatch_uid="inlog.binnenkomst")
        pre_save.connect(
            kleine_letters, sender=settings.AUTH_USER_MODEL, dispatch_uid="inlog.kleine_letters"
        )
        checks.register(check_inlog, checks.Tags.security, deploy=True)
