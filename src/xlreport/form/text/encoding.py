"""How the bytes of a text file are letters: editors and spreadsheet programs save in several encodings."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_HEAD = 2000
"""So many bytes are looked at where nothing tells the order of bytes."""

_SOME = 10
"""UTF-16 that is also UTF-8 is of Latin letters, every other byte of which is zero."""


class EncodingError(ValueError):
    """Bytes that are no text. `line` counts from 1, up to the first of them."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def encoding_of(content: bytes) -> str:
    """The one that the file itself tells, by its mark or by its bytes of zero; else UTF-8, if all of it is."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    head = content[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    is_utf_8 = _line_of_fault(content, "utf-8") is None
    if even != odd and not (is_utf_8 and _SOME * (even + odd) < len(head)):
        wide = "utf-16-be" if even > odd else "utf-16-le"
        if _line_of_fault(content, wide) is None:
            return wide
    return "utf-8" if is_utf_8 else "gb18030"


def text_of(content: bytes) -> str:
    """The letters; what is in no encoding of Unicode is taken for what Windows in China writes.

    Raises EncodingError with the line up to which all is well in one of the two.
    """
    encoding = encoding_of(content)
    line = _line_of_fault(content, encoding)
    if line is not None:
        raise EncodingError(max(line, _line_of_fault(content, "utf-8") or 1))
    return content.decode(encoding).removeprefix("\ufeff")


def _line_of_fault(content: bytes, encoding: str) -> int | None:
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return None
