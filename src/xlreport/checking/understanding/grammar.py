"""The words of official prose that a reader of figures must know."""

from xlreport.checking.understanding.plain_words import listed as _words

SENTENCE_ENDS = "。；！？\n"
CLAUSE_ENDS = "，、：（）"
ORDINAL = "第"
BEFORE_CODE, AFTER_CODE = "〔", "〕"
MARKS = "，。；：！？（）“”‘’、〔〕《》〈〉【】—…"
"""Marks that stay as they are written."""

DATE_AFTER = ("年", "月", "日", "号", "时", "点")

# What a reader of whole clauses must know besides.

PAUSES = "，,；;：:（）()、"
"""Marks between the clauses of a sentence; 、 stands within one."""

CONJUNCTIONS = _words("及 和 与 或 以及 或者 并 、 / +")
"""Between things that are counted together."""

AMONG_WORDS = _words("其中 其中包括 包括 包含 其中包含 含 其中含 主要包括 分别 中")
PART_OF = ("其中", "含", "主要", "包括")
"""What parts are introduced by that need not be all there are."""
COLON = "："
"""Between a number and what makes it up."""
OPEN_LIST = _words("主要 主要有 主要包括 等 例如 如")
"""A list that does not claim to be whole."""

MOSTLY = _words("大部分 多数 大多数 大多 绝大多数 主要 部分")
"""A clause with one of them is about some of what it names."""

MOST = _words("大部分 多数 大多数 大多 绝大多数 绝大部分 半数以上 过半 过半数")
MUCH_ARE = _words("多为 多是 多系 主要为 主要是 大多为 大多是")
PREVAILING = _words("为主 为主体 居多 居首")
"""What says that most were of a kind, or more than of others."""

CONTENT = "内容"
"""What things are about is none of their kinds."""

REST = _words("余 其余 余下 剩下 剩余 另 另有 另外 此外 还")
"""Before a figure that the whole before it does not hold."""

LATTER = "后者"
OF_TWO = frozenset(("前者", LATTER))
"""They stand for the two things told last."""

LEFT = _words("其余 余 余下 剩下 剩余 还剩 尚剩 剩")
STILL = _words("尚有 仍有 尚余 还有")
"""Before what is left of a whole, surely or perhaps."""
DONE = ("办结", "办理", "处理", "答复", "回复", "办复", "完成", "整改", "解决", "采纳", "已", "销号", "办毕")
"""What the words for what was dealt with hold."""

RESPECTIVELY = _words("分别 依次 各 分别为 依次为")
IN_ALL = _words(
    "共 共计 合计 总计 总共 一共 累计 累计共 之和 总和 加总 相加 加起来 合起来 合在一起 加在一起 总计共 合计共"
)
NOTHING = _words(
    "无人 没有人 无 没有 未有 暂无 尚无 零 亦无 也无 也没有 没 从无 并无",
    "没有一件 无一件 没有一起 无一起 未有一件 未有一起 没有任何 无任何",
)
"""Those of them after which a bare noun says that there was none at all."""
EVERY = _words("均 都 全都 全部 皆 一律 全部均 悉数 清一色 无一例外")
ALL = ("全部", "均", *EVERY)
"""What a word begins with that says in one what they all are."""

OCCURRING = _words("发生 出现 产生 引发 引起 存在 收到 接到 的 过 情况 现象")
"""After a word for none they only say that there was none of what stands before it."""
NONE = _words(
    "零 无人 没有人 未 没有 无 未曾 尚无 并未 均未 从未 未能 尚未 未有 均无 暂未 暂无 也未 亦未 亦无 也无 也没有 没",
    "从无 并无 未再 没有一件 未见 未有过 没有过",
    "无一例 没有一例 未有一例 无一 无一件 未有一件 无一起 没有一起 未有一起 没有任何 无任何 不存在",
)
SHARES = _words("占 约占 大约占 占比 占到 占总数 比例")
THAN = _words("比 较 同比 相比 环比 同期")
BESIDE_WHICH = _words("比 较")
"""Those of them that what it is compared with stands right after."""
MORE = _words("净增长 净增加 增长 增加 上升 提高 增多 多 上涨 增幅 增长幅度 上升幅度 涨幅 增 升")
FEWER = _words("净减少 净下降 下降 减少 降低 少 下滑 降幅 下降幅度 减幅 减 降 回落")
LEVEL = _words("持平 相当 一致 相同 无变化 没有变化 未变 不变 一样 无增减 未变化 保持不变 维持不变 相等")
DENYING = _words("非 并非")
"""Before what something is not."""
TREND = _words(
    "呈 呈现 态势 趋势 势头 明显 略有 有所 大幅 大幅度 小幅 稳步 逐年 持续 显著 之势 整体 总体 有 了 的 出现"
)
"""How something grew or fell, without saying by how much."""
REASONS = _words("因 由于 引起 引发 引致 导致 对 针对 涉及 中 关于 的 提起 产生 进入 有")
"""Between what brings a matter about and the matter."""

