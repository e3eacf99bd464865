"""Roles and what each may do (角色与权限): data, from which every decision about access follows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A role (角色), as the contract's enum names it."""

    VIEWER = "VIEWER"
    FRONTEND = "FRONTEND"
    ORGANISATION = "ORGANISATION"
    EDITOR = "EDITOR"
    AUDITOR = "AUDITOR"
    ADMIN = "ADMIN"


class Right(StrEnum):
    """What a role may do in its areas (权限), beyond reading structure and coverage, which every role may everywhere."""

    NAMES = "names"
    """Read people's names in full (姓名)."""
    PERSONAL = "personal"
    """Read gender, phone and Party membership, and whatever rests on membership (敏感个人信息)."""
    LOGS = "logs"
    """Read who read and who changed what (日志)."""
    CHANGE = "change"
    """Change the graph (变更)."""
    ADMINISTER = "administer"
    """Issue and revoke tokens, erase people (管理)."""


_EVERYTHING = frozenset({Right.NAMES, Right.PERSONAL})
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.VIEWER: frozenset(),
    Role.FRONTEND: frozenset({Right.NAMES}),
    Role.ORGANISATION: _EVERYTHING,
    Role.EDITOR: _EVERYTHING | {Right.CHANGE},
    Role.AUDITOR: _EVERYTHING | {Right.LOGS},
    Role.ADMIN: frozenset(Right),
}
"""By role; who records membership has to read it, so that an EDITOR reads what an ORGANISATION does."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a right holds (范围): everywhere, or inside the areas of these codes; nowhere with neither."""

    everywhere: bool = False
    areas: tuple[str, ...] = ()

    @property
    def nowhere(self) -> bool:
        """Whether it holds nowhere at all."""
        return not self.everywhere and not self.areas


EVERYWHERE = Scope(everywhere=True)
NOWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Grant:
    """One role in some areas (授权): codes; none means everywhere."""

    role: Role
    areas: tuple[str, ...] = ()


def scope_of(grants: Iterable[Grant], right: Right) -> Scope:
    """Where these grants together give a right."""
    giving = [grant for grant in grants if right in RIGHTS[grant.role]]
    if any(not grant.areas for grant in giving):
        return EVERYWHERE
    return Scope(areas=tuple(sorted({code for grant in giving for code in grant.areas})))
