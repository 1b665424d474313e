"""The words for who acts: the agency itself, others, and all of a kind."""

from collections.abc import Iterable
from dataclasses import dataclass

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
        "科 股 处 队 校",
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
    "最多的一位 最多的一名 最多的一个 最多的一家 最多的一人 最多者 一位申请人 一位当事人 一家企业 某企业 某公民 某公司",
    "某单位 单一申请人 单个申请人 个别申请人",
    "校办 院办 校长办公室 院长办公室 党办",
    "原单位 原机关 原部门 原承办单位 原承办部门 撤并单位 被撤并单位",
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
    "牵头 牵头答复 牵头办理 牵头承办",
    "代管 代管的 托管 托管的 挂靠 挂靠的 下设 下设的 下辖 下辖的 所辖 所辖的 归口管理 归口管理的 二级单位 二级机构",
)
"""Words of another scope than the agency's own year's work."""

ALL_OF = _words("全市 全县 全区 全省 全州 全国 全旗 全系统")
"""Those of them that name all there are of a place."""

_OWNERS = _words("局 厅 委 院 校 部 办 县 市 区 省 州 镇 乡 街 街道 处 所 场 集团 公司 系统 中心 园区")
_OWNED = _words(
    "单位 各单位 事业单位 企事业单位 二级单位 基层单位 企业 国有企业 学校 各学校 中小学 医院 公司 机构 部门 高校 院校",
    "各部门",
)
_KEPT = _words("代管 托管 挂靠 主管 归口 归口管理 派驻 分管 监管 联系 指导 直管")
OWNED = frozenset(
    (
        *(f"{owner}属{kind}" for owner in _OWNERS for kind in _OWNED),
        *(f"{kept}{of}{kind}" for kept in _KEPT for of in ("", "的") for kind in _OWNED),
    )
)
"""Bodies that belong to the agency and answer for themselves."""

_WHO = _words("其 该单位 该机构 该部门 对方 原单位 各自 上述单位 这些单位 它们 他们 各单位 各机构 各学校 各部门")
_HOW = ("", *_words("自行 依法 分别 各自 负责 另行 直接 单独"))
_ANSWERS = _words("答复 办理 处理 受理 统计 公布 发布 编制 报告 公开 回复 负责")
_COUNTS_NOT = tuple(f"{no}{verb}" for no in ("不", "未") for verb in _words("计入 纳入 列入"))
_REPORTS = ("", *_words("统计 本报告 本报告统计 本机关 我局 本年报 上述数据 统计范围 本报告统计范围"))
THEIRS = (
    frozenset(
        (
            *(f"由{who}{how}{answers}" for who in _WHO for how in _HOW for answers in _ANSWERS),
            *(
                f"{apart}{done}"
                for apart in _words("自行 单独 另行 分别")
                for done in _words("统计 编报 发布年报 编制年报 公布年报")
            ),
            *(f"{counts}{report}" for counts in _COUNTS_NOT for report in _REPORTS if report),
            *(f"不在{report}" for report in _REPORTS if report.endswith("范围")),
        )
    )
    .union(
        f"与{what}{apart}"
        for what in _words("政府信息公开 信息公开 政府信息公开申请 政府信息公开工作 本报告")
        for apart in _words("无关 无涉 没有关系 无直接关系 不相关")
    )
    .union(_words("不计在内 未计在内 未包含在内 不包含在内 不包括在内 未包括在内"))
)
"""What a sentence says of numbers that another body answers for, or that stand in no report of the agency's."""

ROLES = _words(
    *(f"作为{level}复议{one}" for level in ("", "行政") for one in ("机关", "机构")),
    "作为上级机关 作为主管部门 作为牵头单位",
    *(f"{got}{kind}复议申请书" for got in ("收到", "接到", "受理") for kind in ("", "行政")),
)
"""In such a part an agency does what is no work on its own information, whoever is named after it."""

TOWARDS = _words("向 面向 在 为 对 覆盖 服务")
"""Before a word of a wider scope: it is not the one who acts."""


@dataclass(frozen=True)
class Names:
    """What the agency calls itself, and the words of a wider scope that are its own."""

    own: frozenset[str]
    whole: frozenset[str] = frozenset()


def names(name: str, others: Iterable[str]) -> Names:
    """From an agency's full name and what else it calls itself in texts."""
    kind = name.removesuffix(GOVERNMENT)
    governs = kind != name
    ends = {kind[-1:], *BODIES_OF_OWN} - {""}
    own = {name, *others, *(who + end for who in OWN for end in ends)}
    own.update(name[at:] for at in range(2, len(name) - 1) if name[at - 1] in PLACES or name[at] in PLACES)
    if governs:
        own |= {kind, *(kind[-1:] + office for office in (*OFFICES, SELF))}
    own |= {word for word in WIDER if name.endswith(word)}
    own |= next((set(words) for words in SPOKEN_OF if any(word in name for word in words)), set())
    whole = frozenset({WHOLE + kind[-1:]}) if governs else frozenset[str]()
    return Names(frozenset(one for one in own if len(one) > 1), whole)
