"""What the door says of a caller whom it lets in."""

from dataclasses import dataclass

from resolvers.access import Identity


@dataclass(frozen=True, slots=True)
class Admission:
    """Who asks (准入结果), and the second since the epoch at which the token ends that says so; None for nobody's."""

    identity: Identity
    until: float | None = None
