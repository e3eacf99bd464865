"""What the demo city's registers got wrong at first, took back, or learned later (更正、作废、恢复)."""

from seeds.demo.city import City, Compound
from seeds.demo.names import MARK, compound_name
from seeds.demo.timetable import LAST, first_told


def plan_corrections(city: City) -> None:
    """Plans corrections, voids and bring-backs of records planned before."""
    _correct_compounds(city)
    _correct_people(city)
    _correct_dates(city)
    _correct_links(city)
    _correct_posts(city)
    _void_duplicates(city)
    _void_and_bring_back(city)


def _correct_compounds(city: City) -> None:
    dice, book = city.dice, city.book
    for place, compound in enumerate(dice.some([c for c in city.compounds if book.first(c.id) < 3], 24)):
        load = dice.between(book.first(compound.id) + 1, 12)
        community = compound.community
        if place < 10:
            book.change(compound.id, load, households=str(dice.between(60, 1800)), grade="")
        elif place < 14:
            book.change(compound.id, load, area=community.grids[place % 2])
        elif place < 18:
            book.change(compound.id, load, mature="yes" if place % 2 else "no")
        elif place < 20:
            book.change(compound.id, load, name=f"{compound.name}（更名）")
            book.plant("compound renamed", compound.id)
        else:
            book.change(compound.id, load, **{"class": "semi_open"})
    doomed = [c for c in city.compounds if not c.committees and not c.branches and _early_only(c)]
    for compound, day in zip(dice.some(doomed, 3), ("2024-08-31", "2025", "2025-06"), strict=True):
        book.change(compound.id, city.last(first_told(day)), demolished_on=day)
        book.plant("compound demolished", compound.id)


def _early_only(compound: Compound) -> bool:
    """Whether nothing was planned for the compound's managers later than 2023, when it may be demolished."""
    return compound.number <= 96 and all(max(stint.since, stint.until) < "2024" for stint in compound.managers)


def _correct_people(city: City) -> None:
    """Probationary members become full; a name, a telephone number, a membership are put right."""
    dice, book = city.dice, city.book
    people = book.all_of("people")
    probationary = [p for p in people if city.party_of(p) == "probationary" and book.first(p) < 11]
    for person in probationary[::2]:
        book.change(person, max(5, book.first(person) + 1), party_status="full")
        book.plant("probationary member who became full", person)
    for person in dice.some([p for p in people if not city.party_of(p)], 20):
        book.change(person, dice.between(max(6, book.first(person)), 12), party_status=dice.pick(("full", "none")))
    for person in dice.some([p for p in people if city.party_of(p) == "full" and book.first(p) < 4], 6):
        book.change(person, dice.between(5, 11), party_until=dice.pick(("2023-06-30", "2024", "2024-09")))
        book.plant("membership that ended", person)
    for person in dice.some([p for p in people if book.first(p) < 3], 15):
        book.change(person, dice.between(3, 12), phone=f"001{int(person[-4:]):08d}")


def _correct_dates(city: City) -> None:
    """A reduced date becomes a day, a filing is learned later, a nameless provider gets a name."""
    dice, book = city.dice, city.book
    appointments = [a for a in book.all_of("appointments") if 0 < len(book.latest(a).get("since", "")) < 10]
    for appointment in dice.some(appointments, 14):
        row = book.latest(appointment)
        if "until" not in row and book.first(appointment) < 12 and row["since"] < "2025":
            body = book.latest(city.body_of[row["post"]])
            day = f"{row['since']}-28" if len(row["since"]) == 7 else f"{row['since']}-12-28"
            if "dissolved_on" not in body and body.get("established_on", "")[: len(row["since"])] < row["since"]:
                book.change(appointment, dice.between(book.first(appointment) + 1, LAST), since=day)
                book.plant("reduced date put right", appointment)
    services = [s for s in book.all_of("services") if book.first(s) < 8]
    for service in dice.some([s for s in services if "filed_on" not in book.latest(s)], 10):
        book.change(service, dice.between(8, 12), filed_on=dice.day("2023-06-01", "2024-06-30"), source="99-src-filing")
    for place, service in enumerate(book.plants["service without a provider"][:3]):
        if book.first(service) < 9:
            book.change(service, 9 + place, provider=city.firms[place * 5].id)
            book.plant("provider learned later", service)


