"""Wiring of the walls into the CMS."""

from wagtail import hooks

from . import lijsten, media

hooks.register("construct_page_chooser_queryset", lijsten.te_kiezen_paginas)
hooks.register("construct_image_chooser_queryset", lijsten.te_kiezen_media)
hooks.register("construct_document_chooser_queryset", lijsten.te_kiezen_media)
hooks.register("before_serve_document", media.bewaak_document)
