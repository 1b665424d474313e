"""The words of official prose that a reader of figures must know."""

MEASURES = (
    "人次",
    "件次",
    "条次",
    "件",
    "条",
    "次",
    "份",
    "个",
    "期",
    "场",
    "起",
    "宗",
    "例",
    "项",
    "处",
    "篇",
    "部",
    "人",
    "元",
    "%",
)
"""Measure words and units, the longer ones first."""

MYRIAD, HUNDRED_MILLION = "万", "亿"
ABOUT_BEFORE = ("约", "近", "超", "超过", "逾", "不少于", "日均", "月均", "平均", "每日", "每天", "每月", "每周")
"""Before a number: it is no exact count of the year."""

ABOUT_AFTER = ("余", "多", "左右", "以上", "以内")
"""After a number, before its measure word: it is no exact count."""

SENTENCE_ENDS = "。；！？\n"
CLAUSE_ENDS = "，、：（）"
ORDINAL = "第"
BEFORE_CODE, AFTER_CODE = "〔", "〕"
MARKS = "，。；：！？（）“”‘’、〔〕《》〈〉【】—…"
"""Marks that stay as they are written."""

DATE_AFTER = ("年", "月", "日", "号", "时", "点")

SHARE = "p"
"""The group of a pattern that holds a percentage."""

# What a reader of whole clauses must know besides.


def _words(*texts: str) -> frozenset[str]:
    """The words of lists in which blanks part them."""
    return frozenset(word for text in texts for word in text.split())


PAUSES = "，,；;：:（）()、"
"""Marks between the clauses of a sentence; 、 stands within one."""

CONJUNCTIONS = _words("及 和 与 或 以及 或者 并 、 / +")
"""Between things that are counted together."""

AMONG_WORDS = _words("其中 其中包括 包括 包含 其中包含 含 其中含 主要包括 分别 中")
COLON = "："
"""Between a number and what makes it up."""
OPEN_LIST = _words("主要 主要有 主要包括 等 例如 如")
"""A list that does not claim to be whole."""

REST = _words("余 其余 另 另有 另外 此外 还")
"""Before a figure that the whole before it does not hold."""

RESPECTIVELY = _words("分别 依次 各 分别为 依次为")
IN_ALL = _words("共 共计 合计 总计 总共 一共 累计 累计共")
NOTHING = _words("无人 没有人 无 没有 未有 暂无 尚无 零 亦无 也无 也没有 没 从无 并无")
"""Those of them after which a bare noun says that there was none at all."""
EVERY = _words("均 都 全都 全部 皆 一律 全部均 悉数")
NONE = _words(
    "零 无人 没有人 未 没有 无 未曾 尚无 并未 均未 从未 未能 尚未 未有 均无 暂未 暂无 也未 亦未 亦无 也无 也没有 没 从无 并无 未再 没有一件",
    "无一 无一件 未有一件 无一起 没有一起 未有一起 没有任何 无任何 不存在",
)
SHARES = _words("占 占比 占到 占总数 比例")
THAN = _words("比 较 同比 相比 环比 同期")
MORE = _words("增长 增加 上升 提高 增多 多 上涨 增幅 增 升")
FEWER = _words("下降 减少 降低 少 下滑 降幅 减 降 回落")
LEVEL = _words("持平 相当 一致")
REASONS = _words("因 由于 引起 引发 引致 导致 对 针对 涉及 中 关于 的 提起 产生 进入 有")
"""Between what brings a matter about and the matter."""

OWN = ("我", "本")
"""Before a kind of agency they name the agency itself."""
BODIES_OF_OWN = _words("单位 机关 部门 行政机关 办")
"""Kinds that every agency may call itself."""

PLACES = "省市县区州旗镇乡"
"""What the places end in that names of agencies begin with."""

GOVERNMENT, WHOLE = "人民政府", "全"
OFFICES = _words("人民政府 政府 政府办 政府办公室")
SPOKEN_OF = (_words("街道 街道办事处"),)
"""Kinds of which any word in its name may be the agency's."""

BODIES = tuple(
    _words(
        "局 委 委员会 办 办公室 厅 镇 乡 街道 单位 公司 机关 法院 管委会 中心 站 部门",
        "所 村 社区 组织部 办事处 政府",
    )
)
"""What the names of bodies end in."""

