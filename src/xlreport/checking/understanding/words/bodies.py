"""The words for who acts: the agency itself, others, and all of a kind."""

from xlreport.checking.understanding.plain_words import listed as _words

OWN = ("我", "本")
"""Before a kind of agency they name the agency itself."""
BODIES_OF_OWN = _words("单位 机关 部门 行政机关 办")
"""Kinds that every agency may call itself."""

PLACES = "省市县区州旗镇乡"
"""What the places end in that names of agencies begin with."""

GOVERNMENT, WHOLE = "人民政府", "全"
OFFICES = _words("人民政府 政府 政府办 政府办公室")
SELF = "本级"
"""After a kind of place: its government itself."""
SPOKEN_OF = (_words("街道 街道办事处"),)
"""Kinds of which any word in its name may be the agency's."""

BODIES = tuple(
    _words(
        "局 委 委员会 办 办公室 厅 镇 乡 街道 单位 公司 机关 法院 管委会 中心 站 部门",
        "所 村 社区 组织部 办事处 政府 学校 院系 学院 医院 支队 大队 科室 处室 股室 板块 园区 企业 学会 协会",
    )
)
"""What the names of bodies end in."""

EACH, DOERS = "各", "办"
"""The one before a kind of body means all of them; the other ends bodies and verbs alike."""

WIDER = _words(
    *(f"行政{one}" for one in ("复议机构", "复议局", "复议委员会")),
    "复议机构 复议委员会 同一 个别 某申请人 一名申请人 部分申请人",
    *(f"省政府{kind}网站" for kind in ("", "门户")),
    "省级网站 省级门户网站 省门户网站",
    "报市政府 报县政府 报区政府 报省政府",
    "报请 提请 代拟 上报",
    "配合 协同 会同 联合 协办 单个 单一 单名 最多的达 最多达 最高达 最高的达",
    "上级制定 上级印发 上级出台 上级转来 上级交办 上级下发 上级转办 上级交办的 上级转来的",
    "协助 代为 代市 代区 代县 分局 支局 支队 大队 派出所 派出机构 分支机构 下设机构 直属机构 院系 学院 各院系",
    "各学院 各科室 各处室 各股室 全市 全县 全区 全省 全州 全国 全旗 全镇 全乡 全街道 全系统 系统 各级 各单位",
    "各地 各县 各区 各镇 各乡 代市政府 代县政府 代区政府 代省政府 代政府 指导 督导 督促 下级 下级单位",
    "下级机关 下级行政机关 外单位 各县市区 各市县 各县市 各旗县 各区县 镇村 部门和乡镇",
    "各街道 各镇街 各乡镇 各县区 各市 各科局 各委办局 下属 下属单位 所属 所属单位 直属 直属单位",
    "国家 辖区 兄弟单位 县直 区直 市直 省直 镇街 乡镇 转办 转交 交办 移送 备案 市本级 区本级 县本级 省本级 某局 某",
    "上级 成员单位 基层 村级 各村 各社区 企事业单位 公共企事业单位 各部门 部门 有关部门 相关部门 职能部门",
    "其他单位 其他机关 其他行政机关",
)
"""Words of another scope than the agency's own year's work."""

ROLES = _words(
    *(f"作为{level}复议{one}" for level in ("", "行政") for one in ("机关", "机构")),
    "作为上级机关 作为主管部门 作为牵头单位",
)
"""In such a part an agency does what is no work on its own information, whoever is named after it."""

TOWARDS = _words("向 面向 在 为 对 覆盖 服务")
"""Before a word of a wider scope: it is not the one who acts."""
