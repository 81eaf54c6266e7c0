"""Wagtail's pages, constant bytes, and the time of the processor."""

import time

from django.http import HttpResponse
from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("klok/", lambda request: HttpResponse(str(time.process_time_ns()))),
    path("", include(wagtail_urls)),
]
