"""Addresses in the CMS of an edition's own data."""

from django.urls import path

from .collectieviews import CollectieflijstView
from .invoeren.views import InvoerenView
from .metingviews import MetingenView
from .ophalen.views import OphalenView
from .planning.views import AfgelastView, RoosterreeksView, RoosterView, VerplaatsView

urlpatterns = [
    path("invoeren/<int:page_id>/", InvoerenView.as_view(), name="invoeren"),
    path("ophalen/<int:page_id>/", OphalenView.as_view(), name="gegevens_ophalen"),
    path("metingen/<int:page_id>/", MetingenView.as_view(), name="metingen"),
    path("organisaties/<int:page_id>/", CollectieflijstView.as_view(), name="collectieflijst"),
    path("rooster/<int:page_id>/", RoosterView.as_view(), name="rooster"),
    path("rooster/<int:page_id>/reeks/", RoosterreeksView.as_view(), name="rooster_reeks"),
    path(
        "rooster/<int:page_id>/<uuid:sleutel>/verplaatsen/",
        VerplaatsView.as_view(),
        name="rooster_verplaats",
    ),
    path(
        "rooster/<int:page_id>/<uuid:sleutel>/afgelasten/",
        AfgelastView.as_view(),
        name="rooster_afgelast",
    ),
]
