"""The words of a return copy and of the message it is sent with."""

RETURNED_TITLE = "退回意见（工具生成，重新报送时不用删除）"
RETURNED_GUIDE = (
    "请逐条处理：点“单元格”跳到有颜色的格去改；“请核对”的，情况属实就在黄色格里写明原因。"
    "改好后保存，发回给布置填报的单位。"
)
RETURNED_SUMMARY = "错误 {errors} 处须改正；请核对 {warnings} 处，改正或在“说明”一栏写明原因；提示 {notes} 处，供留意。"
RETURNED_REASON = "说明（写在这里）"
RETURNED_HEADS = ("序号", "级别", "事项", "位置", "单元格", "现为", "对照", "怎么办", RETURNED_REASON)
MESSAGE_TO = "{agency}："
MESSAGE_FOUND = "你单位报送的 {year} 年{form}已核对，有 {counts}。"
MESSAGE_ERRORS, MESSAGE_WARNINGS = "{count} 处错误须改正", "{count} 处请核对或说明"
MESSAGE_BETWEEN = "，"
MESSAGE_HOW = "请打开附件“{name}”，按“退回意见”逐条处理（有颜色的格，批注里写着怎么改），改好后保存并发回。{lead}"
MESSAGE_ALL, MESSAGE_FIRST = "如下：", "主要有："
MESSAGE_MORE = "另有 {count} 处，见附件。"
RETURNED_SEVERITIES = {"error": "错误", "warning": "请核对", "note": "提示"}
