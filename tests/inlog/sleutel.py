"""A security key in software: it answers what the site asks a browser to ask of a real one."""

import hashlib
import json
import secrets
import struct

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_encode

PRESENT, ATTESTED = 0x01, 0x40


class Sleutel:
    def __init__(self, host: str = "testserver") -> None:
        self.host = host
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.count = 0

    def register(self, options: dict) -> str:
        """Answer the options of a registration, as JSON for the form's hidden field."""
        public = cbor.encode(dict(ES256.from_cryptography_key(self.private.public_key())))
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        data = self.data(PRESENT | ATTESTED) + attested
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self.client_data("webauthn.create", options)
        return self.answer(
            clientDataJSON=websafe_encode(client), attestationObject=websafe_encode(attestation)
        )

    def authenticate(self, options: dict) -> str:
        """Sign the challenge of a log-in."""
        self.count += 1
        data = self.data(PRESENT)
        client = self.client_data("webauthn.get", options)
        signed = data + hashlib.sha256(client).digest()
        return self.answer(
            clientDataJSON=websafe_encode(client),
            authenticatorData=websafe_encode(data),
            signature=websafe_encode(self.private.sign(signed, ec.ECDSA(SHA256()))),
        )

    def data(self, flags: int) -> bytes:
        host = hashlib.sha256(self.host.encode()).digest()
        return host + struct.pack(">BI", flags, self.count)

    def client_data(self, kind: str, options: dict) -> bytes:
        challenge = options["publicKey"]["challenge"]
        encoded = challenge if isinstance(challenge, str) else websafe_encode(challenge)
        said = {"type": kind, "challenge": encoded, "origin": f"https://{self.host}"}
        return json.dumps(said).encode()

    def answer(self, **response: str) -> str:
        key = websafe_encode(self.id)
        return json.dumps({"type": "public-key", "id": key, "rawId": key, "response": response})
