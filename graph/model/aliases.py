"""Which words mean the same in names (同义词与通称): data that search reads, from the policy catalogue's glossary.

Each row is an entry of section 1 and the spellings of one thing that replace one another inside a name.
"""

ALIASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("G-036", ("区人民政府", "区政府")),
    ("G-039", ("镇人民政府", "镇政府")),
    ("G-046", ("住房和城乡建设局", "住建局")),
    ("G-055", ("市场监督管理局", "市场监管局")),
    ("G-067", ("物业管理办公室", "物管办", "物业办")),
    ("G-068", ("物业管理工作站", "物管站", "物业站")),
    ("G-073", ("市场监督管理所", "市管所")),
    ("G-083", ("居民委员会", "居委会")),
    ("G-098", ("业主委员会", "业委会")),
    ("G-099, G-100", ("物业管理委员会", "物管会", "临时物业管理委员会", "临时物管会")),
    ("G-111", ("物业服务企业", "物业企业", "物业公司", "物业服务公司")),
    ("G-124", ("领导小组", "工作领导小组")),
    ("G-126", ("工作专班", "专班")),
    ("G-150, G-151", ("项目负责人", "项目经理")),
    ("G-170", ("楼栋长", "楼幢长")),
)
"""Entry of the glossary, and its spellings."""

SUFFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("社区", ("社区居民委员会", "社区居委会", "居民委员会", "居委会", "社区")),
    ("村", ("村民委员会", "村委会", "村")),
    ("街道", ("街道办事处", "街道")),
    ("镇", ("镇人民政府", "镇政府", "镇")),
    ("乡", ("乡人民政府", "乡政府", "乡")),
)
"""What a place is (通名), and the endings with which the published division lists and public offices write it.

Off comes the ending, and what is left is the base name: 阳光社区居委会, 阳光社区 and 阳光居委会 are one 阳光.
"""
