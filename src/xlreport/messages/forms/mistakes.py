"""What is wrong with a declared form, in the words of whoever writes one."""

from collections.abc import Mapping

from xlreport.errors import Problem
from xlreport.form.language.vocabulary import Type
from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.model.cell import cell_name

_LINE = "{file}:{line}:{column} {where}{told}"
_IN_CELL = "{file} [{sheet}] {cell}{character}: {where}{told}"
_CHARACTER = " 第 {character} 个字"
_WHERE = "{where}："
_MEANT = "，是不是“{meant}”？"
_KNOWN = "，可以写的有：{known}。"
_SEPARATOR = "、"
_MOST_KNOWN = 12
"""More names than these are not listed: nobody reads them."""

TYPES: Mapping[str, str] = {Type.NUMBER: "数", Type.TEXT: "文字", Type.CONDITION: "条件（成立或不成立）"}

MISTAKES: Mapping[Mistake, str] = {
    Mistake.NOT_UTF8: "文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8",
    Mistake.OTHER_ENCODING: "文件存成了 {encoding} 编码，请在记事本里另存为，编码选 UTF-8",
    Mistake.LARGE: "文件超过 {most} 字节，不是表式或规则",
    Mistake.CONTROL: "这里有一个看不见的字符（{code}），请删去",
    Mistake.DIGITS: "这个数有 {found} 位，最多 {most} 位",
    Mistake.NESTED: "括号或缩进套了 {most} 层以上",
    Mistake.NOT_YAML: "这里不合 YAML 的写法：{problem}",
    Mistake.WIDE_SIGN: "这里写的是“{sign}”，应写英文半角的“{right}”",
    Mistake.NOTHING: "文件是空的，什么也没有写",
    Mistake.SECOND_DOCUMENT: "一个文件只能写一份，请去掉这里的“---”",
    Mistake.KEY_NO_IDENTIFIER: "冒号前面应是一个英文名字（字母、数字、下划线）",
    Mistake.KEY_QUOTED: "“{name}”是键名，不加引号，只用英文字母、数字和下划线",
    Mistake.TWICE: "“{name}”写了两次，请改名或去掉一个",
    Mistake.UNQUOTED: "“{text}”要用英文半角双引号括起来",
    Mistake.NO_VALUE: "冒号后面没有写内容",
    Mistake.ANCHOR: "不能用“&”和“*”引用别处，请照样再写一遍",
    Mistake.TAG: "不能写“!”开头的标记，请去掉",
    Mistake.UNKNOWN_KEY: "没有“{name}”这个键",
    Mistake.MISSING_KEY: "这一项没有写，必须写",
    Mistake.TEXT_EXPECTED: "这里应写一段文字，用英文半角双引号括起来",
    Mistake.INTEGER_EXPECTED: "这里应写一个整数，不加引号",
    Mistake.BOOLEAN_EXPECTED: "这里应写 true（是）或 false（否），不加引号",
    Mistake.LIST_EXPECTED: "这里应是一列，写在方括号里，或每行以“- ”开头",
    Mistake.MAPPING_EXPECTED: "这里应是若干“键: 值”，写在花括号里，或每行一个",
    Mistake.NO_CHOICE: "这里只能写 {choices}",
    Mistake.EMPTY: "这里不能是空的",
    Mistake.TOO_FEW: "这里至少要写 {least} 项",
    Mistake.TOO_MANY: "这里至多写 {most} 项",
    Mistake.TOO_LARGE: "这里至多写 {most}",
    Mistake.TOO_SMALL: "这里至少写 {least}",
    Mistake.BAD_ID: "“{text}”不能作编号：编号以小写英文字母开头，后面只有小写字母、数字和下划线，如 row_2",
    Mistake.BAD_CODE: "“{text}”不能作规则代码：代码用大写英文字母和数字，以“-”相连，如 T3-SUM",
    Mistake.BAD_PATH: "“{text}”不能作行列的路径：路径由编号以“.”相连，如 north.total",
    Mistake.SEVERAL_LINES: "这里的文字只能写一行，请去掉换行",
    Mistake.BADLY_WRITTEN: "“{text}”的写法不合这里的要求",
    Mistake.OTHER_SHAPE: "这里的写法不合要求（{told}）",
    Mistake.OTHER_ID: "这里写的是“{declared}”，文件却放在“{place}.yaml”：文件夹名、文件名应与编号一致",
    Mistake.RESERVED: "“{name}”是公式里有含义的词，不能作编号，请换一个",
    Mistake.NO_CODE: "没有代码为“{name}”的规则",
    Mistake.NO_KIND: "没有叫“{name}”的数字种类（kinds）",
    Mistake.NO_TABLE: "没有叫“{name}”的表",
    Mistake.NO_ROW: "表“{table}”没有叫“{name}”的行",
    Mistake.NO_COLUMN: "表“{table}”没有叫“{name}”的列",
    Mistake.NOT_A_ROW: "“{name}”不是这张表的一行",
    Mistake.NOT_A_COLUMN: "“{name}”不是这张表的一列",
    Mistake.NO_LINE_HERE: "这张表里没有叫“{name}”的行或列",
    Mistake.NO_NAME: "这份表式里没有叫“{name}”的数或栏目",
    Mistake.NO_FUNCTION: "没有叫“{name}”的函数",
    Mistake.NO_AGENCY_FIELD: "单位信息（agency）里没有叫“{name}”的栏目",
    Mistake.NO_INDICATOR: "没有叫“{name}”的指标",
    Mistake.NO_WHOLE: "没有叫“{name}”的指标或表",
    Mistake.NO_CHECK: "没有叫“{name}”的检查",
    Mistake.NO_RULE: "没有代码为“{name}”的规则",
    Mistake.NO_SETTING: "没有叫“{name}”的设置",
    Mistake.NO_LIBRARY: "没有叫“{name}”的规则库",
    Mistake.NO_FRAGMENT: "没有叫“{name}”的片段（fragments）",
    Mistake.NO_PART: "正文里没有叫“{name}”的部分",
    Mistake.NO_SECTION: "没有叫“{name}”的文字部分",
    Mistake.NO_FIELD_CHOICE: "这个栏目没有“{name}”这个选项",
    Mistake.NO_WORDING: "这一项没有叫“{name}”的写法（wordings）",
    Mistake.NO_HOLE: "提示语里不能写“{name}”",
    Mistake.NO_EDITION: "这份表式没有叫“{name}”的版本",
    Mistake.NO_WHOLE_EDITION: "版本“{name}”读不出来，或者它自己也以别的版本为底",
    Mistake.NO_SUCH_PART: "版本“{edition}”里没有“{name}”这一部分",
    Mistake.NO_CELL_ABROAD: "表式“{form}”里没有“{address}”这一格，或者那一格不填数",
    Mistake.OTHER_UNIT: "{address} 在这里以{found}为单位，在“{form}”里以{expected}为单位，请写明怎样换算",
    Mistake.NO_FILE: "这个文件旁边没有“{name}”",
    Mistake.GROUP_COMPUTED: "下面还有行或列的一组不能写公式，只有单独的一行或一列才能写",
    Mistake.TOTAL_AND_CODE: "“is”（怎么算）和“code”（对不上时报哪条规则）要一起写",
    Mistake.ITSELF: "“{name}”就是这里要算的，不能用它自己来算",
    Mistake.CIRCLE: "{name} 要用它自己来算，绕成了圈",
    Mistake.ROWS_OR_COLUMNS: "“rows”和“columns”写一个，不能都写，也不能都不写",
    Mistake.NOTHING_IN_SECTION: "一个部分里要有表（tables）或文字（prose），也可以都有",
    Mistake.WHEN_AND_CODE: "“when”（什么时候填）和“code”（不该填却填了报哪条规则）要一起写",
    Mistake.COMPUTED_ASKED: "写了“is”就是算出来的，不用填，不能再写“when”",
    Mistake.INDICATOR_NUMBER: "指标是数，“{name}”不是数字的种类",
    Mistake.MEAN_OF_NUMBERS: "平均数和用来加权的都应是数",
    Mistake.ONLY_THIS: "这里只能写 this（这一格），不能写“{name}”",
    Mistake.DAY_WRITTEN: "日期写成 2024-12-31 这样",
    Mistake.DAY_BEYOND: "日期在 {first} 与 {last} 之间",
    Mistake.KEY_NEEDED: "“{type}”这一种要写“{key}”",
    Mistake.KEY_NOT_TAKEN: "“{type}”这一种不用“{key}”，请去掉",
    Mistake.PROMPT_LONG: "格子旁边的提示至多 {most} 个字",
    Mistake.ADDS_OTHERWISE: "“{type}”这一种汇总时不能用“{adds}”",
    Mistake.CHOICES_ONCE: "选项（choices）要写，每个写一次",
    Mistake.CHOICE_BLANK: "选项里不能有空格；可以选几项的，也不能有顿号等隔开各项的符号",
    Mistake.CHOICES_MANY: "可以选几项的，至多 {most} 个选项",
    Mistake.CHOICES_LONG: "选项里不能有逗号，合起来至多 {most} 个字",
    Mistake.OWN_PART: "“{name}”是每份报告都有的部分的名字，请换一个",
    Mistake.NAME_NEEDED: "单位信息里要有编号为“name”的栏目，填单位名称",
    Mistake.NO_TALLY: "没有写“tally”，每个指标就要自己写“kind”（数字种类）",
    Mistake.LEAST_ABOVE_MOST: "最小的数（least）比最大的数（most）还大，什么都填不了",
    Mistake.BEYOND_FIGURES: "数字最大到 {most}",
    Mistake.ONE_FIGURE: "这里应写表里的一个数，如 trees[north, total]",
    Mistake.ONE_CELL: "这里应写一格的名字，如 trees[north, total] 或 agency.name",
    Mistake.ASKED_TWICE: "规则“{code}”已经问过 {address}，同一格不能问两次",
    Mistake.RECORDS_ALONE: "逐条填的表（records）要单独成一个部分，插入行才不会动到别的表",
    Mistake.RECORDS_HAVE_NO_ROWS: "“{table}”的行由填报人自己加，不能写某一行；可以写 sum({table}.列) 或 count({table})",
    Mistake.KEY_IS_TEXT: "“{name}”用来区分各条，应是文字，不能是数字或选项",
    Mistake.EACH_RECORD: "“each: record”只用于逐条填的表（records），这种表也只能这样写",
    Mistake.COLUMN_EXPECTED: "这里应写一张逐条填的表（records），或它的一列：表.列",
    Mistake.WHERE_EXPECTED: "where 后面应写一列与数或选项的比较，不能用 !=，选项只能用 ==",
    Mistake.EACH_AND_AT: "写了“in”，就要写“each”（row、column 或 record）和一个“at”",
    Mistake.ZERO_UNSAID: "{show} 要写“zero”（各数都是 0 时说的话），或写“when”（什么时候才有这一块）",
    Mistake.WHOLE_UNNAMED: "shares 要写“whole”：各部分合起来叫什么",
    Mistake.FIGURES_HAVE_NO_WHOLE: "figures 不是各部分，没有“whole”，请去掉",
    Mistake.EACH_OR_NUMBER: "这里写“each”，或者写“label”和“number”，不能都写，也不能都不写",
    Mistake.POSTER_OF_FIGURES: "图解里的数只能由表里的数和指标算出，至少要有一个",
    Mistake.NEVER_SAID: "这一句没有写“when”，总是成立，它后面的句子永远用不上；请把它放到最后",
    Mistake.LONE_BRACE: "花括号“{{”“}}”没有成对",
    Mistake.HEADING_HOLE: "这里要有“{{heading}}”，标题放在那里",
    Mistake.ITEM_ID: "有句子（sentences）的一项要写“id”",
    Mistake.WORDING_IS_ANSWER: "写法的名字不能是“{yes}”或“{no}”",
    Mistake.LIST_HOLDS_ITSELF: "列举“{name}”里又用到了它自己",
    Mistake.LINES_WITHIN_LINES: "逐行列举里面不能再逐行列举",
    Mistake.ONE_LINE_OF_GROUP: "这里应写一列里的一组行，或一行里的一组列：表[行, 列]",
    Mistake.LINE_UNNAMED: "“{name}”既没有“short”也没有“label”，列举时不知道叫它什么",
    Mistake.MANY_FIELDS: "共 {count} 个栏位，太多了，至多 {most} 个",
    Mistake.FIELD_NAME: "栏位的名字是一至十二个字，不能有数字和标点",
    Mistake.FIELD_OF_FIGURES: "栏位只能由表里的数和指标算出",
    Mistake.NOT_A_FORMULA: "公式从这里起看不懂",
    Mistake.FORMULA_SIGN: "公式里写的是“{sign}”，应写“{right}”",
    Mistake.TOO_DEEP: "公式太长，或括号套得太深",
    Mistake.NOT_OF_LANGUAGE: "公式里不能这样写，只有数、名字、+ - * /、比较、and or not 和函数",
    Mistake.TWO_SIDES: "一次只能比较两边；比较三个数要写成“甲 < 乙 and 乙 < 丙”",
    Mistake.GROUP_ALONE: "这是一组数，不是一个数，要放在 sum()、min()、max() 或 count() 里",
    Mistake.OTHER_TYPE: "这里应是{expected}，写的却是{found}",
    Mistake.ARGUMENTS: "{name} 括号里的个数不对",
    Mistake.PREVIOUS_OF_FIGURE: "previous() 括号里应是表里的一个数",
    Mistake.NOT_A_CHOICE: "“{name}”不是这个栏目的选项",
    Mistake.ID_EXPECTED: "这里应写编号",
    Mistake.NAMES_OF_TABLE: "这里只能用本表的行和列，不能写 {name}",
    Mistake.PICTURE_EMPTY: "样子不能是空的",
    Mistake.PICTURE_DIGIT: "样子里只有第一位可以写死数字，其余写“#”",
    Mistake.PICTURE_SIGN: "样子里不写空格和括号，各种横线都写“-”",
    Mistake.PICTURES_MANY: "这一个样子展开后超过 {most} 种，请拆成几个",
    Mistake.PICTURE_OPEN: "样子里有“[”，没有与它成对的“]”",
    Mistake.PICTURE_CLOSED: "样子里有“]”，没有与它成对的“[”",
    Mistake.NOT_A_PATTERN: "查找用的式子（正则表达式）从这里起看不懂（{told}）",
    Mistake.PATTERN_DEEP: "查找用的式子（正则表达式）套得太深，或重复次数太多",
    Mistake.PATTERN_SLOW: (
        "这样查找太慢：长文字里每个字可能要试 {steps} 步，至多 {most} 步；请给重复加上限，如 .{{0,40}}，"
        "或写成不回头的，如 \\d{{1,9}}+，或以 ^ 开头"
    ),
    Mistake.FRAGMENT_BUILT_IN: "“{name}”本来就有含义，片段请换个名字",
    Mistake.PATTERN_GROUP: "查找用的式子里要有一组 {group}，标出要找的那一段",
    Mistake.CELLS_EXPECTED: "这里应写一张表、一行 表[行]、一列 表[, 列] 或一个指标",
    Mistake.LIMIT_EXPECTED: "这里应写一个整数或公式",
    Mistake.LIMIT_OF_SETTINGS: "这里应写一个整数或设置，不能用填报的数",
    Mistake.POINT_HOLE: "这里要有一个“{{}}”，序号放在那里",
    Mistake.MOST_OR_LEAST: "“most”（至多）和“least”（至少）要写一个",
    Mistake.ONLY_HOLE: "这里要有“{hole}”，不能有别的花括号",
    Mistake.PAIRS_EXPECTED: "这里应写成对的符号：先开后关",
    Mistake.NO_DAY: "没有这一天",
    Mistake.UNKNOWN_SHEET: "没有叫“{name}”的工作表",
    Mistake.UNKNOWN_PARENT: "工作表“{sheet}”里没有编号为“{name}”的一行",
    Mistake.OTHER_PARENT: "这一层跟着上面的行，应写“{right}”",
    Mistake.NO_HEAD: "这一格上面没有表头，不知道是什么，请移到该在的列，或删去",
    Mistake.LEVEL: "层写 1 到 {most} 的整数：1 是最外层，每下一层加 1",
    Mistake.NO_TEXT_IN_CELL: "这一格是错误值或图片，不是文字；以“=”开头的，请先把格子设成文本",
    Mistake.NEAR_MISS_SAME: "“holds”（正确的写法）不能与“breaks”（错误的写法）相同",
}  # fmt: skip

