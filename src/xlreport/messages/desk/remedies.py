"""What to do about a finding at the desk, where the usual words speak of folders and of the command line."""

from collections.abc import Mapping

from xlreport.messages.desk.pages import CHOOSE

REMEDIES: Mapping[str, str] = {
    "FILE-DUP": f"请点“{CHOOSE}”，先比一比，再定。",
    "FILE-UNKNOWN": "请核对单位名称，或把它加进名册，换上新的名册，再核对一次。",
    "FILE-IN-RETURNS": "在这里不用再做什么。",
    "FILE-FORM": "请核对：要收的，在“设置”里把“表式”改成“文件里有几种收几种”，再核对一次。",
    "PAGE-AMBIGUOUS": "请向这家单位要填好的工作簿。",
    "ROSTER-UNREADABLE": "可以先取一份空白名册，照它的栏目填写。",
}
"""By the code of the finding."""
