"""Forms that readers without an account send: no cookie, and not for a machine or another site to send.

``zegel`` is the token in the form, ``herkomst`` asks where it was sent from, ``tempo`` how often from one network,
and ``scherm`` is the view that holds to all three. Direction of dependencies: zegel, herkomst, tempo → scherm.
"""

from .scherm import Lezersformulier

__all__ = ["Lezersformulier"]
