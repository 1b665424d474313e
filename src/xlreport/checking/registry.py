"""The kinds of checks: each module of `checking.kinds` holds one, and being there is all it takes to be known."""

from functools import cache
from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import iter_modules
from types import ModuleType

from xlreport.checking import kinds
from xlreport.form.loading.rules.check_kinds import CheckKind, CheckKinds, CheckSpec


@cache
def check_kinds() -> CheckKinds:
    """Every kind of check, found once."""
    return kinds_in(kinds)


def kinds_in(package: ModuleType) -> CheckKinds:
    """The kinds in the modules of a package. Raises TypeError for a module that is no kind."""
    names = sorted(module.name for module in iter_modules(package.__path__))
    found = [_kind(name, import_module(f"{package.__name__}.{name}")) for name in names]
    return CheckKinds({kind.name: kind for kind in found})


def _kind(name: str, module: ModuleType) -> CheckKind:
    own: list[type[CheckSpec]] = [
        one
        for _, one in getmembers(module, isclass)
        if issubclass(one, CheckSpec) and one.__module__ == module.__name__
    ]
    if len(own) != 1 or not hasattr(module, "find"):
        raise TypeError(f"{module.__name__} must hold one spec of a check, and the function find")
    (spec,) = own
    allowed = getattr(spec.model_fields["name"].annotation, "__args__", ())
    if allowed != (name,):
        raise TypeError(f"{module.__name__} must call its kind '{name}', as the module is called")
    return CheckKind(name, spec, module.find, getattr(module, "sees", None))
