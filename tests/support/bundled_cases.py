"""What the cases beside the bundled forms hold, for tests of every form."""

import json
from collections.abc import Mapping

from support.reports import Edits
from xlreport.form.loading.folder import templates_folder

ACCOUNTS = ("weibo.name", "weibo.posts", "weibo.followers", "wechat.name", "wechat.posts", "wechat.followers", "other")


def website_words() -> Edits:
    """A website whose numbers are zero: what stands in its other cells, and that it has no accounts."""
    text = (templates_folder() / "wzbb" / "cases" / "start.json").read_text(encoding="utf-8")
    told: Mapping[str, Mapping[str, object]] = json.loads(text)["tables"]["site"]
    words = {f"site[{row}, reported]": own["reported"] for row, own in told.items()}
    words = {cell: content for cell, content in words.items() if not isinstance(content, int | float)}
    none = dict.fromkeys((f"site[accounts.{row}, reported]" for row in ACCOUNTS), None)
    return {**words, **none, "site[accounts.any_account, reported]": "否", "agency.phone": "0533-2883860"}