def _correct_links(city: City) -> None:
    """Homes are sold, employees leave, and some first days are learned later."""
    dice, book = city.dice, city.book
    for link in dice.some([o for o in book.all_of("ownerships") if book.first(o) < 4], 16):
        day = dice.day("2023-08-01", "2025-09-30")
        book.change(link, city.last(first_told(day)), until=dice.pick((day, day, day[:7], day[:4])))
    employments = [e for e in book.all_of("employments") if book.first(e) < 4]
    for place, link in enumerate(dice.some(employments, 18)):
        day = dice.day("2023-10-01", "2025-09-30")
        if place < 9:
            book.change(link, city.last(first_told(day)), until=day)
        else:
            book.change(link, 4 + place % 5, since=dice.pick(("2018", "2019-06", "2020-03-16")))


def _correct_posts(city: City) -> None:
    """A post gets another title, its first day or one more seat; an empty one is abolished."""
    dice, book = city.dice, city.book
    posts = [p for p in book.all_of("posts") if book.first(p) < 3]
    for post in dice.some([p for p in posts if _kind(city, p) == "member"], 6):
        book.change(post, dice.between(5, 10), seats=str(int(book.latest(post)["seats"]) + 2))
    for post in dice.some([p for p in posts if _kind(city, p) == "staff"], 4):
        book.change(post, dice.between(5, 10), title="专职社区工作者")
    for place, community in enumerate(city.communities[:5]):
        book.change(community.deputy_head, 5 + place, since="2022-03")
    empty = [p for p in book.plants["post without a holder"] if p in posts and _kind(city, p) == "grid_head"]
    for post in empty[:2]:
        book.change(post, 7, until="2024-06")
        book.plant("empty post abolished", post)


def _void_duplicates(city: City) -> None:
    """Records entered twice by mistake and taken back for good."""
    dice, book = city.dice, city.book
    community = city.communities[0]
    twin = {"id": "99-xq-901", "name": f"{compound_name(1)}（重复登记）", "area": community.code}
    book.tell("compounds", 0, twin)
    book.void("99-xq-901", 1)
    person = city.person(2, "full")
    vacant = next(p for p in book.plants["post without a holder"] if _kind(city, p) == "director")
    stint = city.appoint(person, vacant, "2022-12-01")
    for identifier in (stint.appointment, person):
        book.void(identifier, 5)
    firm = city.body("fm", f"{MARK}·重复登记物业服务有限公司", "firm", "2018", form="market", area="990101")
    book.void(firm, 3)
    for table, count in (("ownerships", 4), ("activities", 5), ("services", 2), ("steps", 3)):
        early = [r for r in book.all_of(table) if book.first(r) < 6 and r not in _planted(city)]
        for identifier in dice.some(early, count):
            book.void(identifier, dice.between(7, 12))
            book.plant("record voided", identifier)
    book.plant("record voided", "99-xq-901", person, stint.appointment, firm)


def _kind(city: City, post: str) -> str:
    return city.book.latest(post)["kind"]


def _planted(city: City) -> set[str]:
    return {identifier for identifiers in city.book.plants.values() for identifier in identifiers}


def _void_and_bring_back(city: City) -> None:
    """Records taken back and told again; what refers to them goes and comes with them."""
    dice, book = city.dice, city.book
    community = city.communities[1]
    name = f"{MARK}·{community.word}补录院"
    row = {"id": "99-xq-902", "name": name, "area": community.code, "class": "open", "built_on": "1994"}
    provider = {"provider": city.firms[0].id, "since": "2021-03-01"}
    service = {"id": city.number("sv"), "compound": "99-xq-902", "mode": "bundled", **provider}
    survey = {"id": city.number("su"), "subject": "99-xq-902", "aspect": "committee", "on": "2022-05-05", "finding": "none"}
    book.tell("compounds", 0, row)
    book.tell("services", 0, service)
    book.tell("surveys", 1, survey)
    grid = {"code": f"{community.code}-G09", "name": f"{MARK}·{community.word}第9网格", "level": "grid"}
    book.tell("areas", 0, grid)
    book.void(grid["code"], 2)
    book.bring_back(grid["code"], 5)
    for identifier in ("99-xq-902", service["id"], survey["id"]):
        book.void(identifier, 4)
        book.bring_back(identifier, 6)
    deputies = [a for a in book.all_of("appointments") if city.post_of(a) in {c.deputy_head for c in city.communities}]
    referred = book.referred_to()
    lasting = [a for a in deputies if book.first(a) < 5 and "until" not in book.latest(a) and a not in referred]
    brought = dice.some(lasting, 3)
    for appointment in brought:
        load = dice.between(6, 9)
        book.void(appointment, load)
        book.bring_back(appointment, load + 2)
    book.plant("record voided and brought back", "99-xq-902", service["id"], survey["id"], grid["code"], *brought)
