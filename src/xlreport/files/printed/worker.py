"""The process in which a page is read that may cost much: it is given a line with its format, then its bytes."""

from xlreport.files.printed.formats import PageFormat, page_of
from xlreport.files.printed.transport import page_to_json
from xlreport.files.serving import serve


def read(given: bytes) -> str:
    name, _, content = given.partition(b"\n")
    return page_to_json(page_of(content, PageFormat(name.decode())))


if __name__ == "__main__":
    serve(read)
