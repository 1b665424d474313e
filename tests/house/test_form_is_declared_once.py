"""Nothing of a form is repeated in Python: no label, no id, no code; and Chinese stands in the word modules only."""

import re
from collections.abc import Iterator

import pytest
from sources import literals, modules, trees

from xlreport.form.model.answers import NO, YES
from xlreport.form.model.axis import Node
from xlreport.form.model.kind import WordsKind
from xlreport.form.model.sentence import Listing, Phrase, Sentence, Words
from xlreport.form.model.template import Template
from xlreport.use_cases.forms import load_templates

FORMS = list(load_templates().values())

OTHER_WORDS = {
    "cli/chinese.py",
    "checking/understanding/counts/counting.py",
    "checking/understanding/counts/numerals.py",
    "checking/understanding/grammar.py",
    "checking/understanding/plain_words.py",
    "checking/understanding/words/bodies.py",
    "checking/understanding/screening/telling.py",
    "checking/understanding/words/dates.py",
    "checking/understanding/words/narrowing.py",
    "checking/understanding/words/tokens.py",
    "form/model/answers.py",
    "form/text/corrupt.py",
    "form/text/days.py",
    "form/text/normal.py",
    "form/text/numerals.py",
    "render/fonts.py",
    "workbook/styles.py",
}
"""Beside `messages`: words of a parser, of official prose, of a cell, of headings, of spelling; and names of fonts."""

WORD_MODULES = OTHER_WORDS | {name for name in modules() if name.startswith("messages/")}

GENERIC_IDS = {
    "name": "what an agency is called; every form must declare it",
    "kind": "a word of the model",
    "level": "a word of the model",
    "address": "a word of the model: where a value belongs",
    "office": "a word of OpenDocument, and of the names of Word's markup",
    "title": "a word of the model",
    "lead": "a word of the model",
    "other": "an English word",
    "total": "an English word",
    "process": "an English word",
    "cases": "the folder of examples beside a form",
}

ALLOWED_LITERALS = {
    ("messages/commands.py", "表式编号，如 zfxxgk/2021；不写则按年度选择。"): "an example in the help",
    ("cli/commands/demo.py", "zfxxgk"): "the demonstration is about the bundled report",
    ("files/open_document/document.py", "repeated "): "a word of OpenDocument",
    ("workbook/book.py", "internal:'"): "how XlsxWriter marks a link",
    ("messages/district.py", "superior"): "the roster's own column: whose report holds whose figures",
    ("messages/forms/keys.py", "short_name"): "a key of every form",
    ("messages/forms/sheets.py", "short_name"): "a key of every form",
    ("use_cases/skeleton/written.py", "short_name: "): "a key of every form",
    ("collection/roster.py", "superior"): "the roster's own column, as above",
    ("messages/district.py", "short_name"): "what rosters in use call that field; of no form that lacks it",
}
"""Literals that hold an id of the form, each with its reason."""

DATE = r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
ALLOWED_CHINESE = {
    ("collection/file_names.py", "年"): "names of files as the contract has them",
    ("form/language/texts/shapes.py", "－—–）)转"): "what stands where a telephone number may have a dash",
}

ALLOWED_CHOICES: dict[tuple[str, str], str] = {
    ("messages/forms/skeleton.py", "其他"): "what the last row of nearly every printed table is called",
}
"""Literals that are a choice of the form, or hold two of them, each with its reason."""

GENERIC_LABELS = {
    "单位全称": "what the tool itself asks every agency for",
    "联系电话": "a column of the roster: whom a coordinator calls",
    "电子邮箱": "a column of the roster: where a coordinator writes",
    "上级主管单位": "a column of the roster: whose report holds whose figures",
    "填报单位": "what the sheet to be signed calls the agency, whatever the form",
    "解读信息发布": "words of official prose that the grammar knows",
    "规范性文件": "words of official prose that the grammar knows",
    "对外公开总数量": "an example of a label of an older form",
    "申请数量": "words of official prose that the grammar knows",
    "申请法院强制执行": "words of official prose that the grammar knows",
}


def nodes(tree: tuple[Node, ...]) -> Iterator[Node]:
    for node in tree:
        yield node
        yield from nodes(node.children)


