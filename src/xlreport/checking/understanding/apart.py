"""Numbers that name a cell plainly and may still count something else."""

from collections.abc import Sequence
from dataclasses import replace

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.told import Course, Told, matters_of
from xlreport.checking.understanding.words import narrowing
from xlreport.checking.understanding.words.clarity import is_of_level, is_of_several
from xlreport.checking.understanding.words.clauses import Why
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.lexicon import Lexicon
from xlreport.checking.understanding.words.tokens import Kind, Token

MOST_AFTER = 9
"""So far after a number its parts are looked for."""


def without_wider(known: Lexicon, all_told: Sequence[Told]) -> list[Told]:
    """The numbers of a sentence, none of them held that counts more than what its words name.

    办理复议案件99件，其中涉及政府信息公开的9件; 培训9次，其中业务培训3次 where both name the same.
    """
    found = list(all_told)
    for index, one in enumerate(all_told):
        if (
            one.why is None
            and one.subject is not None
            and any(_is_narrower(known, part, one) for part in all_told[index + 1 : index + MOST_AFTER])
        ):
            found[index] = replace(one, why=Why.UNKNOWN)
    return found


def _is_narrower(known: Lexicon, part: Told, whole: Told) -> bool:
    """Whether a part of a whole names the same, or alone says what such things arise from."""
    found, of = part.subject, whole.subject
    if of is None or part.figure.unit != whole.figure.unit:
        return False
    same = found is not None and (found.rows, found.columns, found.fields) == (of.rows, of.columns, of.fields)
    if part.within and same and part.why is None and not part.clause.bracketed:
        return bool(found and found.used) and part.figure.number != whole.figure.number
    sources = known.sources.get(of.matter, frozenset())
    beside = part.within or (found is not None and found.columns == of.columns)
    return bool(sources) and beside and part.says(sources) and not whole.says(sources)


def is_apart(course: Course, told: Told, words: Sequence[Token], found: Subject) -> bool:
    """Whether a number that names a cell plainly may still count something else."""
    if told.figure.unit in narrowing.LETTERS and not matters_of(course.known, words):
        return True
    if _is_by_unknown_way(words, found):
        return True
    if found.table is None:
        return (
            _is_attended(told, found)
            or _is_in_part(told, found)
            or _is_sent(course, told, found)
            or is_of_level(words, found)
        )
    of_another = (
        is_of_several(course.known, words) or _is_charged(course, told, found) or _is_aside(course, words, found)
    )
    return (
        of_another
        or _is_of_group(course, found)
        or _is_taken_on(course, told, found)
        or _is_of_items(told, found)
        or _is_of_deeds(course, told, words, found)
    )


def _is_by_unknown_way(words: Sequence[Token], found: Subject) -> bool:
    """Whether only what came by a way that nobody knows is counted: 通过领导信箱收到留言9条."""
    ways = (at for at, token in enumerate(words[: min(found.used)]) if token.word in grammar.BY_ANY_WAY)
    return any(words[at + 1].kind is Kind.UNKNOWN for at in ways)


def _is_of_group(course: Course, found: Subject) -> bool:
    """Whether the clause before names a group that may be the one who acts: 企业关注审批，全年提出申请4件."""
    if found.columns or not course.pending:
        return False
    group = subject(course.known, Spot(course.pending, found.matter))
    return group is not None and group.matter == found.matter and bool(group.columns) and not group.rows


def _is_taken_on(course: Course, told: Told, found: Subject) -> bool:
    """Whether it is how many were taken on of those that the sentence says came in."""
    same = course.before is not None and course.before.rows == found.rows and course.before.table == found.table
    said = any(token.word in narrowing.TAKEN_ON for token in course.said)
    return same and course.counted and told.says(narrowing.TAKEN_ON) and not said


def _is_aside(course: Course, words: Sequence[Token], found: Subject) -> bool:
    """Whether words that name no noun may be about what is spoken of, which is another matter: 留言9条，未办结2条."""
    topic = course.topic
    if found.table is None or topic in (None, found.matter) or course.known.may_precede(topic or "", found.matter):
        return False
    nouns = course.known.nouns_of(found.matter)
    return not any(noun in words[index].word for index in found.used for noun in nouns)


def _is_of_deeds(course: Course, told: Told, words: Sequence[Token], found: Subject) -> bool:
    """Whether what was done is counted, or what stands right after the number: 合并答复2次, 申请公开9个文件."""
    if found.table is None or not found.table.spoken.wholes:
        return False
    follows = told.after[0].kind if told.after else None
    of_next = follows is Kind.UNKNOWN and told.figure.unit in grammar.OF_ANY_KIND
    return of_next or (told.figure.unit == grammar.TIMES and not matters_of(course.known, words))


def _is_attended(told: Told, found: Subject) -> bool:
    """Whether somebody only went to what is counted: 参加发布会1场."""
    return bool(found.fields) and told.figure.unit not in grammar.PERSONS and told.says(grammar.ATTENDING)


def _is_in_part(told: Told, found: Subject) -> bool:
    """Whether only what is new is counted, or what was done in a certain share: 新增专区2个, 主办建议3件."""
    stock = found.fields[0].unit in narrowing.KEPT
    return (stock and told.says(narrowing.NEWLY)) or (
        found.fields[0].unit == grammar.CASES and told.says(narrowing.SHARED)
    )


def _is_sent(course: Course, told: Told, found: Subject) -> bool:
    """Whether answers are counted by how they went out, not what came in: 信函答复9件."""
    sent = told.says(narrowing.SENDING) or any(token.word in narrowing.SENDING for token in told.after[:1])
    return found.fields[0].of in course.known.tables and sent


def _is_of_items(told: Told, found: Subject) -> bool:
    """Whether items of that kind may be counted that were published, not what was decided: 许可19条."""
    table = found.table
    decided = table is not None and not table.spoken.wholes and table.spoken.of is None
    return decided and told.figure.unit in grammar.OF_ITEMS and not told.says(plain_words.VERBS)


def _is_charged(course: Course, told: Told, found: Subject) -> bool:
    """Whether a bare noun may be what was paid for: 收取210元，涉及申请3件."""
    if course.charged is None or not found.is_vague or found.matter in course.known.charges:
        return False
    return course.charged < told.figure.start or told.clause.says(grammar.CONCERNING)
