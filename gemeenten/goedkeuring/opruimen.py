"""Messages are forgotten once nobody asks any more who heard what."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from gemeenten.models import Bericht

BEWAARD = timedelta(days=365)


def oude_berichten() -> Any:
    """Return the messages that were sent so long ago; what was not sent yet is not old."""
    return Bericht.objects.filter(verstuurd_op__lt=timezone.now() - BEWAARD)
