"""Keep what is secret unreadable for who reads the database or a copy of it. Each purpose has a key of its own."""

import base64
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MARK = "fernet:"


class OnleesbaarGeheim(Exception):
    """None of the keys opens this secret: a key is missing from the environment."""


def fernet_of(secret: str, purpose: bytes) -> Fernet:
    """Derive a key for this purpose only from a long, random secret."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose)
    return Fernet(base64.urlsafe_b64encode(derived.derive(secret.encode())))


class Kluis:
    """Encrypts with the first secret and opens with any of them, so that secrets can be renewed."""

    def __init__(self, secrets: Sequence[str], purpose: bytes) -> None:
        self.newest = fernet_of(secrets[0], purpose)
        self.keys = MultiFernet([fernet_of(secret, purpose) for secret in secrets])

    def encrypt(self, text: str) -> str:
        return MARK + self.newest.encrypt(text.encode()).decode()

    def decrypt(self, stored: str) -> str:
        """Open what was stored; what was stored before there was encryption is returned as it is."""
        if not stored.startswith(MARK):
            return stored
        try:
            return self.keys.decrypt(stored.removeprefix(MARK)).decode()
        except InvalidToken as error:
            raise OnleesbaarGeheim(
                "A stored secret cannot be opened: keep the earlier key (MFA_SLEUTEL) after the new one."
            ) from error

    def is_current(self, stored: str) -> bool:
        """Say whether the newest secret opens what was stored."""
        try:
            self.newest.decrypt(stored.removeprefix(MARK))
        except InvalidToken:
            return False
        return stored.startswith(MARK)
