"""What stands in the cells of a workbook in which people type, for one report."""

from collections.abc import Mapping, Sequence

from xlreport.form.language.evaluate import Values
from xlreport.form.language.vocabulary import CellError, CellValue, as_text
from xlreport.form.model.address import Address, FigureAddress, RecordAddress
from xlreport.form.report.report import Entry
from xlreport.form.report.values import cell_value
from xlreport.layout.addresses import NthRecord
from xlreport.layout.pasting.cells import PastedAddress, PastedBelow

_ELSEWHERE = CellError()
"""Where no content is."""


class Given:
    """`contents`: texts, choices and reasons; `values`: all that the report knows by itself; `prepared`: so many rows
    for a whole text there are.
    """

    def __init__(
        self, prepared: int, values: Values, contents: Mapping[Address, CellValue],
        entries: Mapping[FigureAddress, Entry], records: Mapping[str, Sequence[str]],
    ) -> None:  # fmt: skip
        self._prepared = prepared
        self.values = values
        self.contents = contents
        self._entries = {} if any(isinstance(one, FigureAddress) for one in contents) else entries
        """Looked into first, unless something else stands in cells of tables."""
        self.records = records

    def content(self, address: Address) -> CellValue:
        if isinstance(address, FigureAddress) and address in self._entries:
            return cell_value(self._entries[address])
        found = self.contents.get(address, _ELSEWHERE)
        if found is not _ELSEWHERE:
            return found
        if isinstance(address, NthRecord):
            names, at = self.records.get(address.table, ()), int(address.row) - 1
            return (
                self.values.content(RecordAddress(address.table, names[at], address.column))
                if at < len(names)
                else None
            )
        return self._below() if isinstance(address, PastedBelow) else self.values.content(address)

    def _below(self) -> tuple[str, ...]:
        """What is pasted below the prepared rows."""
        pasted = [one for one in self.contents if isinstance(one, PastedAddress) and not one.column]
        return tuple(as_text(self.contents[one]) for one in pasted if one.row >= self._prepared)
