"""A provider of OpenID Connect for tests: code flow with PKCE, tokens signed with a key of its own."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from mozilla_django_oidc.auth import jwt

rsa = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.rsa")
CLIENT, SECRET = "gangmu", "between us"


@dataclass
class Provider:
    """What it says about who signs in; each may be changed to a lie."""

    url: str = ""
    claims: dict[str, Any] = field(default_factory=lambda: {"sub": "s-1", "preferred_username": "zhou", "name": "周明"})
    told: dict[str, Any] = field(default_factory=dict)  # overrides of the token's own claims
    userinfo: dict[str, Any] | None = None
    broken: bool = False
    asked: dict[str, Any] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048))
    signing_key: Any = None

    def authorize(self, said: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        self.asked = said
        return f"{said['redirect_uri']}?{urlencode({'code': 'c-1', 'state': said['state']})}"

    def token(self, said: dict[str, str]) -> dict[str, str]:
        """The tokens for a code, where whoever asks knows secret and verifier."""
        digest = hashlib.sha256(said["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == self.asked["code_challenge"]
        assert (said["client_id"], said["client_secret"], said["code"]) == (CLIENT, SECRET, "c-1")
        now = int(time.time())
        claims = {
            "iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, "sub": self.claims["sub"],
            "nonce": self.asked["nonce"], **self.told,
        }  # fmt: skip
        signed = jwt.encode(claims, self.signing_key or self.key, "RS256", headers={"kid": "k1"})
        return {"access_token": "a-1", "token_type": "Bearer", "id_token": signed}

    def jwks(self) -> dict[str, Any]:
        """The public key."""
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": "k1", "alg": "RS256", "use": "sig"}]}

    def environment(self) -> dict[str, str]:
        """What an office sets to use it."""
        return {
            "GANGMU_OIDC_CLIENT_ID": CLIENT, "GANGMU_OIDC_CLIENT_SECRET": SECRET, "GANGMU_OIDC_ISSUER": self.url,
            "GANGMU_OIDC_AUTHORIZATION": f"{self.url}/authorize", "GANGMU_OIDC_TOKEN": f"{self.url}/token",
            "GANGMU_OIDC_USERINFO": f"{self.url}/userinfo", "GANGMU_OIDC_JWKS": f"{self.url}/jwks",
        }  # fmt: skip


@contextlib.contextmanager
def providing() -> Iterator[Provider]:
    """A provider that listens for the time of a test."""
    provider = Provider()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/authorize":
                self.send_response(302)
                said = {name: value[0] for name, value in parse_qs(asked.query).items()}
                self.send_header("Location", provider.authorize(said))
                self.end_headers()
                return
            self.answer(provider.jwks() if asked.path == "/jwks" else provider.userinfo or provider.claims)

        def do_POST(self) -> None:
            said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.answer(provider.token({name: value[0] for name, value in said.items()}))

        def answer(self, said: Any) -> None:
            self.send_response(503 if provider.broken else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
