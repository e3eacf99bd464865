"""The pieces every remedy is put together from: a body, a post in it, somebody in the post (补救措施的组成部分).

New records begin on the gap's day. A post is taken that stands on the day with a seat that nobody holds or may
hold from that day on; else one is added. Identifiers follow from the gap and from what each record is for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from graph.model.dates import day_text
from graph.model.kinds import FORM_REQUIRED, FORMS, POST_TITLE
from graph.rules.remedies.lawful import holdings, seats, taken
from graph.rules.remedies.scene import YES, Change, Record, Scene
from graph.rules.remedies.words import NEW_BODIES, NEW_PERSON

_PREFIX = {"bodies": "body", "posts": "post", "appointments": "app", "people": "person", "services": "service"}


@dataclass(frozen=True, slots=True)
class Idea:
    """What may be a remedy (设想): what it is for, the changes, and who takes the open place, if there is one."""

    code: str
    changes: tuple[Change, ...]
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to close a gap (途径), with an idea for each person who could take the open place.

    One that is `last` is gone only where no other leads anywhere.
    """

    ideas: Sequence[Idea]
    last: bool = False


@dataclass(slots=True)
class Draft:
    """Changes in the making (变更草案), and the scene with them in it."""

    scene: Scene
    changes: list[Change] = field(default_factory=list)

    @property
    def now(self) -> Scene:
        """The scene with what was drafted so far."""
        return self.scene.after(self.changes)

    @property
    def day(self) -> str:
        """The gap's day, as a bundle writes it."""
        return day_text(self.scene.day)

    def id(self, table: str, purpose: str) -> str:
        """An identifier for a new record of the gap; the same gap and purpose always give the same one."""
        scene = self.scene
        told = "\n".join((str(scene.metric["id"]), scene.subject, self.day, table, purpose))
        return f"new-{_PREFIX.get(table, table)}-{blake2b(told.encode(), digest_size=10).hexdigest()}"

    def add(self, table: str, purpose: str, **cells: str) -> str:
        """A new record; empty cells are not stated."""
        id_ = self.id(table, purpose)
        self.changes.append(Change(table, {"id": id_, **{name: text for name, text in cells.items() if text}}))
        return id_

    def correct(self, record: Record, **cells: str) -> None:
        """The record's whole row as recorded, with these cells."""
        row = {**record.cells, **cells}
        self.changes.append(Change(record.table, {name: text for name, text in row.items() if text}))

    def idea(self, code: str, person: str | None = None) -> Idea:
        """The draft as it stands."""
        return Idea(code, tuple(self.changes), person)

    # -- pieces ----------------------------------------------------------------------------

    def body(self, kind: str, forms: Iterable[str] | None = None, without: Iterable[str] = (), **where: str) -> str:
        """A new body of that kind, with the first of the forms that the kind takes."""
        form = form_for(kind, forms, without)
        place = self.scene.records.get(where.get("compound") or where.get("firm") or "")
        name = (place.get("name") if place else self.scene.place_name) + NEW_BODIES[kind]
        return self.add("bodies", f"{kind} {form}", name=name, kind=kind, form=form, established_on=self.day, **where)

    def post(self, body: str, kind: str, *, compound: str = "", number: int = 1) -> str:
        """A new post in the body."""
        seats_ = str(number) if number > 1 else ""
        return self.add("posts", f"{body} {kind}", body=body, kind=kind, seats=seats_, compound=compound, since=self.day)

    def person(self, purpose: str, *, member: bool = False) -> str:
        """Somebody who is yet to be found."""
        return self.add("people", purpose, name=NEW_PERSON[0], party_status="full" if member else "")

    def appoint(self, person: str, post: str) -> None:
        """The person holds the post from the day on."""
        self.add("appointments", f"{person} {post}", person=person, post=post, since=self.day)

    def seat(self, person: str, bodies: Sequence[str], kinds: Sequence[str] | None, kind: str, compound: str = "") -> None:
        """The person holds a post of these kinds in one of the bodies: a free one, else a new one in the first body."""
        now = self.now
        for body in bodies:
            for post in now.posts_in(body, kinds):
                if post.get("compound") in ("", compound or post.get("compound")) and is_free(now, post, person):
                    self.appoint(person, post.id)
                    return
        self.appoint(person, self.post(bodies[0], kind, compound=compound))

    def replace(self, person: str, posts: Sequence[Record], body: str, kind: str) -> None:
        """The person holds the one post of that kind: the one who sits in it certainly and alone leaves on the day.

        Where that is not so clear, and where nobody sits in one, as `seat` does.
        """
        now = self.now
        for post in posts:
            if now.stands(post) == YES and not is_free(now, post, person):
                sitting = occupants(now, post)
                sure = [app for first, last, app in taken(now, post) if first < now.day < last]
                if len(sitting) == seats(post) == 1 and sure == sitting and sitting[0].get("person") != person:
                    self.correct(sitting[0], until=self.day)
                    self.appoint(person, post.id)
                    return
        for post in posts:
            if is_free(now, post, person):
                self.appoint(person, post.id)
                return
        self.appoint(person, self.post(body, kind))


def form_for(kind: str, forms: Iterable[str] | None, without: Iterable[str] = ()) -> str:
    """The form that a new body of that kind takes out of these: the first; empty where the kind needs none."""
    listed = FORMS.get(kind, ())
    left = frozenset(without)
    if forms is not None:
        return next((form for form in forms if form in listed and form not in left), "")
    if kind not in FORM_REQUIRED:
        return ""
    return next((form for form in (_USUAL.get(kind, ""), *listed) if form in listed and form not in left), "")


_USUAL = {"party_organisation": "compound_branch", "management_committee": "temporary"}


def occupants(scene: Scene, post: Record) -> list[Record]:
    """Who takes or may take a seat of the post on any day from the gap's day on."""
    return [app for app in holdings(scene, post.id) if app.end.last > scene.day]


def is_free(scene: Scene, post: Record, person: str) -> bool:
    """Whether the person could take a seat of the post from the gap's day on, without an end."""
    sitting = occupants(scene, post)
    return scene.stands(post) == YES and len(sitting) < seats(post) and all(app.get("person") != person for app in sitting)


def title_of(post: Record) -> str:
    """The title of a post, by its kind where none is stated."""
    return post.get("title") or POST_TITLE[post.get("kind")]
