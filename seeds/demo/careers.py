"""Appointments that are not simply held: on their way, refused, suspended, ended some day (任职状态)."""

from seeds.demo.city import City
from seeds.demo.timetable import LAST, TOLD_ON, days_after, first_told

WAY = ("proposed", "under_review", "publicised", "approved")
REFUSED = ("rejected", "withdrawn")
REASONS = ("配合调查", "长期请假", "借调", "病休")


def plan_careers(city: City) -> None:
    """Plans appointments of every status, suspensions, and ends without a day."""
    _plan_ways_into_office(city)
    _plan_waiting(city)
    _plan_ends_without_day(city)
    _plan_suspensions(city)


def _lasting(city: City, post: str) -> bool:
    body = city.book.latest(city.body_of[post])
    return "dissolved_on" not in body and city.earliest[city.body_of[post]] < 6


def _plan_ways_into_office(city: City) -> None:
    """Through review and publicity into a vacant seat, one status a load."""
    dice, book = city.dice, city.book
    vacant = list(dict.fromkeys(book.plants["post with a vacant seat"]))
    for place, post in enumerate(dice.some([p for p in vacant if _lasting(city, p)], 14)):
        load = 6 + place % 4
        stages = WAY[place % 3 :]
        person = city.person(load)
        row = {"id": city.number("ap"), "person": person, "post": post, "status": stages[0]}
        book.tell("appointments", load, row)
        for stage, status in enumerate(stages[1:], 1):
            book.change(row["id"], min(load + stage, 12), status=status)
        since = days_after(TOLD_ON[min(load + len(stages), LAST)], -9)
        book.change(row["id"], min(load + len(stages), LAST), status="in_office", since=since)
        book.plant("appointment on its way into office", row["id"])


def _plan_waiting(city: City) -> None:
    """Proposals that wait or were refused: none of them counts as held."""
    dice, book = city.dice, city.book
    wanted = ("director", "deputy_director", "deputy_station_head", "secretary", "member", "part_time_member")
    posts = [p for p in book.all_of("posts") if book.latest(p)["kind"] in wanted and _lasting(city, p)]
    chosen = dice.some(posts, 54)
    for place, post in enumerate(chosen):
        status = (*WAY, *REFUSED)[place % 6]
        load = dice.between(6, LAST)
        row = {"id": city.number("ap"), "person": city.person(load), "post": post, "status": status}
        row |= {"since": dice.day("2024-01-01", "2025-12-01") if place % 2 else ""}
        row |= {"ended_because": "公示有异议"} if status == "rejected" else {}
        book.tell("appointments", load, {name: value for name, value in row.items() if value})


def _plan_ends_without_day(city: City) -> None:
    """Known to have ended, but not when: uncertain from the beginning on."""
    dice, book = city.dice, city.book
    held = _held(city, ("member", "committee_member", "staff"))
    held = dice.some(held, 12) + dice.some(_held(city, ("director", "secretary", "deputy_station_head")), 6)
    for appointment in held:
        load = dice.between(max(7, book.first(appointment) + 1), LAST)
        book.change(appointment, load, status="ended", ended_because="已离任，日期不详")
        book.plant("ended without a day", appointment)


def _held(city: City, kinds: tuple[str, ...]) -> list[str]:
    """Holdings told by 2024, open, with a whole first day, of posts of those kinds."""
    book = city.book
    return [
        appointment
        for appointment in book.all_of("appointments")
        if book.first(appointment) < 8
        and book.latest(city.post_of(appointment))["kind"] in kinds
        and len(book.latest(appointment).get("since", "")) == 10
        and not {"status", "until"} & set(book.latest(appointment))
        and _lasting(city, city.post_of(appointment))
    ]


def _plan_suspensions(city: City) -> None:
    dice, book = city.dice, city.book
    held = dice.some(_held(city, ("director", "secretary", "deputy_station_head", "firm_head")), 14)
    held += dice.some(_held(city, ("member", "staff", "grid_worker", "part_time_member")), 6)
    for place, appointment in enumerate(held):
        since = dice.day(max(book.latest(appointment)["since"], "2023-02-01"), "2025-06-30")
        until = days_after(since, dice.pick((30, 90, 180))) if place % 3 else ""
        written = since[:7] if place % 5 == 4 else since
        if len(written) < 10 and until:
            until = days_after(since, 180)
        row = {"id": city.number("sp"), "appointment": appointment, "since": written, "reason": f"演示：{REASONS[place % 4]}"}
        load = max(book.first(appointment), city.last(first_told(since)))
        book.tell("suspensions", load, row)
        lifted = first_told(until, load) if until else None
        if lifted is not None:
            book.change(row["id"], lifted, until=until)
        book.plant("holder suspended", appointment)
    voided = book.all_of("suspensions")[5]
    if book.first(voided) < LAST:
        book.void(voided, book.first(voided) + 1)
        book.plant("record voided", voided)
