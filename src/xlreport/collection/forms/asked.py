"""Several forms side by side: which are asked for, what each is called, and which of them a file answers."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from xlreport.collection.submissions import Submission
from xlreport.form.model.template import Template


def form_names(templates: Sequence[Template]) -> Mapping[str, str]:
    """Short names by id; where two forms, or two editions of one, share theirs the id tells them apart."""
    shared = Counter(one.short_name for one in templates)
    return {one.id: one.short_name + (f"（{one.id}）" if shared[one.short_name] > 1 else "") for one in templates}


def most_common_year(years: Collection[int]) -> int:
    """The later of two that are as common; 0 of none."""
    counts = Counter(years)
    return max(counts, key=lambda year: (counts[year], year), default=0)


def answers(template: str, form: str | None, templates: Mapping[str, Template]) -> bool:
    """Whether a file of a form is of the one asked for, or counts in its sums; None asks for any."""
    return form in {None, template} or form in templates[template].counts_in


def forms_asked(
    files: Iterable[tuple[str, int]], year: int, template: str | None, templates: Mapping[str, Template]
) -> Collection[str]:
    """The ids of the forms that everybody owes: the one named, else those among the files of the year.

    `files`: the form and the year of each. Where none is of the year, it is every form that has come. An edition that
    counts in the sums of another one of them is none of its own.
    """
    if template is not None:
        return {template}
    pairs = list(files)
    found = {form for form, own in pairs if own == year} or {form for form, _ in pairs}
    joined: set[str] = set()
    for one in sorted(found):
        others = (found & templates[one].counts_in.keys()) - joined
        if any(not (found & templates[other].counts_in.keys()) - {one} for other in others):
            joined.add(one)
    return found - joined


def year_and_forms(
    files: Sequence[Submission], year: int | None, template: str | None, templates: Mapping[str, Template]
) -> tuple[int, Collection[str]]:
    """The year that is asked for, where none is named that of most files, and the forms that everybody owes.

    Published reports decide neither where anything else came.
    """
    deciding = [one for one in files if not one.is_page] or files
    found = year or most_common_year([one.year for one in deciding])
    return found, forms_asked([(one.template, one.year) for one in deciding], found, template, templates)


def form_of(template: str, asked: Collection[str], templates: Mapping[str, Template]) -> str:
    """The form that a file answers: its own, or the edition asked for in whose sums it counts, or that of the same
    form, as a file of a year that the edition does not serve would otherwise answer nothing.
    """
    counted = [template, *templates[template].counts_in]
    own = next((one for one in counted if one in asked), None)
    if own is not None:
        return own
    same = sorted(one for one in asked if one.partition("/")[0] == template.partition("/")[0])
    return same[-1] if same else template
