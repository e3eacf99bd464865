"""Property firms, their posts, the services they provide and their people (物业企业与服务)."""

from seeds.demo.city import City, Compound, Firm, Stint
from seeds.demo.names import credit_code, firm_name
from seeds.demo.places import STREETS
from seeds.demo.timetable import days_after

FORMS = ("market",) * 20 + ("quasi",) * 3 + ("resident_unit", "residents_self_managed", "residents_self_managed")
FORMS_LAST = ("community_self_managed", "")
MODES = (
    *(("professional", 59), ("bundled", 6), ("quasi", 5), ("community_entrusted", 4), ("social_organisation", 3)),
    *(("owners_self_managed", 4), ("state_backstop", 3), ("resident_founded_firm", 3), ("community_service_centre", 2)),
    ("", 7),
)
"""How many of the 96 compounds are managed in which mode; the last have no service at all."""
REDUCED_STARTS = ("2023", "2023-05", "2022", "2024-02", "2023", "2023-08", "2024")


def plan_firms(city: City) -> None:
    """Plans 28 firms with their posts and heads."""
    for number, form in enumerate(FORMS + FORMS_LAST, 1):
        street = STREETS[number % 2]
        area = (street[0], city.communities[number % 12].code, "990101", street[0])[number % 4]
        since = ("2012-04-18", "2009", "2016-11", "2018-08-01")[number % 4]
        until = {5: "2023", 11: "2024-06-30"}.get(number, "")
        code = credit_code("990101", number) if number % 6 else ""
        first = area if area.startswith(STREETS[0][0]) else "990101"
        body = city.body("fm", firm_name(number), "firm", since, until, form=form, area=first, uscc=code)
        if first != area:
            city.book.change(body, STREETS[1][3], area=area)
        firm = Firm(body, firm_name(number), form)
        city.firms.append(firm)
        if until:
            city.book.plant("firm dissolved while it serves", body)
        _plan_posts(city, firm, number, until)


def _plan_posts(city: City, firm: Firm, number: int, until: str) -> None:
    head = city.post(firm.id, "firm_head")
    if number in (8, 17):
        city.book.plant("post without a holder", head)
    else:
        party = "full" if number % 2 else ""
        firm.head = city.appoint(city.employee(firm.id, 0, party), head, ("2019-08-01", "2020", "2021-02")[number % 3], until)
    if number % 4 == 0:
        firm.whole_firm_post = city.post(firm.id, "project_manager", 4)
    if number % 3 == 0:
        instructor = city.post(firm.id, "party_building_instructor")
        city.appoint(city.person(0, "full"), instructor, "2022-06-01", until, on_behalf_of=city.communities[number % 7].party)
    if number in (3, 9, 14, 21):
        for _ in range(4):
            city.employee(firm.id, 0, "full", "2020")
        branch = city.body("pp", f"{firm.name}党支部", "party_organisation", "2021-07-01", form="firm_branch", firm=firm.id)
        assert firm.head is not None
        city.appoint(firm.head.person, city.post(branch, "secretary"), "2021-07-01")
        city.book.plant("firm with a branch of its own", firm.id)


def plan_services(city: City) -> None:
    """Deals the modes out and plans each compound's services, one after the other or side by side."""
    modes = [mode for mode, count in MODES for _ in range(count)]
    reduced = iter(REDUCED_STARTS)
    market = [f for f in city.firms if f.form == "market"]
    for place, (compound, mode) in enumerate(zip(city.spread_compounds(), modes, strict=True)):
        if not mode:
            continue
        since = city.dice.day("2019-03-01", "2022-06-30") if place % 4 else city.dice.day("2022-08-01", "2024-06-30")
        if place % 9 == 5:
            since = next(reduced, since)
        if mode in ("professional", "bundled"):
            _plan_firm_services(city, compound, mode, since, market, place)
        else:
            _serve(city, compound, mode, _provider(city, compound, mode, since), since)


def _provider(city: City, compound: Compound, mode: str, since: str) -> str:
    forms = {"quasi": "quasi", "state_backstop": "resident_unit", "resident_founded_firm": "residents_self_managed"}
    if mode in forms:
        return city.dice.pick([firm.id for firm in city.firms if firm.form == forms[mode]])
    if mode == "community_entrusted":
        return compound.community.residents
    if mode == "community_service_centre":
        return compound.community.station
    if mode == "owners_self_managed":
        return next((body for body, founded, _ in compound.committees if founded <= since), "")
    return ""


