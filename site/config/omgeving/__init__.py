"""What the environment may say: one table of rows, read once at start, trimmed and checked.

``soorten`` (kinds of values) and ``lezen`` are pure; ``tabel`` is the only place that names a variable, and the
table in ``site/README.md`` is made from it: ``PYTHONPATH=site python -m config.omgeving.documentatie``.
"""
