"""LibreOffice in a window, in Chinese, with a profile of its own and without the dialogs of a first start."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from keyboard.entries import visible_sheets
from keyboard.screen import Screen, ScreenError, end

SMALL, LARGE = (1366, 768), (1920, 1080)
"""A notebook's screen in an office, and a desk's."""

_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SETTINGS = (
    ("Setup/L10N", "ooLocale", "zh-CN"),
    ("Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
    ("Office.Linguistic/General", "UILocale", "zh-CN"),
    ("Setup/Product", "ooSetupLastVersion", "99.9"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
    ("Office.Common/Save/Document", "WarnAlienFormat", "false"),
    ("Office.Common/Font/Substitution", "Replacement", "true"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "0"),
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}\n'
    "</oor:items>\n"
)
_FONTS = {
    "微软雅黑": "Noto Sans CJK SC",
    "黑体": "Noto Sans CJK SC",
    "宋体": "Noto Serif CJK SC",
    "仿宋": "Noto Serif CJK SC",
    "楷体": "Noto Serif CJK SC",
}
"""Free fonts that look like those of an office: without them Latin letters and figures come out too wide."""

_PAIR = (
    '<item oor:path="/org.openoffice.Office.Common/Font/Substitution/FontPairs"><node oor:name="_{number}" '
    'oor:op="replace">'
    '<prop oor:name="ReplaceFont" oor:op="fuse"><value>{font}</value></prop>'
    '<prop oor:name="SubstituteFont" oor:op="fuse"><value>{other}</value></prop>'
    '<prop oor:name="Always" oor:op="fuse"><value>true</value></prop>'
    '<prop oor:name="OnScreenOnly" oor:op="fuse"><value>false</value></prop></node></item>'
)

_PAGE = '<html><head><meta charset="utf-8"></head><body>\n{body}</body></html>\n'


class Office:
    """A workbook open in a window that takes keys. `titles`: its visible sheets, from left to right."""

    def __init__(self, screen: Screen, window: str, workbook: Path) -> None:
        self.screen = screen
        self.window = window
        self.workbook = workbook
        self.titles = [sheet.title for sheet in visible_sheets(load_workbook(workbook))]
        self.size = SMALL

    def awake(self) -> None:
        """Waits until the sheet heeds keys: while a file is opened or saved they are lost."""
        for _ in self.screen.looks("a sheet that heeds keys"):
            if self.screen.copied(seconds=2) is not None:
                return

    def resize(self, size: tuple[int, int]) -> None:
        self.screen.resize(self.window, size)
        self.size = size
        self.settle()

    def settle(self) -> str:
        """Waits until every key before was heeded; what stands in the cells that are marked."""
        content = self.screen.copied()
        if content is None:
            raise ScreenError(f"the sheet does not answer; windows: {sorted(self.screen.windows().values())}")
        return content.rstrip("\n")

    def first_cell(self) -> None:
        self.screen.press("ctrl+Home")

    def first_sheet(self) -> None:
        self.screen.press(*["ctrl+Prior"] * len(self.titles))

    def next_sheet(self) -> None:
        self.screen.press("ctrl+Next")

    def paste(self, text: str) -> None:
        """Pastes a text into the cell, and looks that it stands there. Several paragraphs go into the opened cell."""
        opened = "\n" in text
        self.screen.put_on_clipboard(text)
        self.screen.press(*(("F2", "ctrl+a", "ctrl+v", "ctrl+a") if opened else ("ctrl+v",)))
        found = self.settle()
        if opened:
            self.screen.press("Return", "Up")
        if found != text:
            raise ScreenError(f"pasted {text!r}, but the cell shows {found!r}")

    def paste_from_word(self, paragraphs: Sequence[str]) -> None:
        """Pastes paragraphs as Word offers them, one below the other from the cell on, and answers what is asked."""
        page = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in paragraphs)
        self.screen.put_on_clipboard(_PAGE.format(body=page), "text/html")
        self.screen.press("ctrl+v")
        self._agree()
        self.awake()

    def _agree(self) -> None:
        """Enter in the window that asks, until it is gone."""
        asking = self._asking()
        for _ in self.screen.looks("a window that asks"):
            asking = asking or self._asking()
            if asking:
                break
        self.screen.focus(asking[0])
        self.screen.press("Return")
        for _ in self.screen.looks("the end of the question"):
            if not self._asking():
                break
        self.screen.focus(self.window)

    def _asking(self) -> list[str]:
        """The windows with a title that are not the workbook's."""
        return [number for number, title in self.screen.windows().items() if title and number != self.window]

    def save(self) -> None:
        """Saves in the format that the file has, over it."""
        before = self.workbook.stat().st_mtime_ns
        self.screen.press("ctrl+s")
        for _ in self.screen.looks("the saved file"):
            if self.workbook.exists() and self.workbook.stat().st_mtime_ns != before:
                break
        self.awake()

    def photograph(self, picture: Path) -> None:
        self.screen.photograph(picture, self.size)


@contextmanager
def opened(screen: Screen, workbook: Path, size: tuple[int, int] = SMALL) -> Iterator[Office]:
    """The workbook in a window of `size`, its first sheet in front. Ends LibreOffice at the end, saved or not."""
    lock = workbook.with_name(f".~lock.{workbook.name}#")
    lock.unlink(missing_ok=True)  # of a window that was ended by force
    with TemporaryDirectory(prefix="xlreport-keyboard-", ignore_cleanup_errors=True) as folder:
        profile = Path(folder, "profile")
        _furnish(profile)
        where = f"-env:UserInstallation={profile.as_uri()}"
        process = screen.start("soffice", where, "--norestore", "--nologo", "--calc", str(workbook))
        office = Office(screen, screen.wait_for(workbook.name, process), workbook)
        try:
            office.size = size
            screen.resize(office.window, size)
            screen.focus(office.window)
            office.awake()
            yield office
        except ScreenError:
            screen.photograph(workbook.with_suffix(".trouble.png"), LARGE)
            raise
        finally:
            end(process)
            lock.unlink(missing_ok=True)


def _furnish(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = [_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS]
    items += [
        _PAIR.format(number=number, font=font, other=other) for number, (font, other) in enumerate(_FONTS.items())
    ]
    (user / "registrymodifications.xcu").write_text(_PROFILE.format(items="\n".join(items)), encoding="utf-8")