LAST, THIS, NEXT, YEAR_BEGIN = "上年", "今年", "下年", "年初"
LAST_WORDS = _words(
    "上年 去年 上年度 上一年 上一年度 前一年 上年同期 去年同期 往年 去年度 前一年度 上一年同期 上年底 上年末 去年底",
    "去年末 以前年度",
    "往年度 上一报告年度 上期 上报告期",
)
NEXT_WORDS = _words("下年 下年度 下一年 下一年度 次年 明年 翌年 次年度 来年 下个年度 明年度 翌年度 下一报告年度 下期")
THIS_WORDS = _words(
    "全年 年内 本年 本年度 今年 年度 当年 一年来 本报告期 报告期内 年来 本报告年度 年底 年末 年终 岁末 年末时 本年内",
    "本年度内",
    "当年度 全年度 报告年度 报告年度内 本期 报告期 今年以来 本年度以来 截至年底 截至年末 截止年底 截止年末 年底前",
)
PART_WORDS = _words(
    "上半年 下半年 季度 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 单月 每月 月均",
    "日均 平均 人均 户均 每周 周均 每日 每天 每年 年均 月 本月 近期 当月 按月 近三年 近两年 近年来 历年 累计至今 以来",
    "下一步 下步 今后 未来 接下来 下一阶段 三年来 五年来 历年累计 开通以来 上线以来 建成以来 至今",
)
"""Words of another time than the report's whole year."""

SPELLS, REPORTED = _words("期间 时期 前后 前夕 之际"), _words("报告 统计 填报 报告期 统计期")
"""After what happened they are a part of some year, and after these they are the report's."""

OTHERWISE = _words(
    "不超过 不少于 不低于 不得 应当 应 须 必须 规定 时限 期限 压缩 缩短 计划 拟 将 预计 目标 力争 每件",
    "每页 每张 每份 每条 每次 页起 起征",
    "最多 最少 单次 一次性",
    "标准 以内 之日起 截止日期 截止时间 需 可 请 如 若 如果 防止 避免 杜绝 确保 防范 力求 是否 严禁 免于 免予",
)
"""Words of rules, plans and limits: what follows is no fact of the year."""

EVER = _words("历年 以来 至今")
"""After the report's own year they add other years to it."""

OTHER_THINGS = _words("阅读 点击 访问 浏览 关注 订阅 粉丝")
"""Before a number in a list they count something else than its whole."""

UP_TO = _words(
    "增至 升至 降至 减至 增加到 增加至 减少到 减少至 上升到 上升至 下降到 下降至 提高到 提高至 增长到",
    "调整为 调整至 调整到 扩大到 扩大至 压减至 压减到",
    "增长至 变为 变成 增长为 下降为 增加为 减少为 升为 降为 提升至 提升到 提高为",
)
"""Between last year's number and this year's."""

FROM, ONTO = _words("由 从"), UP_TO | _words("到 至")
"""Around last year's number where this year's follows: 由9件到8件."""

JOINING = _words("连同 加上 加之 外加 算上 计上 并上 合并 含 包含 包括 计入")
"""Before what is counted in with something else: 连同上年结转的共办结12件."""

RECKONING = JOINING | _words("减去 扣除 剔除 减除 扣减 去掉")
"""Between what there was and what came of it this year: 上年底9件，加上新增2件，减去2件."""

KINDS_OF = _words("组织 单位 机构 方式 渠道 形式 途径 人员 类型 部门")
"""After 等 they take in more than is named."""

