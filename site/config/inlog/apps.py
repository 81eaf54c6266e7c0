from django.apps import AppConfig


class InlogConfig(AppConfig):
    name = "config.inlog"
    label = "inlog"
    verbose_name = "inloggen"