DOERS = "办"
"""Ends bodies and verbs alike."""

WIDER = _words(
    "协助 代为 代市 代区 代县",
    "全市 全县 全区 全省 全州 全国 全旗 全镇 全乡 全街道 全系统 系统 各级 各单位 各地 各县 各区 各镇 各乡",
    "代市政府 代县政府 代区政府 代省政府 代政府 指导 督导 督促 下级 下级单位 下级机关 下级行政机关 其他机关 其他行政机关 其他单位 其他部门 外单位 各股室 各科室 各处室 各县市区 各市县 各县市 各镇 各旗县 各区县 镇村 部门和乡镇 作为复议机关",
    "各街道 各镇街 各乡镇 各县区 各市 各科局 各委办局 下属 下属单位 所属 所属单位 直属 直属单位 辖区",
    "兄弟单位 县直 区直 市直 省直 镇街 乡镇 转办 转交 交办 移送 备案 市本级 区本级 县本级 省本级 某局 某",
    "上级 成员单位 基层 村级 各村 各社区 企事业单位 公共企事业单位",
    "各部门 部门 有关部门 相关部门 职能部门",
    "其他单位 系统",
    "国家 全系统",
)
"""Words of another scope than the agency's own year's work."""

TOWARDS = _words("向 面向 在 为 对 覆盖 服务")
"""Before a word of a wider scope: it is not the one who acts."""

LAST, THIS, NEXT = "上年", "今年", "下年"
LAST_WORDS = _words(
    "上年 去年 上年度 上一年 上一年度 前一年 上年同期 去年同期 往年 去年度 前一年度 上一年同期 上年底 上年末 去年底 去年末 以前年度",
    "往年度 上一报告年度 上期 上报告期",
)
NEXT_WORDS = _words("下年 下年度 下一年 下一年度 次年 明年 翌年 次年度 来年 下个年度 明年度 翌年度 下一报告年度 下期")
THIS_WORDS = _words(
    "全年 年内 本年 本年度 今年 年度 当年 一年来 本报告期 报告期内 年来 本报告年度 年底 年末 年终 岁末 年末时 本年内 本年度内",
    "当年度 全年度 报告年度 报告年度内 本期 报告期 今年以来 本年度以来 截至年底 截至年末 截止年底 截止年末 年底前",
)
PART_WORDS = _words(
    "上半年 下半年 季度 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 单月 每月 月均",
    "日均 每周 周均 每日 每天 每年 年均 月 本月 近期 当月 按月 近三年 近两年 近年来 历年 累计至今 以来",
    "三年来 五年来 历年累计 开通以来 上线以来 建成以来 至今",
)
"""Words of another time than the report's whole year."""

OTHERWISE = _words(
    "不超过 不少于 不低于 不得 应当 应 须 必须 规定 时限 期限 压缩 缩短 计划 拟 将 预计 目标 力争 每件",
    "标准 以内 之日起 截止日期 截止时间 需 可 请 如 若 如果 防止 避免 杜绝 确保 防范 力求 是否 严禁 免于 免予",
)
"""Words of rules, plans and limits: what follows is no fact of the year."""

VERBS = _words(
    "递交 收到 受理 接到 接收 接收到 收办 办理 处理 答复 回复 办结 提出 提交 登记 制发 制定 出台 印发",
    "作出 实施 下达 收取 发出 召开 开展 组织 举办 完成 参加 审查 更新 编发 回应 征集 承办 发生 引起 引发",
    "产生 出现 废止 进行 实现 缴费 实收 实际收取 申请 受理并 新收 收 发 结转",
)
"""Before them words of any kind may stand."""

PLAIN_VERBS = _words(
    "设立 设置 设有 建成 建立 开设 开通 新设 增设 开办 运营 运维 运行 拥有 保有 现有 共有 编印 编辑 印制 刊印 编制 制作 推出",
    "采取 采用 启动 开具 出具 发送 寄出 送达 缴纳 接办 立案 新增 参与 召集 邀请 组织参加 组织召开 组织开展 组织举办 举行",
    "承办 主办 承接 联合 配合 应诉 出庭 出庭应诉 依法作出 依法办理 依法处理 来自 源自 出自 源于 来自于 属 归属 处于 认定 认定为 作为",
    "涉及到 涉 统计 汇总 登记在册 立案办理 做好 完成了 收到了 开展了 举办了 召开了 办理了 作出了 形成 安排 落实 应对 依规作出",
    "选择 使用 借助 依托 利用 以 凭 经由 透过 报送 填报 记录 计入 纳入 列入 视为 转为 进入 提出了 分布 集中 呈现 计有 含有 占有",
    "予以 给予 准予 同意 决定 认为 确定 判定 获得 获 收获 面向 向 就 过 对外 主动 累计开展 累计举办 先后 举办过 开展过 陆续 另行",
)
"""What is done with things of any kind without making others of them."""

