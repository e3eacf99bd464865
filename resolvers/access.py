"""The one place where it is decided who may see what (访问控制).

Until access control is built, the hub serves loopback only and everyone there is ADMIN of
everything. Every read already takes the sight decided here, so that nothing has to be torn out.
A simulation keeps nothing and is a read; but its findings may tell that a record is there, as those of a load do.
"""

from dataclasses import dataclass

from graph.model.asking import Sight


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a caller is (身份): a name, roles and the codes of their areas (none: everywhere)."""

    name: str
    roles: tuple[str, ...]
    areas: tuple[str, ...] = ()


LOOPBACK_ADMIN = Identity("loopback", ("ADMIN",))


def sight_of(identity: Identity) -> Sight:
    """What this identity may see."""
    return Sight(areas=identity.areas)
