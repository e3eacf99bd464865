"""What is counted of a network of people and organisations, from the pairs that the hub answered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import combinations

Pair = tuple[str, str]
"""A person and an organisation."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a network. A component is what shared people and organisations join."""

    pairs: int
    people: int
    organisations: int
    people_in_several: int
    sharing_pairs: int
    components: int
    largest_component_members: int
    """People and organisations of the component that has the most of them."""
    largest_component_organisations: int
    """Organisations of the component that has the most organisations."""

    def as_json(self) -> dict[str, int]:
        """The figures by name."""
        return asdict(self)


def figures_of(pairs: Iterable[Pair]) -> Figures:
    """The figures of distinct pairs, by a union-find over people and organisations."""
    distinct = set(pairs)
    of_person: dict[str, set[str]] = {}
    forest = _Forest()
    for person, organisation in distinct:
        of_person.setdefault(person, set()).add(organisation)
        forest.join(("person", person), ("organisation", organisation))
    organisations = {organisation for _, organisation in distinct}
    sharing = {pair for own in of_person.values() for pair in combinations(sorted(own), 2)}
    members = Counter(forest.root(thing) for thing in list(forest.above))
    of_component = Counter(forest.root(("organisation", one)) for one in organisations)
    return Figures(
        pairs=len(distinct),
        people=len(of_person),
        organisations=len(organisations),
        people_in_several=sum(len(own) > 1 for own in of_person.values()),
        sharing_pairs=len(sharing),
        components=len(members),
        largest_component_members=max(members.values(), default=0),
        largest_component_organisations=max(of_component.values(), default=0),
    )


class _Forest:
    """Things joined into trees; a thing's root names its component."""

    def __init__(self) -> None:
        self.above: dict[Pair, Pair] = {}

    def root(self, thing: Pair) -> Pair:
        self.above.setdefault(thing, thing)
        while self.above[thing] != thing:
            self.above[thing] = self.above[self.above[thing]]
            thing = self.above[thing]
        return thing

    def join(self, one: Pair, other: Pair) -> None:
        self.above[self.root(one)] = self.root(other)
