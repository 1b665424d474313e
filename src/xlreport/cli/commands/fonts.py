"""Which fonts a PDF or a poster had to do without."""

from contextlib import suppress

from xlreport.cli.screen.console import tell
from xlreport.errors import UnwritableError
from xlreport.messages import commands as words


def tell_fonts() -> None:
    """One line for all that are missing on this machine."""
    from xlreport.render.typesetting.typeset import missing_fonts

    with suppress(UnwritableError):  # each report has said so already
        if missing := missing_fonts():
            told = {"fonts": "、".join(missing), "stand_ins": "、".join(missing.values())}
            tell(words.FONTS_MISSING.format(**told))
