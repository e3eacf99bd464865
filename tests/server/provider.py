"""An OpenID Connect provider of our own: keys of three kinds at an address on loopback, and whatever tokens a test wants."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm

ISSUER = "https://provider.example/realm"
AUDIENCE = "govhub"
RSA, EC, ED, FOREIGN = (
    rsa.generate_private_key(public_exponent=65537, key_size=2048),
    ec.generate_private_key(ec.SECP256R1()),
    ed25519.Ed25519PrivateKey.generate(),
    rsa.generate_private_key(public_exponent=65537, key_size=2048),
)
PRIVATE: dict[str, Any] = {"rsa": RSA, "ec": EC, "ed": ED}
ALGORITHM = {"rsa": "RS256", "ec": "ES256", "ed": "EdDSA"}


def published(kid: str, key: Any, **more: str) -> dict[str, Any]:
    """A public key as a provider publishes it."""
    kind = RSAAlgorithm if isinstance(key, rsa.RSAPrivateKey) else ECAlgorithm if kid.startswith("ec") else OKPAlgorithm
    return {**json.loads(kind.to_jwk(key.public_key())), "kid": kid, **more}  # type: ignore[attr-defined]


def pem(key: Any) -> bytes:
    return bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))


def claims(**other: Any) -> dict[str, Any]:
    """The claims of a good token, with others in their place; None leaves one out."""
    now = int(time.time())
    good = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": "u-1",
        "name": "街道 审计",
        "iat": now,
        "nbf": now,
        "exp": now + 600,
        "govhub_roles": ["AUDITOR"],
    }
    return {name: value for name, value in {**good, **other}.items() if value is not None}


def signed(kid: str = "rsa", **other: Any) -> str:
    return jwt.encode(claims(**other), PRIVATE[kid], algorithm=ALGORITHM[kid], headers={"kid": kid})


def by_hand(header: dict[str, Any], body: dict[str, Any], signature: bytes = b"") -> str:
    """A token that no library would make."""
    parts = (json.dumps(header).encode(), json.dumps(body).encode(), signature)
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)


@dataclass
class Provider:
    """What is published, and how often it was asked for."""

    address: str
    keys: list[dict[str, Any]] = field(default_factory=lambda: [published(kid, key, use="sig") for kid, key in PRIVATE.items()])
    status: int = 200
    asked: int = 0


@contextmanager
def provider() -> Iterator[Provider]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked += 1
            body = json.dumps({"keys": told.keys}).encode()
            self.send_response(told.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told = Provider(f"http://127.0.0.1:{server.server_address[1]}/keys")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield told
        finally:
            server.shutdown()
