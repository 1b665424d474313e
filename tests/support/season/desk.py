"""The coordinator's desk: a growing folder, a roster that is edited, one run a day."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from support.season.files import FORM, YEAR, Files, last_years_report
from support.season.table import Day, Season, What, full_name
from xlreport import load_template, load_templates, read_roster
from xlreport.collection.file_names import return_name
from xlreport.district.publish.publish import batch_folder
from xlreport.district.run.request import BatchRequest
from xlreport.messages.district import RETURNS

CONTACTS = 4
"""How many people look after all agencies: several have the same."""


@dataclass
class Desk:
    """`top`: holds the folder, the roster, last year's reports and the outputs. `formats`: of the reports."""

    top: Path
    formats: tuple[str, ...] = ("json",)
    jobs: int = 1
    _came: dict[str, bytes] = field(default_factory=dict)
    """The bytes of what has arrived, by its path in the table."""

    @property
    def received(self) -> Path:
        return self.top / "收到"

    @property
    def out(self) -> Path:
        return self.top / "结果"

    @property
    def roster(self) -> Path:
        return self.top / "名册.csv"

    @property
    def last_year(self) -> Path:
        return self.top / "去年"

    def open(self, season: Season) -> None:
        self.received.mkdir(parents=True)
        self.last_year.mkdir()
        for agency, what in season.last_year.items():
            (self.last_year / f"{agency}.json").write_bytes(last_years_report(agency, what))

    def begin(self, day: Day) -> None:
        """What arrives and what the coordinator does, before the day's run."""
        for old, new in day.renames.items():
            (self.received / old).rename(self.received / new)
        for path in day.removes:
            (self.received / path).unlink()
        files = Files(lambda agency: self.returned(agency).read_bytes(), lambda path: self._came[path])
        for path, what in day.arrives.items():
            target = self._target(path, what)
            target.parent.mkdir(parents=True, exist_ok=True)
            self._came[path] = files.content(what)
            target.write_bytes(self._came[path])
        self.roster.write_text("\n".join(_lines(day)) + "\n", encoding="utf-8")

    def _target(self, path: str, what: What | str) -> Path:
        if not isinstance(what, str) and "over ours" in what:
            return self.returned(what["answers"])
        return self.received / path

    def returned(self, agency: str) -> Path:
        return self.out / RETURNS / return_name(load_template(FORM), full_name(agency), YEAR)

    def run(self, day: Day) -> None:
        """As the command does, in this process."""
        forms = load_templates()
        batch_folder(BatchRequest(
            folder=self.received, out=self.out, forms=forms, roster=read_roster(self.roster, forms),
            previous=self.last_year, formats=self.formats, jobs=self.jobs, as_of=day.day, kept=(self.roster,),
        ))  # fmt: skip

    def command(self, day: Day) -> Sequence[str]:
        """The day's run as it is typed."""
        return (
            "batch", str(self.received), "-o", str(self.out), "--roster", str(self.roster), "--previous",
            str(self.last_year), "--to", ",".join(self.formats), "--jobs", str(self.jobs),
            "--as-of", day.day.isoformat(),
        )  # fmt: skip

    def process(self, day: Day) -> Sequence[str]:
        return (sys.executable, "-m", "xlreport", *self.command(day))


def _lines(day: Day) -> Iterator[str]:
    yield "单位全称,别名,联系人,联系人电话,联系人邮箱,截止日期"
    for place, one in enumerate(day.members):
        contact = place % CONTACTS + 1
        alias = f"某某县{one.alias}" if one.alias else ""
        yield (
            f"{full_name(one.agency)},{alias},第{contact}联络员,0533-288{contact:04d},"
            f"liaison{contact}@example.com,{one.deadline.isoformat()}"
        )
