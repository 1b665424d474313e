"""A JSON Schema of the files of a form, made from the specs that read them: editors complete and describe each key."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from xlreport.checking.registry import check_kinds
from xlreport.form.loading.folder import BASED_ON
from xlreport.form.loading.rules.check_kinds import CheckKind, CheckKinds, CheckSpec
from xlreport.form.loading.rules.rule_set import RuleSetSpec
from xlreport.form.loading.shapes.based_on import BasedOnSpec
from xlreport.form.loading.spec_types import Spec
from xlreport.form.loading.specs import FormSpec, RuleSpec, RulesSpec
from xlreport.form.model.address import FigureAddress
from xlreport.messages.forms.check_keys import CHECKS, COMMON, PARTS_OF_CHECKS
from xlreport.messages.forms.keys import KEYS, SCHEMA_TITLE
from xlreport.use_cases.template_cases.case_files import CaseSpec

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_OF_FORM = ("form", "edition", "sections")
"""Keys of which any tells that a file declares a form, and no rules alone."""

_OF_RULE_SET = "name"
_EDITION = "EditionSpec"
_Shape = dict[str, Any]

_NO_SPECS = {FigureAddress.__name__}
"""Made beside the specs, and named by none: what a figure is once its text is understood."""


def template_schema() -> JsonSchemaValue:
    """For every YAML file of a form: edition, rules, rule set, cases, expected findings."""
    kinds = check_kinds()
    files: list[type[Spec]] = [FormSpec, RulesSpec, RuleSetSpec, CaseSpec, BasedOnSpec]
    specs = [*files, *(kind.spec for kind in kinds.by_name.values())]
    refs, made = models_json_schema([(spec, "validation") for spec in specs], schema_generator=_Described)
    shapes: dict[str, _Shape] = made["$defs"]
    form, rules, rule_set, case, based_on = (refs[spec, "validation"] for spec in files)
    shapes[_EDITION] = _based_on(shapes[FormSpec.__name__], based_on)
    form = _either({"required": [BASED_ON]}, {"$ref": f"#/$defs/{_EDITION}"}, form)
    _of_its_kind(shapes[RuleSpec.__name__], kinds, {one.name: refs[one.spec, "validation"] for one in _all(kinds)})
    has_form = {"anyOf": [{"required": [key]} for key in _OF_FORM]}
    mapping = _either(has_form, form, _either({"required": [_OF_RULE_SET]}, rule_set, rules))
    finding = {"type": "string", "minLength": 1}
    listed = {"type": "array", "items": _either({"type": "string"}, finding, case)}
    return {
        "$schema": DRAFT, "title": SCHEMA_TITLE, "type": ["object", "array"],
        **_either({"type": "array"}, listed, mapping),
        "$defs": {name: shape for name, shape in sorted(shapes.items()) if name not in _NO_SPECS},
    }  # fmt: skip


def _all(kinds: CheckKinds) -> Iterator[CheckKind]:
    return iter(kinds.by_name.values())


def _based_on(form: _Shape, based_on: _Shape) -> _Shape:
    """An edition that may leave everything to another one."""
    key = {**based_on, "description": descriptions_of(BasedOnSpec)[""]}
    return {**form, "properties": {**form["properties"], BASED_ON: key}, "required": list(_OF_FORM[:2])}


def _either(condition: _Shape, then: _Shape, otherwise: _Shape) -> _Shape:
    return {"if": condition, "then": then, "else": otherwise}


def _of_its_kind(rule: _Shape, kinds: CheckKinds, refs: Mapping[str, _Shape]) -> None:
    """Each entry of a rule's checks has the keys of the kind that it names."""
    names = {"type": "string", "enum": [one.name for one in _all(kinds)], "description": COMMON["name"]}
    rule["properties"]["checks"]["items"] = {
        "type": "object",
        "required": ["name"],
        "properties": {"name": names},
        "allOf": [
            {"if": {"properties": {"name": {"const": name}}, "required": ["name"]}, "then": ref}
            for name, ref in refs.items()
        ],
    }


class _Described(GenerateJsonSchema):
    """Says of each key what it is for, in place of its name in Python and of what developers read."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        made.pop("title", None)
        made.pop("description", None)
        said = descriptions_of(schema["cls"])
        if "" in said:
            made["description"] = said[""]
        for key, shape in made.get("properties", {}).items():
            shape.pop("title", None)
            if key in said:
                shape["description"] = said[key]
        return made


def descriptions_of(spec: type) -> Mapping[str, str]:
    """What is said of the keys of a spec, and under no key of the whole."""
    if issubclass(spec, CheckSpec):
        name: str = getattr(spec.model_fields["name"].annotation, "__args__", ("",))[0]
        return {**COMMON, **CHECKS.get(name, {})}
    said: dict[str, str] = {}
    for one in reversed(spec.__mro__):
        said |= KEYS.get(one.__name__, {}) or PARTS_OF_CHECKS.get(one.__name__, {})
    if spec.__name__ == "ChangedRuleSpec":
        return {**KEYS["RuleSpec"], **said}
    return said
