"""What one request has read of people (个人信息读取): collected while it is answered, logged before the answer leaves."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Reads:
    """The people whose personal fields are in the answer, and the fields that were masked in it."""

    people: set[str] = field(default_factory=set)
    """Identifiers of the people of whom a name in full, a gender, a phone or a membership is told."""
    membership: set[str] = field(default_factory=set)
    """Identifiers of the metrics answered that rest on Party membership."""
    cut: set[str] = field(default_factory=set)
    """Fields of the answer, by response key, of which there may be more than was looked for."""
    masked: list[str] = field(default_factory=list)
    """Paths in the answer of what the caller may not read."""

    @property
    def personal(self) -> bool:
        """Whether anything personal is told at all."""
        return bool(self.people or self.membership)
