"""Wiring of the synonyms into the CMS."""

from wagtail import hooks

from .synoniemen import SynoniemenViewSet

hooks.register("register_admin_viewset", lambda: SynoniemenViewSet("synoniemen"))
