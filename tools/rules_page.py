"""The page docs/校验规则.md: every rule of the bundled form with its source and an example, every finding of reading.

It is written by its own test, which puts each rule's case into a workbook, reads it back, and quotes what is said:

    python -m pytest tests/docs --accept
"""

from collections.abc import Iterator, Mapping

from xlreport.form.model.finding import Code
from xlreport.form.model.template import Template
from xlreport.layout.seen.sight import unseen_rules
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.codes.explain import without_figures
from xlreport.messages.commands import SEVERITIES

HEAD = """# 校验规则

本页从表式的规则（`workbook_templates/zfxxgk/rules.yaml`）和程序的提示目录生成，例子是用工作簿实际核对出来的，请勿手工修改。
`xlreport explain 代码` 给出同样的说明。

* **错误**：不能上报，`xlreport report` 不生成报告。
* **请核对**：是一个问题，不是结论；确有原因的，在“校验与说明”里写明，文字方面的在退回的“退回意见”里写明。
* **提示**：只供留意，不影响上报。

一处差错只报最靠前的一条；由它引起的其他问题只计数，不列出。
"""

SETTINGS = """
## 可以调整的口径

各地做法不同的地方是设置。用 `--rules 文件.yaml` 可以调整，也可以停用、改级、试行或限定年度：

```yaml
name: "某区 2025 年规则"
settings: {expired_apart: false}
rules:
  - {code: Y-CARRY, severity: error}
  - {code: T3-OTHER-HEAVY, off: true}
  - {code: Y-JUMP, trial: true}
  - {code: FEE-TEN, from: 2022}
```

| 设置 | 含义 | 默认 |
| --- | --- | --- |
"""


REVIEWED = """
## 只在审核时检查的规则

下面这些规则（多数是查文字的）工作簿里的公式查不了，填报时不会提示，报送后由审核程序检查；问到的，在退回的工作簿“退回意见”里说明。

| 代码 | 事项 |
| --- | --- |
"""


def page(template: Template, examples: Mapping[str, str]) -> str:
    return "".join(_parts(template, examples))


def _parts(template: Template, examples: Mapping[str, str]) -> Iterator[str]:
    yield HEAD
    yield SETTINGS
    for setting in template.settings.values():
        value = ("是" if setting.value else "否") if setting.is_choice else str(setting.value)
        yield f"| `{setting.id}` | {setting.label} | {value} |\n"
    reviewed = unseen_rules(template)
    yield REVIEWED
    for code in reviewed:
        yield f"| `{code.code}` | {code.asks or code.title} |\n"
    yield f"\n## 《{template.name}》的规则\n"
    for code in template.codes.values():
        yield from _rule(code, examples.get(code.code), NOT_SEEN if code in reviewed else SEEN)
    yield "\n## 读取文件时的提示\n"
    for code in GENERAL_CODES.values():
        yield from _rule(code, None, None)


SEEN, NOT_SEEN = "填报时，工作簿里就能看到", "报送后，审核时"


def _rule(code: Code, example: str | None, asked: str | None) -> Iterator[str]:
    yield f"\n### {code.code}{' ' if code.title else ''}{code.title}\n\n"
    yield f"* 级别：{SEVERITIES[code.severity.value]}\n"
    if asked is not None:
        yield f"* 何时检查：{asked}\n"
    yield f"* 提示：{without_figures(code.message)}\n"
    if code.remedy:
        yield f"* 怎么办：{without_figures(code.remedy)}\n"
    if code.source:
        yield f"* 依据：{code.source}\n"
    if code.first_year is not None or code.last_year is not None:
        yield f"* 年度：{code.first_year or ''}—{code.last_year or ''}\n"
    if code.off:
        yield f"* 默认不核对；上级要求的，在规则文件里写 `{{code: {code.code}, off: false}}`\n"
    if example is not None:
        yield f"* 例：{example}\n"
