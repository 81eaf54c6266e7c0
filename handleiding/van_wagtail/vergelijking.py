"""The comparison of rows. Wagtail has a registry for fields, but names its class for rows itself."""

from handleiding.verschil.rijen import RijenVerschil

from .ingreep import Ingreep, altijd

INGREPEN = (
    Ingreep(
        plek="wagtail.admin.compare:ChildRelationComparison",
        rekent_op="(field, field_comparisons, obj_a, obj_b, label='')",
        waarom="Rows are compared by what is stored and told in words, on the reviewer's screen and between versions.",
        ons=altijd(RijenVerschil),
        lezers=("wagtail.admin.panels.inline_panel:InlinePanel.BoundPanel.get_comparison",),
    ),
)
