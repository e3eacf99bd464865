"""What a title in a committee is called in the hub. A title is kept as written; only its kind is chosen here."""

from graph.model.kinds import PostKind

_PLAIN_MEMBERS = frozenset(
    {
        "",
        "member",
        "interim member",
        "ranking member",
        "ranking  member",
        "ranking republican member",
        "ranking democratic member",
        "vice ranking member",
        "assistant ranking member",
        "assistant ranking republican member",
        "ex officio",
        "ex-officio",
        "exofficio",
        "exoficio",
        "esoficio",
    }
)
_BESIDE_THE_CHAIR = frozenset({"chair emeritus", "alternate chair", "delegation chair"})


def is_chair(title: str) -> bool:
    """Whether a title says chair in English and no vice chair: what decides whether a committee is without one.

    Nothing is translated for it: a committee of Puerto Rico with a `presidente` has no title of chair.
    """
    lower = title.lower()
    return "chair" in lower and "vice" not in lower


def kind_of(title: str) -> PostKind:
    """The kind of post: 主任 for who heads a committee, 副主任 for the deputy, 成员 for members, else other.

    A secretary or clerk here is no Party secretary (书记) and not always staff: both are other.
    """
    lower = title.lower()
    heads = "chair" in lower or "president" in lower
    if lower in _PLAIN_MEMBERS:
        return PostKind.MEMBER
    if heads and "vice" in lower:
        return PostKind.DEPUTY_DIRECTOR
    if heads and lower not in _BESIDE_THE_CHAIR:
        return PostKind.DIRECTOR
    return PostKind.OTHER