def _plan_firm_services(city: City, compound: Compound, mode: str, since: str, market: list[Firm], place: int) -> None:
    """One firm, a change of firms, two at a time, or a firm that nobody has named yet."""
    dice = city.dice
    firm = market[(place * 7 + place // 20) % len(market)]
    if firm_end(city, firm) and since[:4] > "2022":
        firm = _lasting(city, market, place)
    if place % 14 == 3:
        service = _serve(city, compound, mode, "", since)
        city.book.plant("service without a provider", service)
        return
    lot = dice.below(100)
    if lot < 24 and len(since) == 10 and not firm_end(city, firm):
        left = dice.day(days_after(max(since, "2022-06-01"), 240), "2025-07-31")
        _serve(city, compound, mode, firm.id, since, left)
        _manage(city, compound, firm, since, left)
        if lot < 20:
            other = _lasting(city, market, place * 7 + 5)
            began = days_after(left, dice.pick((0, 0, 31, 120)))
            _serve(city, compound, mode, other.id, began)
            _manage(city, compound, other, began, "")
        city.book.plant("change of firms", compound.id)
        return
    _serve(city, compound, mode, firm.id, since)
    _manage(city, compound, firm, since, "")
    end = firm_end(city, firm)
    if end and lot < 80:
        other = _lasting(city, market, place * 7 + 3)
        began = days_after(f"{end}-12-31" if len(end) == 4 else end, dice.pick((1, 15, 60)))
        _serve(city, compound, mode, other.id, began)
        _manage(city, compound, other, began, "")
        city.book.plant("change of firms", compound.id)
    elif lot > 92:
        second = _lasting(city, market, place * 7 + 9)
        _serve(city, compound, "professional", second.id, max(since, "2022-09-01") if len(since) == 10 else since)
        _manage(city, compound, second, since, "")
        city.book.plant("several firms in one compound", compound.id)


def _serve(city: City, compound: Compound, mode: str, provider: str, since: str, until: str = "") -> str:
    dice = city.dice
    filed = ""
    if provider and len(since) == 10 and dice.chance(0.6):
        filed = days_after(since, dice.pick((5, 20, 45, 400)))
    row = {"id": city.number("sv"), "compound": compound.id, "mode": mode, "provider": provider, "since": since}
    row |= {"filed_on": filed, "featured": dice.pick(("", "", "no", "yes"))}
    compound.services.append((provider, since, until))
    return city.told("services", row, since, compound.community.earliest, until, until=until)


def _manage(city: City, compound: Compound, firm: Firm, since: str, until: str) -> None:
    """A project manager: of this compound, of all of the firm's, or nobody yet."""
    dice = city.dice
    ending = until or firm_end(city, firm)
    if firm.whole_firm_post:
        compound.managers.append(_whole_firm_manager(city, firm, since, ending))
        return
    post = city.post(firm.id, "project_manager", earliest=compound.community.earliest, compound=compound.id)
    city.book.plant("post for one compound", post)
    if dice.chance(0.1):
        city.book.plant("post without a holder", post)
        return
    load = max(compound.community.earliest, city.earliest[firm.id])
    if dice.chance(0.2) and len(since) == 10 and since < "2025-05" and not ending:
        left = dice.day(days_after(max(since, "2022-01-01"), 150), "2025-10-31")
        compound.managers.append(city.appoint(city.employee(firm.id, load), post, since, left, "离职"))
        began = days_after(left, dice.pick((0, 0, 45)))
        compound.managers.append(city.appoint(city.employee(firm.id, load), post, began))
        return
    began = city.reduced(since, 0.08)
    compound.managers.append(city.appoint(city.employee(firm.id, load), post, began, ending))


def _whole_firm_manager(city: City, firm: Firm, since: str, until: str) -> Stint:
    """A manager of all the firm's compounds: a new one until there are three, then the first of them."""
    if len(firm.managers) > 2:
        return firm.managers[0]
    person = city.employee(firm.id, city.earliest[firm.id])
    firm.managers.append(city.appoint(person, firm.whole_firm_post, since, until if until == firm_end(city, firm) else ""))
    return firm.managers[-1]


def _lasting(city: City, market: list[Firm], lot: int) -> Firm:
    """One of the firms that are not dissolved."""
    lasting = [firm for firm in market if not firm_end(city, firm)]
    return lasting[lot % len(lasting)]


def firm_end(city: City, firm: Firm) -> str:
    """The day, whole or reduced, on which the firm is dissolved; empty when it is not."""
    return city.book.latest(firm.id).get("dissolved_on", "")
