"""What can be wrong with a set of files: codes and the sentences told to a coordinator."""

from xlreport.form.model.finding import Code, Severity


def _code(code: str, severity: Severity, title: str, message: str, remedy: str) -> Code:
    return Code(code=code, severity=severity, title=title, message=message, remedy=remedy)


SET_CODES: tuple[Code, ...] = (
    _code("FILE-MISSING", Severity.WARNING, "尚未报送", "{agency}尚未报送{form}{deadline}。", "请催报。"),
    _code("FILE-OVERDUE", Severity.ERROR, "逾期未报送", "{agency}逾期未报送{form}{deadline}。", "请催报。"),
    _code(
        "FILE-DUP", Severity.ERROR, "交了几份不同的",
        "{agency}交了 {found} 份{form}，内容不同{used}。{compared}{newer}",
        "请确认用哪一份，把其余的移出文件夹后再运行。",
    ),
    _code(
        "FILE-SAME", Severity.NOTE, "交了几份相同的", "{agency}的这 {found} 份{form}内容相同，只计一份（{used}）。", "",
    ),
    _code(
        "FILE-APART", Severity.NOTE, "一个单位交了几份", "{agency}交了 {found} 份{form}，分别计：{parts}。",
        "同一份的，请核对这些号码后只留一份。",
    ),
    _code(
        "FILE-NAMES", Severity.WARNING, "可能是同一家", "“{agency}”和“{others}”可能是同一家单位，各按一家计。",
        "请核对：是同一家的，只留一份；不是的，不用处理。",
    ),
    _code(
        "FILE-UNKNOWN", Severity.WARNING, "名册里没有", "名册里没有“{agency}”，这份年报没有计入汇总{close}。",
        "请核对单位名称，或把它加进名册后再运行。",
    ),
    _code(
        "FILE-YEAR", Severity.ERROR, "年度不对",
        "{agency}交的是 {found} 年的，没有采用；请填“{name}”。", "",
    ),
    _code(
        "FILE-REPLACED", Severity.NOTE, "已有后一份",
        "{agency}的这份{form}已由“{found}”代替。", "",
    ),
    _code(
        "FILE-IN-RETURNS", Severity.WARNING, "改在退回里",
        "{agency}改好的退回件存在结果文件夹的“退回”里，已当作新报的一份，没有覆盖。",
        "请把它移到收件文件夹：别的命令只看那里。",
    ),
    _code(
        "FILE-RENAMED", Severity.WARNING, "改了单位名称",
        "这份{form}写的是“{found}”，而它是由退给“{agency}”的退回件改成的，按{agency}计。",
        "是改了名称的，请改名册；是另一家单位的，请让它用自己的空白表重报。",
    ),
    _code(
        "FILE-FORM", Severity.WARNING, "不是这次收的表", "{agency}的这份是{found}，不是这次收的，没有采用。",
        "请核对：要收的，用 --template 另行处理，或不写 --template 再运行。",
    ),
    _code(
        "FILE-LAST-YEAR", Severity.ERROR, "误交去年的",
        "{agency}这份的数字和文字与去年的年报完全一样，可能误交了去年的文件，没有采用。",
        "请提交今年的年报。",
    ),
    _code("FILE-BLANK", Severity.ERROR, "交回空表",
          "{agency}的工作簿交回来时是空的，一个数字也没有填。", "请填好后重新报送。"),
    _code(
        "FILE-WRONG-KIND", Severity.WARNING, "交的不是工作簿",
        "{agency}已经交来文件，但不是填报工作簿，或打不开（{kind}），没有采用；不算没有报送。",
        "请先看看这些文件：是压缩包的，解压后再运行；不是工作簿的，请这家单位改交填好的工作簿。",
    ),
    _code(
        "FILE-PAGE", Severity.NOTE, "用的是公布的报告",
        "{agency}没有交{form}工作簿，用的是公布的报告“{found}”{same}。", "收到工作簿以后，以工作簿为准。",
    ),
    _code(
        "FILE-PAGE-YEAR", Severity.NOTE, "公布的是别的年度",
        "{agency}的这份公布的报告是 {found} 年的，没有采用。", "",
    ),
    _code(
        "FILE-PAGE-ASIDE", Severity.NOTE, "公布的报告没有对照",
        "{agency}交了{form}工作簿，但还没有能采用的；它公布的 {found} 份报告没有采用，也没有对照。", "",
    ),
    _code(
        "FILE-PAGE-SAME", Severity.NOTE, "与公布的一致",
        "{agency}公布的报告与工作簿“{found}”一致{unread}。", "",
    ),
    _code(
        "FILE-PAGE-DIFFERS", Severity.WARNING, "与公布的不同",
        "{agency}公布的报告与工作簿“{found}”不同：{told}{unread}。采用的是工作簿，两处是否应当一致？",
        "请核对；公布错的，请这家单位更正网上的报告。",
    ),
    _code(
        "AGG-COUNT", Severity.WARNING, "汇总不全",
        "{form}汇总只含 {found} 家，名册上有 {expected} 家；未含：{agencies}。",
        "请等这些单位报齐、改好后再运行一次。",
    ),
    _code("AGG-DOUBLE", Severity.NOTE, "已含在上级",
          "{agency}的{form}已含下级单位的数字，这些单位没有重复计入：{agencies}。", ""),
    _code(
        "AGG-UNPLACED", Severity.WARNING, "汇总表里没有对应的格",
        "{agency}按“{other}”填报，这些数在“{form}”里没有对应的格，没有计入：{found}。",
        "请在表式里写明怎样计入（counts_in），或另行汇总。",
    ),
    _code(
        "AGG-PART", Severity.NOTE, "合计只含一部分单位",
        "“{other}”没有这些格，“{form}”的合计里不含按它填报的 {count} 家（{agencies}）：{found}。", "",
    ),
)  # fmt: skip