_OF_YAML: Mapping[str, str] = {
    "mapping values are not allowed": "一行里有两个冒号，或上一行的引号、缩进不对；有冒号的文字要加引号",
    "did not find expected key": "缩进不齐，或上面的引号、括号没有成对",
    "did not find expected ',' or '}'": "花括号里少了逗号，或没有关上；逗号、引号要用英文半角",
    "did not find expected ',' or ']'": "方括号里少了逗号，或没有关上；逗号、引号要用英文半角",
    "did not find expected '-' indicator": "这一行的缩进与上面的“- ”不齐",
    "did not find expected node content": "这里缺内容，或多了一个逗号",
    "found character that cannot start any token": "这里有 YAML 不认的符号；缩进只能用空格，不能用制表符",
    "could not find expected ':'": "键名后面缺英文半角冒号和空格",
    "found unexpected end of stream": "从这里开始的引号没有关上",
    "found unexpected document indicator": "引号没有关上，或多了一行“---”",
    "unknown escape character": "双引号里的“\\”有特别含义，请写成“\\\\”，或改用单引号",
    "block sequence entries are not allowed": "这里不能以“- ”开头，请看缩进",
    "control characters are not allowed": "这里有看不见的控制字符，请删掉",
    "did not find expected <document start>": "这一行不在任何一项里，请看缩进",
}
"""The parser's own words begin so."""

