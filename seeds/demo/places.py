"""Sources, areas and compounds of the demo city (资料来源、区划、小区)."""

from seeds.demo.city import City, Community, Compound
from seeds.demo.names import COMMUNITY_WORDS, MARK, compound_name
from seeds.demo.timetable import TOLD_ON

PROVINCE = {"code": "99", "name": f"{MARK}省", "level": "province"}
"""No province has this code. A synthetic city tells the same row, so that the two stand side by side."""
STREETS = (("990101001", f"{MARK}·云桥街道", 7, 0), ("990101002", f"{MARK}·柳湾街道", 5, 2))
"""Code, name, communities, and the load that first tells of the street."""
COMPOUNDS_EACH = 8
REGISTERS = tuple(f"99-src-register-{load + 1:02d}" for load in range(len(TOLD_ON)))


def plan_places(city: City) -> None:
    """Plans sources, areas and compounds."""
    _plan_sources(city)
    book = city.book
    for row in (
        PROVINCE,
        {"code": "9901", "name": f"{MARK}市", "level": "city"},
        {"code": "990101", "name": f"{MARK}·云柳区", "level": "county", "parent": "9901"},
    ):
        book.tell("areas", 0, row)
    words = iter(COMMUNITY_WORDS)
    for street, name, communities, load in STREETS:
        book.tell("areas", load, {"code": street, "name": name, "level": "street", "source": "99-src-plan"})
        for number in range(1, communities + 1):
            _plan_community(city, f"{street}{number:03d}", next(words), street, load)
    _plan_compounds(city)


def _plan_sources(city: City) -> None:
    documents = (
        ("99-src-plan", f"{MARK}文件：物业服务行业党建联建试点方案", f"{MARK}发〔2022〕1号", "2022-03-01"),
        ("99-src-measures", f"{MARK}文件：业主委员会建设三年行动", f"{MARK}办〔2022〕7号", "2022-09"),
        ("99-src-filing", f"{MARK}文件：物业服务合同备案台账", "", "2022"),
    )
    for identifier, title, number, published in documents:
        row = {"id": identifier, "title": title, "document_number": number, "publisher": f"{MARK}·云柳区物业科"}
        city.book.tell("sources", 0, {**row, "published_on": published})
    for load, (identifier, day) in enumerate(zip(REGISTERS, TOLD_ON, strict=True)):
        row = {"id": identifier, "title": f"{MARK}文件：治理台账第{load + 1}期", "publisher": f"{MARK}·云柳区物业科"}
        city.book.tell("sources", load, {**row, "published_on": day})


def _plan_community(city: City, code: str, word: str, street: str, load: int) -> None:
    community = Community(code, word, street, load)
    city.book.tell("areas", load, {"code": code, "name": f"{MARK}·{word}社区", "level": "community"})
    for number in range(1, 3):
        grid = f"{code}-G{number:02d}"
        parent = code if number == 1 else ""
        city.book.tell("areas", load, {"code": grid, "name": f"{MARK}·{word}第{number}网格", "level": "grid", "parent": parent})
        community.grids.append(grid)
    city.communities.append(community)


def _plan_compounds(city: City) -> None:
    dice = city.dice
    for community in city.communities:
        for _ in range(COMPOUNDS_EACH):
            number = len(city.compounds) + 1
            compound = Compound(number, f"99-xq-{number:03d}", compound_name(number), community)
            built = dice.day("1986-01-01", "2018-12-31")
            households = dice.between(60, 1800)
            row = {
                "id": compound.id,
                "name": compound.name,
                "area": dice.pick((community.code, community.code, *community.grids)),
                "class": dice.pick(("closed", "closed", "closed", "semi_open", "open", "")),
                "mature": dice.pick(("yes", "yes", "yes", "no", "")),
                "built_on": dice.pick((built[:4], built[:4], built[:7], built, "")),
                "households": str(households),
                "buildings": str(max(1, households // 90)),
                "floor_area_m2": f"{households * dice.between(70, 125)}.{dice.between(1, 9)}" if dice.chance(0.8) else "",
                "grade": dice.pick(("", "", "A", "B", "C")),
            }
            city.book.tell("compounds", community.earliest, row)
            city.compounds.append(compound)
