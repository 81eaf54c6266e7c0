"""Asked by a test, in the environment of production: python opdracht.py post|gewoon|stand

``post`` and ``gewoon`` put work in the queue; each prints, as JSON, how all work stands.
"""

import json
import sys

import django

django.setup()

from django.core.mail import send_mail  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from config.draaien.models import Werker  # noqa: E402
from gemeenten.kernband.voorstellen.bij import maak_bij  # noqa: E402

if sys.argv[1] == "post":
    send_mail("Onderwerp", "Tekst", "a@example.nl", ["b@example.nl"])
if sys.argv[1] == "gewoon":
    maak_bij.enqueue(0)
stand = [
    {"rij": r.queue_name, "stand": r.status, "pogingen": len(r.worker_ids)}
    for r in DBTaskResult.objects.order_by("enqueued_at")
]
werkers = sorted(Werker.objects.values_list("rij", flat=True))
sys.stdout.write(json.dumps({"werk": stand, "werkers": werkers}))
