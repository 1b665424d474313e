"""Several forms side by side: which are asked for, what each is called, and which of them a file answers."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from xlreport.form.model.template import Template


def form_names(templates: Sequence[Template]) -> Mapping[str, str]:
    """Short names by id; where two forms, or two editions of one, share theirs the id tells them apart."""
    shared = Counter(one.short_name for one in templates)
    return {one.id: one.short_name + (f"（{one.id}）" if shared[one.short_name] > 1 else "") for one in templates}


def forms_asked(files: Iterable[tuple[str, int]], year: int, template: str | None) -> Collection[str]:
    """The ids of the forms that everybody owes: the one named, else those among the files of the year.

    `files`: the form and the year of each. Where none is of the year, it is every form that has come.
    """
    if template is not None:
        return {template}
    found = list(files)
    return {form for form, own in found if own == year} or {form for form, _ in found}


def form_of(template: str, asked: Collection[str]) -> str:
    """The form that a file answers: its own, or the edition asked for of the same form, as a file of a year that the
    edition does not serve would otherwise answer nothing.
    """
    if template in asked:
        return template
    same = sorted(one for one in asked if one.partition("/")[0] == template.partition("/")[0])
    return same[-1] if same else template
