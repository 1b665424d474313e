"""One report that breaks each rule of the bundled form, and a near miss that differs in one cell."""

from dataclasses import dataclass, field

from support.reports import Edits

NATURAL, COMPANY, TOTAL = "applicant.natural", "applicant.legal.company", "applicant.total"


def application(row: str, column: str = NATURAL) -> str:
    return f"applications[{row}, {column}]"


@dataclass(frozen=True, kw_only=True)
class Case:
    """`breaks` raises exactly `told` (code, address, found, expected); `mended` on top of it raises nothing."""

    name: str
    breaks: Edits
    mended: Edits
    told: list[tuple[str, str, str | None, str | None]]
    muted: int = 0
    workbook_only: bool = field(default=False)


RESULTS = "applications[handled.total, applicant.natural]"
CASES = [
    Case(
        name="one application more than results",
        breaks={application("received"): 6, application("handled.granted"): 5},
        mended={application("handled.granted"): 6},
        told=[("T3-BALANCE", RESULTS, "5", "6")], muted=1,
    ),
    Case(
        name="one result more than applications",
        breaks={application("handled.other.other"): 1},
        mended={application("brought_forward"): 1},
        told=[("T3-BALANCE", RESULTS, "1", "0")], muted=1,
    ),
    Case(
        name="carried forward and not received",
        breaks={application("carried_forward"): 2},
        mended={application("received"): 2},
        told=[("T3-BALANCE", RESULTS, "2", "0")], muted=1,
    ),
    Case(
        name="two columns that differ by as much",
        breaks={application("received"): 1, application("handled.granted", COMPANY): 1},
        mended={application("received"): 0, application("handled.granted", COMPANY): 0},
        told=[
            ("T3-BALANCE", RESULTS, "0", "1"),
            ("T3-BALANCE", "applications[handled.total, applicant.legal.company]", "1", "0"),
        ],
    ),
    Case(
        name="a stated total of results",
        breaks={application("received"): 3, application("handled.partial"): 3, RESULTS: 4},
        mended={RESULTS: 3},
        told=[("T3-RESULTS", RESULTS, "4", "3")],
    ),
    Case(
        name="a stated total of applicants",
        breaks={
            application("received"): 3, application("received", COMPANY): 2, application("handled.granted"): 3,
            application("handled.granted", COMPANY): 2, application("received", TOTAL): 6,
        },
        mended={application("received", TOTAL): 5},
        told=[("T3-ROWSUM", "applications[received, applicant.total]", "6", "5")],
    ),
    Case(
        name="a stated total of both",
        breaks={application("handled.total", TOTAL): 1},
        mended={application("handled.total", TOTAL): 0},
        told=[("T3-ROWSUM", "applications[handled.total, applicant.total]", "1", "0")], muted=1,
    ),
    Case(
        name="a stated total of cases",
        breaks={"disputes[cases, litigation.direct.upheld]": 2, "disputes[cases, litigation.direct.total]": 1},
        mended={"disputes[cases, litigation.direct.total]": 2},
        told=[("T4-SUM", "disputes[cases, litigation.direct.total]", "1", "2")],
    ),
    Case(
        name="a blank figure",
        breaks={application("received"): None},
        mended={application("received"): 0},
        told=[("T3-BLANK-CELLS", "applications[received, applicant.natural]", None, None)],
    ),
    Case(
        name="a blank that a wrong balance rests on",
        breaks={application("received"): 6, application("handled.granted"): None},
        mended={application("handled.granted"): 6},
        told=[("T3-BLANK-CELLS", "applications[handled.granted, applicant.natural]", None, None)],
    ),
    Case(
        name="a blank below a stated total",
        breaks={"disputes[cases, reconsideration.pending]": None, "disputes[cases, reconsideration.total]": 1},
        mended={"disputes[cases, reconsideration.pending]": 1},
        told=[("T3-BLANK-CELLS", "disputes[cases, reconsideration.pending]", None, None)],
    ),
    Case(
        name="half a document",
        breaks={"documents[regulations, issued]": 0.5, "documents[regulations, in_force]": 1},
        mended={"documents[regulations, issued]": 1},
        told=[("T2-INT", "documents[regulations, issued]", "0.5", None)],
    ),
    Case(
        name="fewer than none",
        breaks={"licensing[licences, decisions]": -1},
        mended={"licensing[licences, decisions]": 1},
        told=[("T2-INT", "licensing[licences, decisions]", "-1", None)],
    ),
    Case(
        name="more than a cell computes with",
        breaks={"enforcement[penalties, decisions]": 1_000_000_000_000},
        mended={"enforcement[penalties, decisions]": 999_999_999_999},
        told=[("T2-INT", "enforcement[penalties, decisions]", "1000000000000", None)],
    ),
    Case(
        name="an amount of seven places",
        breaks={"fees[administrative_fees, amount]": 0.0000001},
        mended={"fees[administrative_fees, amount]": 0.000001},
        told=[("T2-FEE-NUMBER", "fees[administrative_fees, amount]", "0.0000001", None)],
    ),
    Case(
        name="a negative amount",
        breaks={"fees[administrative_fees, amount]": -59237.2449},
        mended={"fees[administrative_fees, amount]": 59237.2449},
        told=[("T2-FEE-NUMBER", "fees[administrative_fees, amount]", "-59237.2449", None)],
    ),
    Case(
        name="half a training",
        breaks={"indicators.training_sessions": 1.5},
        mended={"indicators.training_sessions": None},
        told=[("IND-NUMBER", "indicators.training_sessions", "1.5", None)],
    ),
    Case(
        name="a fee of three places",
        breaks={"indicators.fee_received": 12.345},
        mended={"indicators.fee_received": 0},
        told=[("IND-NUMBER", "indicators.fee_received", "12.345", None)], muted=2,
    ),
]  # fmt: skip
