"""What the desk tells of what it did, would not do, or could not do."""

from collections.abc import Mapping

HELP = "打开网页桌面：在浏览器里收文件、核对、看结果，不用命令行。只在本机，不联网。"
FOLDER = "工作文件夹；不写是“文档”里的“年报工作台”。"
PORT = "端口；不写则用一个空着的。"
NO_BROWSER = "不自动打开浏览器，只写出地址。"
NO_EXTRA = '网页桌面要另外安装：请运行 pip install "xlreport[desk]"。'
OPENED = "网页桌面的地址，浏览器会自动打开；没有打开的，请复制到浏览器里（只能打开一次）："
WORKING_IN = "工作文件夹：{path}。用完点页面上的“结束使用”，或在这里按 Ctrl-C。"
NO_TOP = "{path} 不是文件夹，请用 --folder 换一个。"
PORT_TAKEN = "端口 {port} 用不了（{reason}）；请换一个，或不写 --port。"
ALREADY_OPEN = "{path} 已经在另一个窗口里打开着，请用那个窗口，或先在那里点“结束使用”。"
NOT_A_PORT = "{option} 的值“{value}”不是端口，请写 1024 到 65535 的整数。"

REFUSED_HOST = "这个地址不对，没有打开。"
REFUSED_METHOD = "不能这样请求。"
REFUSED_ORIGIN = "请求不是从本页发出的，没有执行。"
REFUSED_STRANGER = "没有打开：请用程序启动时自动打开的网页；已经关了的，请重新启动程序。"
REFUSED_SIZE = "一次交来的太大，没有收下；请分几次。"

STOPPED = "已停止核对：做完的都已保存，再核对时接着做。"
BUSY = "结果文件夹正由另一次运行使用，请等它结束再核对。"
NOT_OWN = "{path} 里有别的东西，怕盖掉，没有写。请把它移走再核对。"
NO_JOURNAL = "运行记录在运行中损坏了；请再核对一次，一切会重新处理。"
ROSTER_UNREAD = "名册读不了：{message}"
RULES_WRONG = "规则集有错误，没有核对：{problems}"
FORMS_WRONG = "自己的表式有错误，没有核对：{problems}。请到“设置”里看。"
FORM_GONE = "设置里选的表式 {path} 已经没有了，没有核对：请在“设置”里另选一种，再核对。"
UNFORESEEN = "没有做完，程序出了意外：{kind}：{said}。请把这句话告诉维护人员。"
BETWEEN = "；"

TAKEN = "收下 {count} 个文件。"
TAKEN_SAME = "{count} 个与已有的完全一样，没有再收。"
REFUSED_MORE = "另有 {count} 个没有收下，原因相似。"
TAKEN_NONE = "没有选文件。"
RUN_FIRST = "还没有收到文件：先把收到的文件放进来，再核对。"
TAKE_LATER = "正在核对，结果还会变：请等它完成再全部取走。"
RUNNING_ALREADY = "已经在核对了，不用再点。"
RUNNING = "正在核对，请等它完成再改动文件。"
MOVED_ASIDE = "“{path}”已移到“不用的”。再核对一次，结果才会更新。"
MOVED_BACK = "“{path}”已放回“收到”。再核对一次，结果才会更新。"
CHOSEN = "定用“{path}”，其余的已移到“不用的”。再核对一次，结果才会更新。"
CHOSEN_ALREADY = "这家已经定了用哪一份：再核对一次，结果才会更新。"
CHOSEN_IN_MAIL = (
    "“{path}”在邮件里，或在拆不开的压缩包里，不能单独移走："
    "请把要用的那份另存出来放进“收到”，再把原来的邮件或压缩包移到“不用的”。"
)
UNPACKED = "“{path}”已拆开，其中的文件放进了“{folder}”。"
ROSTER_TAKEN = "名册已换成“{path}”：{count} 家。"
ROSTER_MANY = "没有换名册：名册只有一份，请一次放一个文件。"
ROSTER_BAD = "没有换名册。{message}"
RULES_TAKEN = "规则集已换成“{name}”。"
RULES_BAD = "没有换规则集。{message}"
RULES_NAMED = "网页上选的规则"
FORMS_TAKEN = "收下表式：{names}。再核对一次，结果才会更新。"
FORMS_BESIDE = "收下表式旁边的文件。再核对一次，结果才会更新。"
FORMS_NONE = "里面没有表式，没有收下：表式是写有 form 和 edition 的 .yaml 文件。"
FORMS_BAD = "表式有错误，没有收下，原来的没有动："
FORMS_STRANGE = "{count} 个文件不是表式的一部分，没有收：{names}。"
FORM_ASIDE = "表式 {form} 已移到“不用的”。再核对一次，结果才会更新。"
FORM_NEEDED = "表式 {form} 还有别的表式要用，没有移走："
MORE_MISTAKES = "另有 {count} 处，改好这些再看。"
BETWEEN_NAMES = "、"
SETTINGS_UNUSABLE = (
    "以前保存的设置读不了，现在是平常的设置；那份设置没有删，移到了“不用的”（{path}）。请在“设置”里看一看，再核对。"
)
SETTINGS_KEPT = "设置已保存。再核对一次，结果才会更新。"
SETTINGS_BAD = "设置没有保存：{what}。"
BAD_YEAR, BAD_DAY = "年度要写四位数字", "日期要写成 2026-01-16 的样子"
BAD_FORMATS, BAD_TEMPLATE, BAD_CHOICE = "至少选一种格式", "没有这种表式", "有一项选得不对"
NO_TABLES = "这台电脑上没有装 Parquet 要用的程序，请改选数据库"
RULES_NONE = "没有改动规则，按各表式自己的规则核对。"
RULE_OFF = "停用"

REMEDIES: Mapping[str, str] = {
    "FILE-DUP": "请点“定用哪一份”，先比一比，再定。",
    "FILE-UNKNOWN": "请核对单位名称，或把它加进名册，换上新的名册，再核对一次。",
    "FILE-IN-RETURNS": "在这里不用再做什么。",
    "FILE-FORM": "请核对：要收的，在“设置”里把“表式”改成“文件里有几种收几种”，再核对一次。",
    "PAGE-AMBIGUOUS": "请向这家单位要填好的工作簿。",
    "ROSTER-UNREADABLE": "可以先取一份空白名册，照它的栏目填写。",
}
"""What to do about a finding, by its code, where the usual words speak of folders and of the command line."""
