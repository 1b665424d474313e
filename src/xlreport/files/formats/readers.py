"""The reader of each format. All but a small .xlsx are read in a process apart, see `grids`."""

from xlreport.files.package.gate import Admitted, Format
from xlreport.files.package.open_xml import look_into
from xlreport.files.package.open_xml_book import read_open_xml
from xlreport.files.remarks.open_xml_remarks import with_remarks
from xlreport.reading.cells import RawBook


def read_admitted(admitted: Admitted) -> RawBook:
    """Values of every sheet, and what calamine leaves out: formulas, error cells, marks, remarks."""
    if admitted.format is Format.OPEN_XML and admitted.package is not None:
        workbook = look_into(admitted.package)
        return with_remarks(read_open_xml(admitted.package, workbook), admitted.package, workbook)
    from xlreport.files.formats.other_readers import read_other  # most files are of the one format

    return read_other(admitted)
