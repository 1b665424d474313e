"""Words of official prose beside which a number counts less, or other things, than its noun says."""

from xlreport.checking.understanding.plain_words import listed as _words

_HOW = _words(
    "延期 超期 超时 逾期 合并 当场 当日 电话 口头 提前 即时 现场 简易 分类 分批 二次 再次 重新 补充 更正 首次 部分",
    "网上",
)
MANNERS = _words(
    *(f"{how}{deed}" for how in _HOW for deed in _words("答复 办理 回复 处理 答复的 办理的 办结")),
    "延期 延期的 延长期限 延长答复期限 延长办理期限 二次延期 两次延期 超期 超期的 补正后受理 变更申请 转办",
    "申请法院 申请人民法院 申请法院强制执行 申请人民法院强制执行 向法院申请强制执行 向人民法院申请强制执行",
    "不予受理 不受理 未予受理 未受理 不予立案 不符合受理条件 拒收",
)
"""They tell how some were dealt with; how many those were, no cell holds."""

NEWLY = _words("新增 新增加 新设 新设立 新建 新建成 增设 新开 新开通 新开设 净增 净增加 合并")
"""Before a number of what the agency has: it is only a change."""

KEPT = _words("个 人")
"""The units of what an agency has, where others are of what it did in the year."""

LEVELS = _words("市 县 区 省 州 镇 乡 旗 全国 各类 各种")
"""Right before an indicator they may narrow it, or widen it: 市代表建议, 各类培训."""

SHARED = _words("主办 分办 会办 独办 单独办理 主办的 分办的")
"""What is done so is only part of what is taken on."""

TAKEN_ON = _words("受理 受理了 登记受理 立案")
"""Of what came in an agency takes on what can be dealt with: 收到9件，受理8件."""

SENDING = _words("寄出 寄送 送达 寄发 发出 发送 答复 回复 告知 反馈 送交 邮寄送达")
"""What an agency does by mail or at the counter: no application came that way."""

LETTERS = _words("封")
"""Measure words that count letters of any kind."""

YEAR_STARTS = ("上半年", "一月", "1月", "1至", "1-", "一季度", "三季度", "年初")
YEAR_ENDS = ("下半年", "十二月", "12月", "四季度")
"""What parts of the year begin and end with that come to the whole of it."""

PARTS = _words("项 类 种 个 块 条 家")
"""Measure words that may count the names of a list: 甲、乙两项合计12件."""

KINDS = _words("项 类 种")
"""Those that count numbers rather than things."""

NAMED = "各项"
"""Stands in the place of such a number, and says nothing."""

DEEDS = _words("实施 作出 做出 办理 查处 处理 下达 立案 办结 审批 核发 受理 完成 开展 执行 处以 累计")
"""What an agency does before anything of it is published."""

PUBLISHING = _words("工作 制度 事项 力度 力量 水平 情况")
"""After 公开 they make a noun of it: 推进信息公开工作."""
