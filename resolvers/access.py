"""The one place where it is decided who may see what (访问控制).

Structure and coverage are for whoever the hub answers at all. What a role adds holds in the areas it was given for
(graph/model/roles.py), and enters every statement as parameters, before anything is read.
A simulation keeps nothing and is a read; but its findings may tell that a record is there, as those of a load do.
"""

from dataclasses import dataclass
from hashlib import sha256

from graph.database import Reader
from graph.errors import Forbidden
from graph.model.asking import Sight
from graph.model.roles import Grant, Right, Role, Scope, scope_of
from graph.store.inside import inside


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a caller is (身份): a name and what was granted; `token` is the identifier of the token that says so."""

    name: str
    grants: tuple[Grant, ...]
    token: str | None = None

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles, each once."""
        return tuple(dict.fromkeys(grant.role.value for grant in self.grants))

    @property
    def mark(self) -> str:
        """A short mark of who this is and what was granted."""
        return sha256(repr((self.name, self.grants)).encode()).hexdigest()[:12]

    @property
    def areas(self) -> tuple[str, ...]:
        """The codes of the areas that any of the roles is bound to; none: everywhere."""
        return tuple(sorted({code for grant in self.grants for code in grant.areas}))


NOBODY = Identity("nobody", (Grant(Role.VIEWER),))
"""Whoever asks the demo on loopback without a token."""
HUB = Identity("govhub", (Grant(Role.ADMIN),))
"""The hub itself, and whoever has its commands: they have the database."""


def sight_of(identity: Identity) -> Sight:
    """What this identity may see."""
    grants = identity.grants
    return Sight(
        names=scope_of(grants, Right.NAMES),
        personal=scope_of(grants, Right.PERSONAL),
        logs=scope_of(grants, Right.LOGS),
        changes=scope_of(grants, Right.CHANGE),
    )


async def holds_in(graph: Reader, scope: Scope, within: str | None) -> bool:
    """Whether a right of that scope holds in all of an area; None is everywhere. What moves with an area is asked of today."""
    if scope.everywhere or scope.nowhere or within is None:
        return scope.everywhere
    return await inside(graph, within, scope.areas)


async def require(graph: Reader, scope: Scope, within: str | None, *, what: str, argument: str) -> None:
    """Forbidden unless the right holds in all of the area: by what one may not read nothing is filtered or sorted."""
    if not await holds_in(graph, scope, within):
        where = "everywhere: name an area of yours in within" if within is None and not scope.nowhere else "here"
        raise Forbidden(f"{what}, which you may not read {where}", argument=argument)
