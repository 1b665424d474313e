"""The texts of a workbook by their numbers: those that every workbook of a plan has, and after them a report's own."""

import re
from io import StringIO

from xlsxwriter.sharedstrings import SharedStrings, SharedStringTable

from xlreport.render.package import Pressed
from xlreport.workbook.prepared.pieces import Pieces

_HEAD = re.compile(r'count="\d+" uniqueCount="\d+"')
_END = "</sst>"
_COUNTS, _OWN = (0, 0), (1, 0)


class SharedTexts:
    """`written`: the part as XlsxWriter wrote it of the fixed texts alone, `table`: its table of them."""

    def __init__(self, written: str, table: SharedStringTable) -> None:
        head = _HEAD.search(written)
        if head is None or not written.endswith(_END):
            raise AssertionError("texts are written in another way")
        end = len(written) - len(_END)
        self._pieces = Pieces("xl/sharedStrings.xml", written, {_COUNTS: head.span(), _OWN: (end, end)})
        self._fixed = {text: number for number, text in enumerate(table.string_array)}
        self._fixed_count = table.count
        self.begin()

    def begin(self) -> None:
        """None of a report yet."""
        self._own: dict[str, int] = {}
        self._count = self._fixed_count

    def number(self, text: str) -> int:
        self._count += 1
        fixed = self._fixed.get(text)
        return self._own.setdefault(text, len(self._fixed) + len(self._own)) if fixed is None else fixed

    @property
    def numbers(self) -> "Numbers":
        """For XlsxWriter, of texts that have their numbers."""
        return Numbers({**self._fixed, **self._own})

    def pressed(self) -> Pressed:
        holes = self._pieces.holes
        unique = len(self._fixed) + len(self._own)
        self._pieces[holes[_COUNTS]] = f'count="{self._count}" uniqueCount="{unique}"'
        self._pieces[holes[_OWN]] = _written(self._own)
        return self._pieces.pressed()


class Numbers(SharedStringTable):  # type: ignore[misc]  # XlsxWriter is untyped
    """A table that takes no further texts, and that is written elsewhere."""

    def __init__(self, numbers: dict[str, int]) -> None:
        super().__init__()
        self.string_table, self.count, self.unique_count = numbers, len(numbers), len(numbers)

    def _sort_string_data(self) -> None:
        self.string_array: list[str] = []


def _written(texts: dict[str, int]) -> str:
    """Their elements, as XlsxWriter writes them."""
    author, written = SharedStrings(), StringIO()
    author._set_xml_writer(written)  # noqa: SLF001  it has no other way
    for text in texts:
        author._write_si(text)  # noqa: SLF001  nor for this
    return written.getvalue()
