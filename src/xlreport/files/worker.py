"""The process in which a workbook is read that may cost much. See `isolated`."""

from xlreport.files.formats.readers import read_admitted
from xlreport.files.package.gate import admit
from xlreport.files.serving import serve
from xlreport.files.transport import book_to_json


def read(content: bytes) -> str:
    return book_to_json(read_admitted(admit(content)))


if __name__ == "__main__":
    serve(read)
