"""What readers sent by a form, in the CMS: for each kind the same list, and the same screen of one to deal with.

A kind says whose they are, what the list shows of one, and what may be done; ``lezersreacties`` and
``onboarding.aanvraag`` do. Direction of dependencies: scherm → lijst, ding.
"""
