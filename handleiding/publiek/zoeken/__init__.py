"""The public search. Direction of dependencies: woorden → woordenschat → zoekvraag → scoren, fragment (pure);
tabel → motor → indexeren → zoek → tonen → views. ``antwoorden`` stands alone: others register there.
"""
