"""What can be wrong with a file before a figure in it is read: codes and the sentences told to a clerk."""

from enum import StrEnum

from xlreport.form.model.finding import Code, Severity


class FileKind(StrEnum):
    """What a file turned out to be; fills the hole `{kind}`."""

    WORD = "Word 文档"
    SLIDES = "演示文稿（PPT）"
    PDF = "PDF 文件"
    WEB_PAGE = "网页文件（只是名字像 Excel）"
    ARCHIVE = "压缩包"
    OTHER_OPEN_DOCUMENT = "其他办公软件的文档"
    PICTURE = "图片"
    XML = "XML 文件"
    TEXT = "文本文件（如 CSV、TXT）"
    EMPTY = "空文件"
    UNREADABLE = "打不开的文件"
    UNKNOWN = "不认识的文件"


MAYBE_FROM = "；可能是{agency}交的"
"""Fills the hole `{whose}` where the file's name tells."""

UNNAMED_FILE = "附件{number}"
"""What an attachment without a name is called."""

IN_SHEET = "（问题在工作表“{sheet}”里）"
IN_PART = "（问题在文件内部的“{part}”里）"
"""Fill the hole `{where}` where it is known which sheet or which part of the file is meant."""

LIMITS_OF_FILES = {
    "file_bytes": "文件超过 {most} MB",
    "unpacked_bytes": "解开以后超过 {most} MB",
    "part_bytes": "其中一个部分解开以后超过 {most} MB",
    "ratio": "其中一个部分压缩了 {most} 倍以上，正常的文件不会这样",
    "parts": "文件内部超过 {most} 个部分",
    "sheets": "超过 {most} 张工作表",
    "sheet_tags": "一张工作表的内容超过 {most} 项",
    "book_tags": "各张工作表的内容合计超过 {most} 项",
    "part_tags": "其中一个部分的内容超过 {most} 项",
    "content_tags": "各张工作表的内容合计超过 {most} 项",
    "relation_tags": "文件内部的部分之间超过 {most} 处关系",
    "text_node_bytes": "一段文字超过 {most} MB",
    "text_tags": "文字的内容超过 {most} 项",
    "shared_strings": "文字超过 {most} 条",
    "text_bytes": "各格的文字合计超过 {most} MB",
    "cells": "有内容的格子超过 {most} 个",
    "merges": "一张工作表里合并的格子超过 {most} 处",
    "area": "各格之间的范围超过 {most} 格",
    "pages": "超过 {most} 页",
    "memory_bytes": "读取时要用的内存超过 {most} MB",
}
"""Which limit was too small, by its name; fills the hole `{which}`."""

SOME_LIMIT = "超过了读取的上限"

_RESAVE = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”，再提交另存的文件。"
_RESEND = "请向提交人重新要一份；如果是下载的，请重新下载。"
_UNPACK = "请把它解压（邮件里的附件另存出来），把里面的工作簿放进收件的文件夹，再运行一次。"


def _refusal(code: str, message: str, remedy: str) -> Code:
    return Code(code=code, severity=Severity.ERROR, message=message, remedy=remedy)


def _skip(code: str, message: str, remedy: str) -> Code:
    return Code(code=code, severity=Severity.NOTE, message=message, remedy=remedy)


