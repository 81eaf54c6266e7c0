from django.apps import AppConfig
from django.core import checks


class InlogConfig(AppConfig):
    name = "config.inlog"
    label = "inlog"
    verbose_name = "inloggen"

    def ready(self):
        from config.inlog.checks import check_inlog

        checks.register(check_inlog, checks.Tags.security, deploy=True)
