"""Options that the parser would take in silence: given twice, or swallowed as the value of the one before."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from xlreport.cli.failures import CommandError
from xlreport.messages import usage as words


def refuse_misused(command: Any, ctx: Any, args: list[str]) -> None:  # noqa: ANN401  the parser's own types are private
    """Ends the call, with a sentence, where an option of one value has two, or has another option for its value."""
    if ctx.resilient_parsing:
        return
    values, _, order = command.make_parser(ctx).parse_args(args=list(args))
    options = [one for one in order if one.param_type_name == "option"]
    if any(one.is_eager for one in options):
        return
    names = {name for one in command.get_params(ctx) if one.param_type_name == "option" for name in one.opts}
    for option, times in Counter(options).items():
        if option.is_flag:
            continue
        if times > 1 and not option.multiple:
            ctx.fail(words.GIVEN_TWICE.format(name=name_of(option)))
        if values.get(option.name) in names:
            ctx.fail(words.MISSING_VALUE.format(name=name_of(option)))


def refuse_together(option: str, others: Mapping[str, object]) -> None:
    """Raises CommandError where options are given beside one that has no use for them."""
    given = [name for name, value in others.items() if value is not None]
    if given:
        told = words.NOT_TOGETHER.format(one=option, others=words.SEPARATOR.join(given))
        raise CommandError(told)


def name_of(parameter: Any) -> str:  # noqa: ANN401  as above
    """What people type for it: the names of an option, the place of an argument."""
    options = [option for option in getattr(parameter, "opts", ()) if option.startswith("-")]
    return "/".join(options) or str(getattr(parameter, "metavar", "") or "")
