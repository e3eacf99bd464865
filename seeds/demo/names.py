"""Invented names, each marked 演示 so that nobody takes it for a real one."""

from stdnum.cn import uscc

MARK = "演示"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "甲", "乙", "丙", "丁", "戊", "己")
_FRONT = ("云", "柳", "石", "竹", "松", "梅", "荷", "桂", "槐", "杏", "枫", "兰", "菊", "棠", "榆", "桐")
_BACK = ("桥", "湾", "泉", "溪", "岭", "亭", "台", "浦", "洲", "坊", "桥东", "桥西")
_COMPOUND_ENDS = ("小区", "苑", "花园", "家园", "里", "新村", "院", "公寓")
COMMUNITY_WORDS = ("云桥", "石泉", "竹溪", "松岭", "梅亭", "荷塘", "桂坊", "柳湾", "槐台", "杏洲", "枫浦", "兰岭")


def person_name(number: int) -> str:
    """An invented person's name (演示姓名) with a running number, so that no two are alike."""
    surname = _SURNAMES[number * 7 % len(_SURNAMES)]
    return f"{MARK}{surname}{_GIVEN[number // len(_SURNAMES) % len(_GIVEN)]}-{number:04d}"


def compound_name(number: int) -> str:
    """An invented compound's name (演示小区名); each of the first 1500 numbers has its own."""
    front = _FRONT[number % len(_FRONT)]
    back = _BACK[number // len(_FRONT) % len(_BACK)]
    return f"{MARK}·{front}{back}{_COMPOUND_ENDS[(number + number // 192) % len(_COMPOUND_ENDS)]}"


def firm_name(number: int) -> str:
    """An invented property firm's name (演示物业企业名)."""
    return f"{MARK}·{_FRONT[number % len(_FRONT)]}{_BACK[(number // len(_FRONT) + 3) % len(_BACK)]}物业服务有限公司"


def credit_code(county: str, number: int) -> str:
    """A well-formed unified social credit code (统一社会信用代码) of a county that does not exist.

    The letters MA after the division code keep it from looking like an identity number.
    """
    start = f"91{county}MA{number:07d}"
    return start + uscc.calc_check_digit(start)
