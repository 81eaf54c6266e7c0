"""Wiring of the walls into the CMS."""

from wagtail import hooks

from . import bestanden, media, rapporten, te_kiezen

hooks.register("construct_page_chooser_queryset", te_kiezen.te_kiezen_paginas)
hooks.register("construct_image_chooser_queryset", te_kiezen.te_kiezen_media)
hooks.register("construct_document_chooser_queryset", te_kiezen.te_kiezen_media)
hooks.register("construct_reports_menu", rapporten.passende_rapporten)
hooks.register("before_serve_document", media.bewaak_document)
hooks.register("before_bulk_action", bestanden.weiger_reeks)
