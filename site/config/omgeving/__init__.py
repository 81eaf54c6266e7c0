"""What the environment may say: one table of rows, read once at start, trimmed and checked.

``soorten`` (kinds of values), ``aanbieders`` and ``lezen`` are pure. ``tabel`` with ``beheer``, and ``aanbieders`` for
municipalities with a log-in of their own, are the only places that name a variable. The table in ``site/README.md`` is
made from them: ``PYTHONPATH=site python -m config.omgeving.documentatie``.
"""
