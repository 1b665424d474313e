"""Which version of the program this is."""

from importlib.metadata import PackageNotFoundError, version

from xlreport.messages import commands as words


def installed_version() -> str:
    try:
        return version("xlreport")
    except PackageNotFoundError:
        return words.NO_VERSION
