"""Grants as tokens state them (授权的文本): `ROLE`, or `ROLE:CODE` for one area."""

from collections.abc import Iterable

from graph.model.roles import Grant, Role


def granted(texts: Iterable[object]) -> tuple[Grant, ...]:
    """What these texts grant, a role each; what names no role, and a role for an area without a code, grants nothing."""
    areas: dict[Role, list[str] | None] = {}
    for text in texts:
        name, colon, code = text.partition(":") if isinstance(text, str) else ("", "", "")
        if name not in Role.__members__ or (colon and not code):
            continue
        role = Role[name]
        held = areas.setdefault(role, [] if colon else None)
        if not colon:
            areas[role] = None
        elif held is not None and code not in held:
            held.append(code)
    return tuple(Grant(role, () if codes is None else tuple(codes)) for role, codes in areas.items())


def as_texts(grants: Iterable[Grant]) -> list[str]:
    """The same grants as texts."""
    return [text for one in grants for text in ([f"{one.role}:{code}" for code in one.areas] or [one.role.value])]


def areas_of(grants: Iterable[Grant]) -> list[str]:
    """The codes of the areas that any of them is bound to, each once."""
    return sorted({code for one in grants for code in one.areas})
