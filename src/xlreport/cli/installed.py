"""Which version of the program this is."""

from importlib.metadata import PackageNotFoundError, version

from xlreport.cli import words


def installed_version() -> str:
    try:
        return version("xlreport")
    except PackageNotFoundError:
        return words.NO_VERSION
