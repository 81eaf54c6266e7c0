"""The page cache in front of Django: a public page that was made is answered again for as long as its stamps say.

A hit asks the database one thing, the stamps of its page (``handleiding.publiek.etalage.sleutel``), and enters no
middleware. Why an answer is never older than a publication that was finished when it was asked:

* Stamps rise in the very transaction that changes what readers see, so both are there for others at the same moment.
* A page is made after its stamps were read: the frames first, then its own with its row in one statement, all else
  later. So what it says is of those stamps or newer, never older; and where it is newer, or was read half before and
  half after a publication, its stamps are history already. Of such a page nothing would be answered again, but it
  is not kept either: stamps are read once more after it was made, and must be the same. A backup that is put back may
  bring old stamps back, and then meets nothing but pages that are wholly theirs.
* A hit compares with stamps that were read after the request came in. Who waited for another's render too: it reads
  them again.
* Hosts and redirects raise the stamp of the whole. That is read at the door, before anything of hosts is; where it
  rose since, what is made is kept by nobody.
* What is taken back was seen by nobody else, and inside a transaction nothing is kept (``geheugen.stand``).
* A database that does not answer says nothing, so nothing is answered from what is kept.

Direction of dependencies: antwoord, vluchten, elders and tekenset stand alone; stempelvraag, vraag, deur.
"""

from collections.abc import Callable, Iterable
from typing import Any

MB = 1024 * 1024


def met_voordeur(applicatie: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Return ``applicatie`` behind its door. Imported late: Django has to be set up first."""
    from django.conf import settings

    from .deur import Voordeur

    deur: Any = Voordeur(applicatie, settings.PAGINACACHE_MB * MB)
    return deur