FILE_CODES: tuple[Code, ...] = (
    _refusal("FILE-NOT-FOUND", "找不到这个文件。", "请检查文件名和文件夹；文件可能已被移走、改名或删除。"),
    _refusal("FILE-NO-PERMISSION", "没有权限读这个文件。", "请关闭正在使用它的程序，或请管理员开放读取权限。"),
    _refusal("FILE-NOT-REGULAR", "这是文件夹或设备，不是一个文件。", "请指定填报的工作簿文件。"),
    _refusal(
        "FOLDER-NO-PERMISSION", "没有权限打开这个文件夹，里面的文件都没有读取。", "请管理员开放读取权限，再运行一次。"
    ),
    _refusal(
        "FOLDER-UNREADABLE",
        "打开这个文件夹时磁盘或网络出错，里面的文件都没有读取。",
        "请把文件夹复制到本机，再运行一次。",
    ),
    _refusal("FILE-UNREADABLE", "读这个文件时磁盘或网络出错。", "请把文件复制到本机后再试；仍不行请换一份。"),
    _refusal("FILE-EMPTY", "文件是空的，可能上传或发送没有成功。", _RESEND),
    _refusal(
        "FILE-ENCRYPTED",
        "文件设有打开密码，无法读取。",
        "请用密码打开，取消打开密码并保存，再提交保存后的文件。",
    ),
    _refusal(
        "FILE-GUARDED",
        "文件的内容是密文，可能被单位电脑上的加密软件加密了。",
        "请提交人在自己的电脑上用加密软件解密（或按“外发”办理）后再发；只换后缀或另存没有用。",
    ),
    _refusal(
        "FILE-RIGHTS-MANAGED",
        "文件设了权限管理（限制访问），只有指定的人能打开。",
        "请提交人在“文件—信息—保护工作簿”里取消限制访问，保存后再提交。",
    ),
    _refusal("FILE-NOT-WORKBOOK", "这是{kind}，不是 Excel 工作簿。", "请提交填写好的 Excel 填报表（.xlsx 文件）。"),
    _refusal("FILE-OLD-FORMAT", "这个表格的保存格式太旧或太少见，不能直接读取。", _RESAVE),
    _refusal("FILE-STRICT-OOXML", "文件存成了“Strict Open XML 电子表格”，不能直接读取。", _RESAVE),
    _refusal("FILE-UNUSUAL", "文件的内部写法与 Excel、WPS 保存的不同{where}，不能可靠地读取。", _RESAVE),
    _refusal(
        "FILE-DAMAGED",
        "文件已损坏或不完整{where}。",
        "请用 Excel 或 WPS 打开看看：能打开，就另存为“Excel 工作簿（*.xlsx）”再提交；打不开，" + _RESEND,
    ),
    _refusal("FILE-SHEET-MISSING", "工作表“{sheet}”只剩名字，内容在文件里找不到。", "文件可能已损坏。" + _RESEND),
    _refusal(
        "FILE-TOO-BIG",
        "文件的内容远多于一份填报表{where}，没有读取：{which}。",
        "请删去无关的工作表和空白行列，再保存提交。",
    ),
    _refusal(
        "FILE-UNSAFE",
        "文件里有 Excel 和 WPS 都不会写入的内容{where}，为安全起见没有打开。",
        "请核实文件来源；请提交人用 Excel 或 WPS 从空白填报表重新填写。",
    ),
    _refusal(
        "FILE-FAR-CELL",
        "工作表“{sheet}”的单元格 {cell} 有内容，远在填报表之外。",
        "请打开该表，删除 {cell} 及附近多余的内容，再保存提交。",
    ),
    _refusal(
        "FILE-BAD-CELL",
        "工作表“{sheet}”里有一个单元格的位置写错了（{cell}），无法知道它在哪里。",
        _RESAVE,
    ),
    _refusal(
        "FILE-SHEET-TWICE",
        "有两个工作表都叫“{sheet}”，不知道以哪一个为准。",
        _RESAVE,
    ),
    _refusal(
        "FILE-CELL-UNUSUAL",
        "工作表“{sheet}”的单元格 {cell} 存的内容（{found}）Excel 和 WPS 都不会这样保存，不能可靠地读取。",
        _RESAVE,
    ),
    _refusal(
        "FILE-CELL-TWICE",
        "工作表“{sheet}”的单元格 {cell} 在文件里写了两次，不知道以哪一次为准。",
        _RESAVE,
    ),
    _refusal("FILE-PACK-DAMAGED", "压缩包或邮件已损坏或不完整，里面的文件没有读取。", _RESEND),
    _refusal(
        "FILE-PACK-LOCKED",
        "压缩包设有密码，里面的文件没有读取。",
        "请用密码解压，把里面的工作簿放进收件的文件夹，再运行一次。",
    ),
    _refusal("FILE-PACK-TOO-BIG", "压缩包或邮件里的文件太多或太大，没有打开。", _UNPACK),
    _skip(
        "FILE-SKIPPED",
        "{kind}，不是填报工作簿，没有读取{whose}。",
        "如果是报送的年报，请报送单位填好填报工作簿（*.xlsx）再交来；如果不是，不用处理。",
    ),
    _skip(
        "FILE-PAGE-BESIDE",
        "公布的报告；{agency}交了工作簿“{found}”，以工作簿为准，这份只用来对照。",
        "要单独处理这份，请写出它的文件名。",
    ),
    _skip("FILE-PACK-KIND", "这种压缩包（如 rar、7z）不能打开，里面的文件没有读取{whose}。", _UNPACK),
    _skip("FILE-PACK-DEEP", "压缩包或邮件里套了好几层，这一层没有打开{whose}。", _UNPACK),
    _skip("FILE-PACK-EMPTY", "里面没有文件{whose}。", "如果应该有，请报送单位重新发一次。"),
    _skip(
        "FILE-WINMAIL",
        "这是 Outlook 自有格式的附件包（winmail.dat），里面的附件不能打开{whose}。",
        "请发件人把邮件格式改为“纯文本”或“HTML”，把工作簿重新发一次。",
    ),
    _refusal("FILE-TIMEOUT", "读取这个文件用时过长，已停止。", _RESAVE),
)