TALLIED = KINDS_OF | _words("情形 情况 结果 原因 方面")
"""What a number of names may be of: 两种情形合计8件."""

OTHERS = tuple(_words("其他 其它"))
"""Begin what is left of a whole."""

TOGETHER = _words("二者 两者 三者")
"""Before what two or three numbers come to."""

AFORESAID = _words("以上 上述 前述 这 该 这些 此")
"""Before a number that has been told already."""

LINKS = _words("的 之 内 类 等 里 间 问题 方面 原因 事项 被 被依法")
"""Between a word and the one that it narrows, or brings about."""

ATTENDING, HOLDING = _words("参加 出席 参与 赴"), _words("组织 举办 召开 开展 安排 主办")
"""Who attends what is held has not held it: 参加市里组织的培训."""

OF, PASSIVE = "的", "被"
QUOTES = frozenset("“”‘’")
AT, INSIDE = _words("在 从"), _words("中 里 当中 之中")
"""Around a number that has been told already: 在12件申请中."""

CONCERNING = _words("涉及 涉及到 涉 对 针对")
"""Before a number of things that an amount of money is about."""

NARROWING = _words("书面 人工 同类 此类 该类")
HANDING_IN = _words("提出 提交 递交")
"""Right before one of these, a noun or a kind of way, they narrow it to what may be no cell: 书面申请, 书面形式."""

OFFERING = _words("报送 填报 提供 投稿 推荐 送交 报")
"""What is done with items that others may publish."""

AT_WHOM, APPLYING = frozenset("向"), ("申请", "提出", "提交", "递交")
"""Around a body that something is asked of, and what that begins with."""

TOUCHING = _words("对 针对 就 将 把")
"""Before a number of things to which something is done."""

PUBLISHED = _words("信息 发布 推送 刊发 刊登 公开")
"""Beside an indicator they say nothing more: 解读信息发布, 网站公开工作信息."""

AND = _words("、 和 及 与")
"""Between numbers of a list."""
IN_TIME = _words("按时 按期 如期 及时 限时 限期 准时 法定期限内 法定时限内 规定时限内 规定期限内 期限内 时限内")
"""Before a rate: only what was done in time is counted."""
BEFORE_A_PART = _words("的 来自 来自于 源自 为 是 由 系 属 属于 通过")
"""Between a share and what has it: 六成来自网络."""
SHARE_OF = "率"
"""After what names a line, the line's share."""

MONEY, ITEMS, TIMES, CASES = "元", "条", "次", "件"
"""The units of amounts, of what is published, of what is done, and of what is dealt with."""

OF_ITEMS = _words("条 篇 则 期 条次 篇次")
"""Measure words of what is published."""

OF_ANYTHING = _words("份 件 个 项")
"""Measure words that may count together what others count one by one: 手册5册、海报3张，共8份."""

OF_ANY_KIND, PERSONS = _words("个 项 条 份 次 篇 期 场 类 种"), _words("人 人次 名 位")
"""Measure words of things of any kind, and of people."""

WHEN_FOLLOWED = "等"
"""After what is named: there is more of the kind that follows."""

SOME_OF = _words("有 中有 尚有 仍有 还有 也有 已有 只有 仅有 中 里 内 当中")
BECOMING = _words("被 为 系 属 属于")
"""Right before a number of those of whom something is said after it, and right after it."""

BESIDES, OUTSIDE, THERE_IS = _words("除 除了 除去 扣除"), _words("外 之外 以外"), "有"
"""Around what a statement leaves out, and before so many of whom it is."""

COPULAS = _words("为 是 仅为 只有 仅有 只是 系")
"""Between last year and its number of what was told before: 上年为9件."""

BY_ANY_WAY = _words("通过 经由 透过 经 依托 利用 借助")
"""Before a way in which something came or went."""

ANY, BY_WAY = "任何", _words("通过 采取 采用 利用 以")
"""Before ways in which none came: 任何通过电话、来信等方式提出的."""
LISTING = AMONG_WORDS - _words("中 分别")
"""Words that parts follow."""

BESIDE = REST - _words("其余 余 余下 剩下 剩余")
"""Words after which no parts follow any more."""
