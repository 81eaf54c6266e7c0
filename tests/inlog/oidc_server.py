"""A small OpenID provider on loopback: discovery, authorize, token and user info, code flow with PKCE."""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT_ID, SECRET = "handleiding", "een-geheim-van-meer-dan-32-tekens-lang"


@dataclass
class Provider:
    """What the provider says about its one person, and what it was asked."""

    url: str = ""
    claims: dict = field(default_factory=dict)
    token_claims: dict = field(default_factory=dict)
    codes: dict = field(default_factory=dict)
    refused: list = field(default_factory=list)

    def discovery(self) -> dict:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def authorize(self, query: dict) -> str:
        """Hand out a code bound to the request; the request must use PKCE, a state and a nonce."""
        assert query["client_id"] == CLIENT_ID
        assert query["state"]
        assert query["nonce"]
        if query.get("code_challenge_method") != "S256":
            answer = {"error": "invalid_request", "state": query["state"]}
            return f"{query['redirect_uri']}?{urlencode(answer)}"
        code = secrets.token_urlsafe()
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict) -> dict | None:
        """Exchange a code, once, for who holds the secret and the verifier of the challenge."""
        asked = self.codes.pop(form.get("code"), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (
            not asked
            or form.get("client_secret") != SECRET
            or asked["code_challenge"] != challenge
            or asked["redirect_uri"] != form.get("redirect_uri")
        ):
            self.refused.append(form)
            return None
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT_ID, "iat": now, "exp": now + 60}
        claims |= {"sub": self.claims["sub"], "nonce": asked["nonce"]} | self.token_claims
        id_token = jwt.encode(claims, SECRET, algorithm="HS256")
        return {"access_token": "toegang", "token_type": "Bearer", "id_token": id_token}


class Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self):
        address = urlsplit(self.path)
        if address.path.startswith("/.well-known/"):
            self.answer(self.provider.discovery())
        elif address.path == "/authorize":
            query = {key: values[0] for key, values in parse_qs(address.query).items()}
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(query))
            self.end_headers()
        else:
            self.answer(self.provider.claims)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        answer = self.provider.token({key: values[0] for key, values in parse_qs(body).items()})
        self.answer(answer or {"error": "invalid_grant"}, status=200 if answer else 400)

    def answer(self, data: dict, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())

    def log_message(self, *args):
        """Keep the tests' output quiet."""


@contextmanager
def openid_provider():
    provider = Provider()
    handler = type("BoundHandler", (Handler,), {"provider": provider})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    provider.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
