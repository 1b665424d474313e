"""A table head as a tree: groups hold nodes, leaves are the table's rows or columns."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A label of a table head. A node without children is a leaf; `label` None prints no label."""

    id: str
    label: str | None
    children: tuple["Node", ...] = ()
    computed: bool = False
    kind: str | None = None
    guide: str | None = None
    short: str | None = None
    """What sentences call it."""
    opens_with: str | None = None
    """The line of last year's table whose figures this line begins with."""

    @property
    def is_leaf(self) -> bool:
        return not self.children


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A row or a column: `id` is the path of ids from the root, `labels` the path of printed labels."""

    id: str
    labels: tuple[str, ...]
    node: Node

    @property
    def label(self) -> str:
        """The leaf's own label; empty if it prints none."""
        return self.labels[-1] if self.labels else ""


@dataclass(frozen=True)
class Axis:
    nodes: tuple[Node, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Leaf]:
        return {leaf.id: leaf for leaf in self.leaves}

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        return tuple(_leaves(self.nodes, (), ()))

    def name(self, leaf: Leaf) -> str:
        """The leaf's own label; with those of its groups where another leaf has the same one."""
        return leaf.label if self._labels[leaf.label] == 1 else "/".join(leaf.labels)

    @cached_property
    def opening(self) -> Mapping[str, str]:
        """The leaves that begin with what last year ended with, each with the leaf where a year's end stands."""
        return {leaf.id: leaf.node.opens_with for leaf in self.leaves if leaf.node.opens_with is not None}

    @cached_property
    def _labels(self) -> Mapping[str, int]:
        """How many leaves have each label."""
        return Counter(leaf.label for leaf in self.leaves)

    @property
    def depth(self) -> int:
        """How many label rows (or columns) the head takes; 0 if nothing is printed."""
        return max((len(leaf.labels) for leaf in self.leaves), default=0)


def _leaves(nodes: tuple[Node, ...], path: tuple[str, ...], labels: tuple[str, ...]) -> Iterator[Leaf]:
    for node in nodes:
        own_path = (*path, node.id)
        own_labels = labels if node.label is None else (*labels, node.label)
        if node.is_leaf:
            yield Leaf(id=".".join(own_path), labels=own_labels, node=node)
        else:
            yield from _leaves(node.children, own_path, own_labels)