FILLERS = _words(
    "“ ” ‘ ’ 危及 要求提供 递交 投递 寄送 送达 现有 的 了 为 是 有 达 达到 等 及 和 与 或 以及 并 也 还",
    "已 已经 曾 最多 最少 被 由 因 对 于 在 以 向 从 按 将 其 该 此 一 各 内 中 件 案 数 量 总 条 类 新",
    "现 所 年 由于 而 只 仅 获 给予 系 属 属于 作 做 经 到 至 通过 采取 利用 采用 按照 根据 依据 依照",
    "严格 严格按照 及时 按时 按期 如期 积极 认真 妥善 全面 正式 依法 依规 依法依规 规范 统一 数量 总数",
    "总量 件数 总件数 数量为 总数为 情况 案件 结果 方面 类别 方式 渠道 形式 途径 原因 问题 群众 社会公众",
    "公众 社会 人民群众 书面 工作 决定 措施 任何 相关 有关 同类 此类 该类 各类 多次 开展 组织 举办 召开",
    "进行 完成 实施 作出 做出 下达 办理 处理 答复 回复 受理 接受 接到 收到 接收 提出 提交 申请 发生 引起",
    "引发 引致 导致 产生 出现 存在 进入 参加 发出 收取 实际 涉及 名义 主动 继续 继续办理 正在 程序",
    "办理结果 办理情况 答复情况 业务 专题 市 县 区 省 州 镇 乡 旗 街道 全部 所有 总共 共 共计 合计 总计",
    "累计 一共 分别 其中 包括 含 另 另有 另外 此外 其余 还有 余 我 本 本年度办理结果 无正当理由 正当理由",
    "行政机关 不再处理 法定期限内 法定时限内 法定期限 法定时限 规定时限内 规定期限内 期限 内容 社会各界",
    "社会关切 当事人 他人 第三方 起 单位 个人 人员 数量共计 总数达 事宜 现象 情形 事件 结案 审结 需 主要",
    "个人及相关个人 及相关个人 相关个人 针对 需要 被追究 出台 更新 合并 双方 不作 不予 全文 类型",
    "当中 里 之内 里面 当 中有 中的 以来 期间 目前 现 至 止 截至 截止 截止到 截至到 及其 还有 还 仍有 尚有 仍 尚 又 再 亦 先 后 便 连同 加之 外加 同时",
    "此中 方面 上 中共 之外 外 之后 以后 随后 经审查 经审核 经核查 经研究 经认定 经统计 据统计 经初步统计 经调查 经过 经查 审查后 依职权 情形的 等原因 等因素 等事由 理由 事由",
    "顺利 高效 准时 按规定 按要求 按程序 按照规定 按照要求 依照规定 依照法定程序 依程序 规定 合规 严谨 稳妥 有序 扎实 持续 不断 进一步 充分 切实 全程 逐一 逐件",
    "名 者 由其 由此 因而 从而 故 因此 因申请 以其 方能 才 即 也 总体 总体上 整体 实 则 到的 到了 了的 之 所有 全体 各种 各项 多种 多个 其中的 相关方",
    "保护 侵害 损害 影响 可能 提供 要求 请求 诉请 名义 以上 上述 这些 该些 属于的 需要的 列为 为主 居多 依申请 人工 经 若干 各自 单独 合 合并计算 合并 去重后 涉信息公开 涉政府信息公开",
    "不服 对答复不服 对答复结果不服 对处理结果不服 对办理结果不服 对政府信息公开答复不服 因不服 因对 不满 因不满 有关答复 进入程序 数为 量为 件数为 总件数为 次数 场次 期数",
    "看 渠道看 方式看 类型看 结果看 加上 除去 来源 类型分 渠道分 结果分 分 占 同期 年度 事 份 名 次 宗 全",
    "已收到 相应 共有 计 之和 之中 主要因 因此 主要为 如下 由我局 一般 直接 引致的 而引起",
    "本部门",
)
"""Words that say nothing of what is counted."""

