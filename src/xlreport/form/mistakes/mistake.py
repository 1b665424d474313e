"""What can be wrong with a declared form: kinds of mistakes, and what one is about. People read `messages.mistakes`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Mistake(StrEnum):
    """Every kind of mistake, as an exception tells it."""

    NOT_UTF8 = "not UTF-8: save the file as UTF-8"
    OTHER_ENCODING = "not UTF-8 but {encoding}: save the file as UTF-8"
    LARGE = "larger than {most} bytes"
    CONTROL = "not YAML: the character {code} is not allowed"
    DIGITS = "a number of {found} digits, at most {most} are allowed"
    NESTED = "nested more than {most} levels deep"
    NOT_YAML = "not YAML: {problem}"
    WIDE_SIGN = "not YAML: '{sign}' stands where '{right}' must"
    NOTHING = "nothing is declared"
    SECOND_DOCUMENT = "a second document is not allowed"
    KEY_NO_IDENTIFIER = "a key must be an identifier"
    KEY_QUOTED = "a key must be an unquoted identifier, not '{name}'"
    TWICE = "'{name}' is there twice"
    UNQUOTED = "text must be quoted: '{text}'"
    NO_VALUE = "a value is missing"
    ANCHOR = "anchors and aliases are not allowed"
    TAG = "tags are not allowed"

    UNKNOWN_KEY = "unknown key"
    MISSING_KEY = "this key is missing"
    TEXT_EXPECTED = "a text is expected here"
    INTEGER_EXPECTED = "an integer is expected here"
    BOOLEAN_EXPECTED = "true or false is expected here"
    LIST_EXPECTED = "a list is expected here"
    MAPPING_EXPECTED = "a mapping is expected here"
    NO_CHOICE = "must be one of {choices}"
    EMPTY = "must not be empty"
    TOO_FEW = "at least {least} needed here"
    TOO_MANY = "at most {most} allowed here"
    TOO_LARGE = "at most {most}"
    TOO_SMALL = "at least {least}"
    BAD_ID = "no id: a small letter, then small letters, digits and '_'"
    BAD_CODE = "no code: capital letters and digits, parted by '-'"
    BAD_PATH = "no path of ids: ids joined by '.'"
    SEVERAL_LINES = "a text on one line is expected here"
    BADLY_WRITTEN = "not written as it must be"
    OTHER_SHAPE = "not what is expected here: {told}"

    OTHER_ID = "this is '{declared}', but the file lies at '{place}.yaml'"
    RESERVED = "'{name}' is a reserved word of the formula language"
    NO_CODE = "no code is called '{name}'"
    NO_KIND = "no kind is called '{name}'"
    NO_TABLE = "no table is called '{name}'"
    NO_ROW = "table '{table}' has no row '{name}'"
    NO_COLUMN = "table '{table}' has no column '{name}'"
    NOT_A_ROW = "'{name}' is no row"
    NOT_A_COLUMN = "'{name}' is no column"
    NO_LINE_HERE = "nothing here is called '{name}'"
    NO_NAME = "nothing in this form is called '{name}'"
    NO_FUNCTION = "no function is called '{name}'"
    NO_AGENCY_FIELD = "no agency field is called '{name}'"
    NO_INDICATOR = "no indicator is called '{name}'"
    NO_WHOLE = "no indicator and no table is called '{name}'"
    NO_CHECK = "no check is called '{name}'"
    NO_RULE = "no rule is called '{name}'"
    NO_SETTING = "no setting is called '{name}'"
    NO_LIBRARY = "no library of rules is called '{name}'"
    NO_FRAGMENT = "no fragment is called '{name}'"
    NO_PART = "no part of the text is called '{name}'"
    NO_SECTION = "no section of text is called '{name}'"
    NO_FIELD_CHOICE = "no choice of this field is called '{name}'"
    NO_WORDING = "no wording of this item is called '{name}'"
    NO_HOLE = "unknown hole '{name}'"
    NO_EDITION = "no edition of this form is called '{name}'"
    NO_WHOLE_EDITION = "the edition '{name}' cannot be read, or is itself based on another"
    NO_SUCH_PART = "the edition '{edition}' has no part '{name}'"
    NO_CELL_ABROAD = "the form '{form}' has no cell '{address}' that takes a number"
    OTHER_UNIT = "{address} is in {found} here and in {expected} in '{form}': say how the one becomes the other"
    NO_FILE = "there is no '{name}' beside this file"

    GROUP_COMPUTED = "a group cannot be computed, only a row or column"
    TOTAL_AND_CODE = "'is' and 'code' go together: a total names the finding it raises"
    ITSELF = "'{name}' is what is computed here"
    CIRCLE = "the total {name} rests on itself"
    ROWS_OR_COLUMNS = "words name either 'rows' or 'columns'"
    NOTHING_IN_SECTION = "a section holds tables, prose, or both"
    WHEN_AND_CODE = "'when' and 'code' go together: what is filled in unasked raises it"
    COMPUTED_ASKED = "what is computed is not asked for"
    INDICATOR_NUMBER = "an indicator is a number, and '{name}' is none"
    MEAN_OF_NUMBERS = "a mean is a number and is weighted by a number"
    ONLY_THIS = "only 'this' is known here, not '{name}'"
    DAY_WRITTEN = "a day is written like 2024-12-31"
    DAY_BEYOND = "days go from {first} to {last}"
    KEY_NEEDED = "a '{type}' needs the key '{key}'"
    KEY_NOT_TAKEN = "a '{type}' takes no '{key}'"
    PROMPT_LONG = "at most {most} characters are shown beside a cell"
    ADDS_OTHERWISE = "a '{type}' does not add up by '{adds}'"
    CHOICES_ONCE = "choices must be there, each once"
    CHOICE_BLANK = "a choice holds no blank, and none of several a mark that parts them"
    CHOICES_MANY = "at most {most} may be chosen from together"
    CHOICES_LONG = "choices have no comma, and together at most {most} characters"
    OWN_PART = "'{name}' is another part of every report's text"
    NAME_NEEDED = "an agency field 'name' is needed"
    NO_TALLY = "without a 'tally' of the form each indicator needs a 'kind'"
    LEAST_ABOVE_MOST = "'least' is above 'most'"
    BEYOND_FIGURES = "figures go up to {most}"
    ONE_FIGURE = "one figure of a table is expected here"
    ONE_CELL = "one cell is expected here"
    ASKED_TWICE = "'{code}' asks about {address} already"
    RECORDS_ALONE = "a table with records stands alone in its section"
    RECORDS_HAVE_NO_ROWS = "the rows of '{table}' are not known to the form: sum({table}.column) or count({table})"
    KEY_IS_TEXT = "'{name}' must be a text to tell records apart"
    EACH_RECORD = "'each: record' goes with a table with records, and with no other"
    COLUMN_EXPECTED = "a table with records, or a column of one, is expected here"
    WHERE_EXPECTED = "a column compared with a number or a choice is expected here"
    EACH_AND_AT = "with 'in' go 'each' and one 'at'"
    ZERO_UNSAID = "{show} need 'zero', what is said while all numbers are 0, or 'when'"
    WHOLE_UNNAMED = "shares need 'whole': what their sum is called"
    FIGURES_HAVE_NO_WHOLE = "figures are no parts of a whole"
    EACH_OR_NUMBER = "either 'each', or 'label' and 'number'"
    POSTER_OF_FIGURES = "a number of a poster is made of figures and indicators alone, and of one at least"
    NEVER_SAID = "nothing after a phrase without 'when' can ever be said"
    LONE_BRACE = "a brace without its partner"
    HEADING_HOLE = "must hold {{heading}}"
    ITEM_ID = "an item with sentences needs an id"
    WORDING_IS_ANSWER = "a wording cannot be called '{yes}' or '{no}'"
    LIST_HOLDS_ITSELF = "the list '{name}' holds itself"
    LINES_WITHIN_LINES = "a list within the lines of another cannot run over lines of its own"
    ONE_LINE_OF_GROUP = "a group of rows in one column, or of columns in one row, is expected here: table[row, column]"
    LINE_UNNAMED = "'{name}' has neither 'short' nor 'label' to be called by"
    MANY_FIELDS = "{count} fields are too many, a formula takes {most}"
    FIELD_NAME = "the name of a field is one to twelve letters"
    FIELD_OF_FIGURES = "a field is made of figures and indicators"

    NOT_A_FORMULA = "not a formula"
    FORMULA_SIGN = "not a formula: '{sign}' stands where '{right}' must"
    TOO_DEEP = "too long or too deeply nested"
    NOT_OF_LANGUAGE = "not part of the formula language"
    TWO_SIDES = "a comparison has two sides: join two comparisons by 'and'"
    GROUP_ALONE = "a group of several figures; use it inside sum(), min(), max() or count()"
    OTHER_TYPE = "a {found} where a {expected} is expected"
    ARGUMENTS = "{name} takes another number of arguments"
    PREVIOUS_OF_FIGURE = "previous() takes a figure of a table"
    NOT_A_CHOICE = "not one of the field's choices"
    ID_EXPECTED = "an id is expected here"
    NAMES_OF_TABLE = "only names of this table are allowed here, not {name}"
    PICTURE_EMPTY = "a picture must not be empty"
    PICTURE_DIGIT = "only the first digit of a picture can be given, the others are '#'"
    PICTURE_SIGN = "spaces and brackets make no difference, and every dash is '-'"
    PICTURES_MANY = "this stands for more than {most} pictures"
    PICTURE_OPEN = "'[' without ']'"
    PICTURE_CLOSED = "']' without '['"

    NOT_A_PATTERN = "not a regular expression: {told}"
    PATTERN_DEEP = "not a regular expression: nested too deep, or a repeat too large"
    PATTERN_SLOW = (
        "this may take {steps} steps for each character of a long text, at most {most} are allowed: give its repeats "
        "a limit ('.{{0,40}}'), let them give nothing back ('\\d{{1,9}}+'), or begin it with '^'"
    )
    FRAGMENT_BUILT_IN = "'{name}' has a meaning of its own in every pattern"
    PATTERN_GROUP = "the pattern must hold a group {group}"
    CELLS_EXPECTED = "a table, a row `table[row]`, a column `table[, column]` or an indicator is expected here"
    LIMIT_EXPECTED = "a number or a formula is expected here"
    LIMIT_OF_SETTINGS = "a number or a setting is expected here, no figure"
    POINT_HOLE = "the text must hold {{}} once, where the number of the point stands"
    MOST_OR_LEAST = "'most' or 'least' is needed"
    ONLY_HOLE = "must hold {hole}, and no other hole"
    PAIRS_EXPECTED = "marks in pairs are expected here: one that opens, and the one that closes"
    NO_DAY = "there is no such day"
    UNKNOWN_SHEET = "no sheet is called '{name}'"
    UNKNOWN_PARENT = "no row of the sheet '{sheet}' is called '{name}'"
    OTHER_PARENT = "this row belongs to the one above, which is of '{right}'"
    NO_HEAD = "no head above this cell says what it is"
    LEVEL = "a level goes from 1 to {most}, each one deeper than the row it is in"
    NO_TEXT_IN_CELL = "an error value or a picture stands here, and no text"
    NEAR_MISS_SAME = "the near miss must differ from what breaks the rule"

    def of(self, *, meant: str = "", known: Iterable[str] = (), **params: object) -> "Told":
        """The mistake, about these."""
        told = tuple((name, str(value)) for name, value in params.items())
        return Told(self, told, meant, tuple(known))

    def unknown(
        self, name: str, known: Iterable[str], labels: Mapping[str, str] | None = None, **more: object
    ) -> "Told":
        """A name that is none of the known ones, with the one that may have been meant.

        `labels`: what people call some of the known ones, for authors who write that instead.
        """
        ours = list(dict.fromkeys(known))
        return self.of(meant=_meant(name, ours, labels or {}), known=ours, name=name, **more)


UNKNOWN = frozenset(one for one in Mistake if one.name.startswith("NO_") and "{name}" in one.value)
"""A name that is none: what would be told of every use of a name whose declaration has a mistake of its own."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mistake and what it is about. `meant`: the name that may have been meant; `known`: all that could have been."""

    mistake: Mistake
    params: tuple[tuple[str, str], ...] = ()
    meant: str = ""
    known: tuple[str, ...] = ()

    def among(self, *more: str) -> "Told":
        """The same, where these names are known as well."""
        name, about = dict(self.params)["name"], {key: value for key, value in self.params if key != "name"}
        wider = self.mistake.unknown(name, [*more, *self.known], None, **about)
        return wider if wider.meant or not self.meant else self

    def __str__(self) -> str:
        told = self.mistake.value.format_map(dict(self.params))
        return f"{told}, did you mean '{self.meant}'?" if self.meant else told


_ALIKE = 0.6
"""Of two spellings: `fone` and `phone` are, `remarks` and `years` are not."""


def _meant(name: str, known: list[str], labels: Mapping[str, str]) -> str:
    """The known name that is called so by people, differs in capitals only, ends with it, or is spelt like it."""
    called = [one for one in known if labels.get(one) == name]
    same = [one for one in known if one.lower() == name.lower()]
    ending = [one for one in known if one.endswith("." + name)]
    before, _, own = name.rpartition(".")
    beside = [one for one in known if one.rpartition(".")[0] == before]
    return next(iter([*called, *same, *ending, *_spelt_like(own, beside), *_spelt_like(own, known)]), "")


def _spelt_like(own: str, known: Iterable[str]) -> list[str]:
    """The known names whose last part is spelt like a text, the most alike first."""
    from rapidfuzz.distance import OSA  # asked only where there is a mistake

    bare = own.strip("{}")
    alike = {one: OSA.normalized_similarity(bare, one.rpartition(".")[2].strip("{}")) for one in known}
    return sorted((one for one, degree in alike.items() if degree >= _ALIKE), key=lambda one: -alike[one])
