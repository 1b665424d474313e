"""What files usually are, by the ends of their names."""

from pathlib import PurePath

from xlreport.messages.codes.file_codes import FileKind

_BY_SUFFIX = {
    FileKind.WORD: (".doc", ".docx", ".wps", ".wpt", ".rtf"), FileKind.PDF: (".pdf", ".ofd"),
    FileKind.SLIDES: (".ppt", ".pptx", ".dps"), FileKind.ARCHIVE: (".rar", ".7z", ".tar", ".gz", ".tgz"),
    FileKind.PICTURE: (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".webp"),
    FileKind.WEB_PAGE: (".htm", ".html", ".mht", ".mhtml"), FileKind.XML: (".xml",),
    FileKind.TEXT: (".txt", ".csv", ".md"),
}  # fmt: skip


def kind_by_suffix(name: PurePath) -> FileKind:
    """What files of this name usually are."""
    suffix = name.suffix.lower()
    return next((kind for kind, suffixes in _BY_SUFFIX.items() if suffix in suffixes), FileKind.UNKNOWN)