_OF_PATTERNS: Mapping[str, str] = {
    "missing ), unterminated subpattern": "“(”没有与它成对的“)”",
    "unbalanced parenthesis": "“)”没有与它成对的“(”",
    "unterminated character set": "“[”没有与它成对的“]”",
    "nothing to repeat": "“*”“+”“?”前面没有可以重复的字",
    "multiple repeat": "“*”“+”“?”不能连着写",
    "min repeat greater than max repeat": "花括号里的最少次数大于最多次数",
    "bad escape": "“\\”后面的字母没有含义",
    "bad character range": "方括号里“-”两边的顺序反了",
    "look-behind requires fixed-width pattern": "(?<=…) 里只能是字数固定的文字",
    "redefinition of group name": "两组用了同一个名字",
}
"""The words of `re` begin so."""

_OTHER_PATTERN = "请看附近的括号和符号"
_OTHER_YAML = "请看附近的缩进、引号、括号和冒号"


def problem_line(problem: Problem, file: str = "") -> str:
    """Where a mistake stands, what it is, and what may have been meant; `file`: what to call its file."""
    where = _WHERE.format(where=problem.where) if problem.where else ""
    told = mistake(problem)
    if problem.sheet:
        cell = cell_name(problem.line - 1, problem.column - 1)
        character = _CHARACTER.format(character=problem.character) if problem.character else ""
        return _IN_CELL.format(
            file=file or problem.file, sheet=problem.sheet, cell=cell, character=character, where=where, told=told
        )
    return _LINE.format(file=file or problem.file, line=problem.line, column=problem.column, where=where, told=told)