def labels(form: Template) -> Iterator[str | None]:
    for section in form.sections:
        yield section.heading
        yield section.guide
        for table in section.tables:
            yield from (table.caption, table.corner)
            for node in (*nodes(table.rows.nodes), *nodes(table.columns.nodes)):
                yield from (node.label, node.guide, node.short)
        for item in section.prose.standard_items if section.prose is not None else ():
            yield from (item.name, item.heading, item.guide)
            yield from spoken(item.sentences)
    yield from spoken((form.title, *form.lead))
    yield from (form.name, form.short_name, form.legal_source)
    yield from (field.label for field in form.agency_fields)
    yield from (one.label for one in form.indicators)


def spoken(sentences: tuple[Sentence, ...]) -> Iterator[str]:
    for sentence in sentences:
        yield from words(sentence.phrases)


def words(phrases: tuple[Phrase, ...]) -> Iterator[str]:
    for phrase in phrases:
        for piece in phrase.pieces:
            if isinstance(piece, Words):
                yield piece.text
            elif isinstance(piece, Listing):
                yield from words(piece.phrases)


def ids(form: Template) -> Iterator[str]:
    yield from (form.form, form.id)
    for section in form.sections:
        yield section.id
        for table in section.tables:
            yield table.id
            for leaf in (*table.rows.leaves, *table.columns.leaves):
                yield from leaf.id.split(".")
        for item in section.prose.standard_items if section.prose is not None else ():
            if item.id is not None:
                yield item.id
    yield from (field.id for field in form.agency_fields)
    yield from (one.id for one in form.indicators)
    yield from form.codes


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_no_label_of_a_form_is_repeated_in_the_program(form: Template) -> None:
    own = {label.strip() for label in labels(form) if label is not None} - set(GENERIC_LABELS)
    printed = {label for label in own if len(label) > 3 and re.search("[\u4e00-\u9fff]", label)}
    assert len(printed) > 50
    repeated = {(module, label) for module, text in modules().items() for label in printed if label in text}
    assert repeated == set()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_no_id_of_a_form_is_repeated_in_the_program(form: Template) -> None:
    own = set(ids(form)) - set(GENERIC_IDS)
    assert len(own) > 50
    repeated = {
        (module, literal.value)
        for module, tree in trees().items()
        for literal in literals(tree)
        if own & set(re.split(r"[\[\], .:/{}]+", str(literal.value)))
    }
    assert repeated - set(ALLOWED_LITERALS) == set()


def choices_of(form: Template) -> set[str]:
    kinds = {kind for table in form.tables for kind in table.kinds.values() if isinstance(kind, WordsKind)}
    offered = [*(field.choices for field in form.agency_fields), *(kind.choices for kind in kinds)]
    return {choice for own in offered for choice in own} - {YES, NO}


@pytest.mark.parametrize("form", [one for one in FORMS if choices_of(one)], ids=lambda form: form.id)
def test_no_choice_of_a_form_is_repeated_in_the_program(form: Template) -> None:
    choices = choices_of(form)
    assert len(choices) > 5
    repeated = {
        (module, literal.value)
        for module, tree in trees().items()
        for literal in literals(tree)
        if literal.value in choices or sum(choice in str(literal.value) for choice in choices) > 1
    }
    assert repeated - set(ALLOWED_CHOICES) == set()


def test_chinese_stands_in_the_modules_of_words_only() -> None:
    elsewhere = {
        (module, literal.value)
        for module, tree in trees().items()
        if module not in WORD_MODULES
        for literal in literals(tree)
        if re.search("[\u4e00-\u9fff]", str(literal.value))
    }
    assert elsewhere - set(ALLOWED_CHINESE) == set()


def test_every_allowance_is_still_needed() -> None:
    given = {(module, literal.value) for module, tree in trees().items() for literal in literals(tree)}
    assert {*ALLOWED_LITERALS, *ALLOWED_CHINESE, *ALLOWED_CHOICES} - given == set()


def test_every_module_of_words_holds_some() -> None:
    assert {m for m in OTHER_WORDS if not re.search("[\u4e00-\u9fff]", modules()[m])} == set()
