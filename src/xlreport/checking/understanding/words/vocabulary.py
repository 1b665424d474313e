"""Every word of the grammar, which no form declares."""

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.words import bodies, narrowing

GRAMMAR = (
    frozenset().union(
        grammar.CONJUNCTIONS, grammar.AMONG_WORDS, grammar.OPEN_LIST, grammar.REST, grammar.IN_ALL, grammar.EVERY,
        grammar.NONE, grammar.SHARES, grammar.THAN, grammar.MORE, grammar.FEWER, grammar.LEVEL, grammar.TREND,
        grammar.REASONS, bodies.WIDER, bodies.OWNED, bodies.THEIRS, bodies.ROLES, bodies.TOWARDS,
        grammar.LAST_WORDS, grammar.NEXT_WORDS,
        grammar.THIS_WORDS, grammar.PART_WORDS, grammar.OTHERWISE, plain_words.VERBS, plain_words.FILLERS,
        plain_words.TAILS, plain_words.STATING, plain_words.FREE, grammar.OTHER_THINGS, grammar.UP_TO,
        grammar.KINDS_OF, grammar.RESPECTIVELY, plain_words.PLAIN_VERBS, grammar.MOSTLY, grammar.LINKS,
        grammar.NARROWING, grammar.JOINING, grammar.OFFERING, grammar.RECKONING, grammar.IN_TIME, grammar.DENYING,
        {grammar.SHARE_OF}, grammar.OF_TWO, grammar.SPELLS, grammar.MOST, grammar.MUCH_ARE, grammar.PREVAILING,
        narrowing.MANNERS, narrowing.NEWLY,
    )
)  # fmt: skip
