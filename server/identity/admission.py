"""The door: every request's headers are looked at here, and nowhere else is it decided who asks (准入)."""

from starlette.datastructures import Headers

from graph.database import Database
from graph.model.grants import areas_of
from graph.model.roles import Grant
from graph.store.tokens import unseen_areas
from resolvers.access import Identity
from server.identity.admitted import Admission
from server.identity.issued import PREFIX, IssuedTokens
from server.identity.refusals import forbidden, unauthenticated
from server.identity.signed import SignedTokens

MOST_BYTES = 8_000
"""The longest Authorization header that is read; the keys of a signed token's issuer make it long, nothing makes it longer."""
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""Headers that only a proxy writes: who sends one may sit anywhere."""


class Doorkeeper:
    """Admits callers by token, and those without one as `anonymous`, where somebody may ask without one at all."""

    def __init__(self, database: Database, signed: SignedTokens | None = None, *, anonymous: Identity | None = None) -> None:
        self._database = database
        self._issued = IssuedTokens(database)
        self._signed = signed
        self._anonymous = anonymous

    async def __call__(self, headers: Headers) -> Admission:
        """Who sends these headers; RefusedError 401 or 403."""
        token = bearer(headers)
        if token is None:
            if self._anonymous is not None and not any(name in headers for name in FORWARDED):
                return Admission(self._anonymous)
            raise unauthenticated("no token")
        if token.startswith(PREFIX):
            admission = await self._issued.admitted(token)
        elif self._signed is not None:
            admission = await self._signed.admitted(token)
        else:
            raise unauthenticated("no keys for signed tokens are set")
        await self._has_a_place(admission.identity.grants)
        return admission

    async def _has_a_place(self, grants: tuple[Grant, ...]) -> None:
        if not grants:
            raise forbidden("no role that is known")
        if await unseen_areas(self._database, areas_of(grants)):
            raise forbidden("an area that was never recorded")


def bearer(headers: Headers) -> str | None:
    """The token in the Authorization header, None without the header; RefusedError for anything that is none."""
    stated = headers.getlist("authorization")
    if not stated:
        return None
    if len(stated) > 1:
        raise unauthenticated("two Authorization headers")
    if len(stated[0]) > MOST_BYTES:
        raise unauthenticated("a header that is too long")
    scheme, _, token = stated[0].partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or not token.isascii() or " " in token:
        raise unauthenticated("an Authorization header that is no bearer token")
    return token
