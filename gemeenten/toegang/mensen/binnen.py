"""Who ever came in owns the account: from then on nobody else makes a way into it."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount


def kwam_binnen(mens: Any) -> bool:
    """Return whether ``mens`` logged in, or can; asks the database nothing, so that lists can."""
    return bool(mens.last_login) or mens.has_usable_password()


def heeft_eigen_sleutel(mens: Any) -> bool:
    """Return whether anything of ``mens`` opens the account: also a second step or an account elsewhere."""
    return (
        kwam_binnen(mens)
        or SocialAccount.objects.filter(user=mens).exists()
        or Authenticator.objects.filter(user=mens).exists()
    )
