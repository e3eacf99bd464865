"""What a policy says about how a committee is composed and how a compound is to be managed (组成条件与管理模式), as data."""

from dataclasses import dataclass
from enum import StrEnum

from graph.model.bilingual import Bilingual
from graph.model.kinds import BodyKind, CompoundClass, ServiceMode
from graph.model.measures import Parameter, Takes

_COMMITTEES = (str(BodyKind.OWNERS_COMMITTEE), str(BodyKind.MANAGEMENT_COMMITTEE))
_CLASSES = tuple(str(word) for word in CompoundClass)
MODES: tuple[str, ...] = tuple(str(word) for word in ServiceMode)


class Requirement(StrEnum):
    """What a rule may require of a committee beside its size (组成要求)."""

    ODD = "odd"
    OWNERS_HALF = "owners_half"
    PARTY_HALF = "party_half"
    DIRECTOR_IN_COMMUNITY_PARTY = "director_in_community_party"


LEAST_MEMBERS = "least_members"
"""The requirement on size; beside the words of `Requirement`, the one that carries a number."""


def _may(name: str, takes: Takes, zh: str, en: str, words: tuple[str, ...] = ()) -> Parameter:
    return Parameter(name, takes, Bilingual(zh, en), words, required=False)


COMPOSITION_PARAMETERS: tuple[Parameter, ...] = (
    Parameter("kinds", Takes.WORDS, Bilingual("适用的委员会", "kinds of committee"), _COMMITTEES),
    _may("established_from", Takes.DAY, "只适用于此日起成立的", "only those established on that day or later"),
    _may(LEAST_MEMBERS, Takes.NUMBER, "成员不少于", "at least so many members"),
    _may("requires", Takes.WORDS, "其他要求", "what else is required", tuple(str(word) for word in Requirement)),
)
"""What may stand under a rule's `composition`."""
WHEN_PARAMETERS: tuple[Parameter, ...] = (
    _may("classes", Takes.WORDS, "小区类型，任一即可", "any of these classes of compound", _CLASSES),
    _may("mature", Takes.FLAG, "是否成熟", "whether mature"),
    _may("built_before", Takes.DAY, "此日之前建成", "built before that day"),
    _may("households_below", Takes.NUMBER, "户数少于", "fewer households than that"),
    _may("served_in", Takes.WORDS, "现有服务的模式，任一即可", "a service in any of these modes holds", MODES),
)
"""What may stand under a case's `when`."""


@dataclass(frozen=True, slots=True)
class Composition:
    """What a rule requires of committees of these kinds (组成).

    `established_from` limits it to those established on that day or later, `least_members` is a number of people.
    """

    kinds: tuple[str, ...]
    established_from: str | None = None
    least_members: int | None = None
    requires: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModeConditions:
    """Recorded facts of a compound on which a case rests, all of which must be so (适用条件); None asks nothing.

    `households_below` is a number of households, `built_before` a day, `served_in` modes of a service that holds.
    """

    classes: tuple[str, ...] | None = None
    mature: bool | None = None
    built_before: str | None = None
    households_below: int | None = None
    served_in: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ModeCase:
    """One case of how compounds without a firm are to be managed (管理模式的一种情形).

    `needs` are facts that the clause asks for and that no bundle records.
    """

    clause: str
    modes: tuple[str, ...]
    when: ModeConditions
    needs: tuple[Bilingual, ...]
    text: Bilingual
