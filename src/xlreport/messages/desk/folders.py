"""How the folders of the desk are called, and what is said of files that they do not take."""

RESULTS = "结果"
FOLDERS = {"sent": "收到", "roster": "名册", "last-year": "去年", "rules": "规则", "forms": "表式", "aside": "不用的"}
NUMBERED = "{stem}（{number}）{suffix}"
TOO_BIG = "“{name}”太大（超过 {most} MB），没有收下。"
LEADS_OUT = "“{name}”所在的文件夹是一个链接，不在工作文件夹里，没有收下。"
NO_NAME = "“{name}”不能作文件名，没有收下。"
ZIP_SHUT = "压缩包“{name}”打不开，里面的都没有收下。"
FORM_TWICE = "有两个文件写的都是 {path}，没有收下；请只放一个。"
DEFAULT_FOLDER = "年报工作台"
TAKEN_APART = "{stem}（拆开）"