def mistake(problem: Problem) -> str:
    """What a mistake is, and what may have been meant."""
    told = Told(Mistake[problem.kind], problem.params, problem.meant, problem.known)
    params = dict(told.params)
    if told.mistake is Mistake.NOT_YAML:
        params["problem"] = _said(params["problem"], _OF_YAML, _OTHER_YAML)
    elif told.mistake is Mistake.NOT_A_PATTERN:
        params["told"] = _said(params["told"], _OF_PATTERNS, _OTHER_PATTERN)
    elif told.mistake is Mistake.OTHER_TYPE:
        params = {name: TYPES[value] for name, value in params.items()}
    elif told.mistake is Mistake.NO_CHOICE:
        params["choices"] = _SEPARATOR.join(told.known)
    return MISTAKES[told.mistake].format_map(params) + _guess(told)


def _said(told: str, sentences: Mapping[str, str], other: str) -> str:
    return next((said for words, said in sentences.items() if words in told), other)


def _guess(told: Told) -> str:
    """What may have been meant; where nothing is alike, what may be written at all."""
    if told.meant:
        return _MEANT.format(meant=told.meant)
    if not told.known or told.mistake is Mistake.NO_CHOICE or len(told.known) > _MOST_KNOWN:
        return ""
    return _KNOWN.format(known=_SEPARATOR.join(told.known))
