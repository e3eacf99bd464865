"""Tokens that an OpenID Connect provider signs (JWT), checked against the keys it publishes (JWKS)."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import jwt

from graph.model.grants import granted
from resolvers.access import Identity
from server.identity.admitted import Admission
from server.identity.keys import PublishedKeys
from server.identity.refusals import unauthenticated
from server.settings import Settings

ALGORITHMS = ("RS256", "ES256", "EdDSA")
"""Signatures by a private key only: with a shared secret whoever can check a token can make one."""
LEEWAY = 30
"""Seconds by which the clocks of provider and hub may differ."""
_NAMES = ("name", "preferred_username", "sub")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token must state (签发要求): who issued it, for whom it is meant, and the claim that holds the roles."""

    issuer: str
    audience: str
    roles_claim: str = "govhub_roles"


def signed_tokens(settings: Settings) -> "SignedTokens | None":
    """Who admits signed tokens as the settings say; None where they name no provider."""
    address, issuer, audience = settings.jwks_url, settings.jwt_issuer, settings.jwt_audience
    if address is None or issuer is None or audience is None:
        return None
    return SignedTokens(PublishedKeys(address), Expected(issuer, audience, settings.jwt_roles_claim))


class SignedTokens:
    """Admits whoever brings a token of the provider."""

    def __init__(self, keys: PublishedKeys, expected: Expected) -> None:
        self._keys = keys
        self._expected = expected

    async def admitted(self, text: str) -> Admission:
        """Who brings this token; RefusedError 401, or 503 when the keys cannot be had."""
        try:
            claims = await self._claims(text)
            until = float(claims["exp"])
        except (jwt.PyJWTError, ValueError, TypeError, OverflowError, RecursionError) as fault:
            # The text of the fault may quote the token.
            raise unauthenticated(f"signed token: {type(fault).__name__}") from None
        stated = claims.get(self._expected.roles_claim)
        name = next((claims[one] for one in _NAMES if isinstance(claims.get(one), str) and claims[one]), "?")
        known_by = claims.get("jti") or sha256(text.encode()).hexdigest()[:32]
        grants = granted(stated if isinstance(stated, list) else ())
        return Admission(Identity(name[:200], grants, f"jwt:{known_by}"[:200]), until)

    async def _claims(self, text: str) -> dict[str, Any]:
        header = jwt.get_unverified_header(text)
        kid = header.get("kid")
        # Looked at before a key is: a token that states another algorithm never meets one.
        if header.get("alg") not in ALGORITHMS or not isinstance(kid, str) or not kid:
            raise jwt.InvalidAlgorithmError
        key = await self._keys.key(kid)
        if key is None:
            raise jwt.InvalidKeyError
        # The library also refuses an algorithm that is not the key's own.
        return jwt.decode(
            text,
            key,
            algorithms=ALGORITHMS,
            audience=self._expected.audience,
            issuer=self._expected.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iss", "aud"], "enforce_minimum_key_length": True},
        )
