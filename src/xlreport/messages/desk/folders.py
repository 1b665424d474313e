"""How the folders of the desk are called, and what is said of files that they do not take."""

RESULTS = "结果"
FOLDERS = {"sent": "收到", "roster": "名册", "last-year": "去年", "rules": "规则", "aside": "不用的"}
NUMBERED = "{stem}（{number}）{suffix}"
TOO_BIG = "“{name}”太大（超过 {most} MB），没有收下。"
NO_NAME = "“{name}”不能作文件名，没有收下。"
DEFAULT_FOLDER = "年报工作台"
TAKEN_APART = "{stem}（拆开）"