TIME_UNITS = _words("年 天 日 工作日 小时 个月 分 秒 级 点 度 届 ‰ 倍 米 公里 平方米 字 页 岁")
"""Measure words that count no things."""

TAILS = _words(
    "情况 事项 案件 情形 诉求 请求 要求 问题 现象 件 行为 发生 的 事件 费用 事宜 记录 结果 等 信息 人员",
    "办理 业务 工作 申请 类 提出 提交 递交 事实 状况 受理 案",
)
"""Words that a statement of none may end in."""

COUNTERS = sorted(
    _words(
        "个百分点 百分点 人次 件次 条次 场次 批次 万元 工作日 个月 小时 平方米 公里 件 条 次 份 个 期 场 起 宗 例 项 处 篇 部",
        "人 元 家 所 名 位 册 张 块 户 则 批 类 天 日 页 字 轮 届 套 幅 版 年 种 支 台 座 间 万人 桩 点 级 分",
        "秒 倍 % ‰ 度",
    ),
    key=lambda word: (-len(word), word),
)
"""Measure words after a number, the longer ones first among those that begin alike."""

FAMILIES: dict[str, frozenset[str]] = {
    "件": _words("件 宗 份 个 例 起 次 条 项 桩 件次"),
    "条": _words("条 篇 件 份 则 个 项 次 条次"),
    "场": _words("场 次 期 场次"),
    "期": _words("期 次 场 个"),
    "次": _words("次 场 期 批次 轮 场次"),
    "个": _words("个 处 家"),
    "人": _words("人 名 户 个"),
    "人次": _words("人次 人 名"),
    "起": _words("起 件 次 人 例"),
    "元": _words("元"),
    "万元": _words("元"),
}
"""Which measure words may stand for a unit."""

DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
TENS = {"十": 10, "百": 100, "千": 1000}
PERCENT_OF = "百分之"
POINT = "点"
ZERO = "零"
TELLING = "为是数计"
"""After them a number counts without a measure word."""
EVER = _words("历年 以来 至今")
"""After the report's own year they add other years to it."""

STATING = _words(
    "已 已经 为 是 系 属 属于 获 予以 被 由 均 全部 依法 来自 来自于 在 于 本年 本年度 当年 年内 本年度内 当年度 了 得到 系由"
)
"""Between all and what they all are."""
FREE = _words(
    "信函、传真等形式 形式 电子邮件 传真 以及 被 各种 任何 任何形式 相关 群众 单位和个人 任何单位和个人",
    "组织 向 本 的公开 有关 针对 其他",
)
"""Words that a statement of none may hold besides."""

OTHER_THINGS = _words("阅读 点击 访问 浏览 关注 订阅 粉丝")
"""Before a number in a list they count something else than its whole."""

UP_TO = _words(
    "增至 升至 降至 减至 增加到 增加至 减少到 减少至 上升到 上升至 下降到 下降至 提高到 提高至 增长到",
    "增长至 变为 变成 增长为 下降为 增加为 减少为 升为 降为 提升至 提升到 提高为",
)
"""Between last year's number and this year's."""

KINDS_OF = _words("组织 单位 机构 方式 渠道 形式 途径 人员 类型 部门")
"""After 等 they take in more than is named."""

OTHERS = ("其他", "其它")
"""Begin what is left of a whole."""

AFORESAID = _words("以上 上述 前述 这 该 这些 此")
"""Before a number that has been told already."""

AT, INSIDE = _words("在 从"), _words("中 里 当中 之中")
"""Around a number that has been told already: 在12件申请中."""

TOUCHING = _words("对 针对 就 将 把")
"""Before a number of things to which something is done."""

AND = _words("、 和 及 与")
"""Between the numbers of one list."""
SHARE_OF = "率"
"""After what names a line, the line's share."""

MONEY = "元"
"""The unit of amounts."""

SEVERAL = "几"
"""After a number: about so many."""
WHEN_FOLLOWED = "等"
"""After what is named: there is more of the kind that follows."""

LISTING = AMONG_WORDS - _words("中 分别")
"""Words that parts follow."""

BESIDE = REST - _words("其余 余")
"""Words after which no parts follow any more."""
