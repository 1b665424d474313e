"""The catalogue of codes that belong to no form."""

from collections.abc import Mapping

from xlreport.model.file_codes import FILE_CODES
from xlreport.model.finding import Code
from xlreport.model.reading_codes import READING_CODES
from xlreport.model.set_codes import SET_CODES

GENERAL_CODES: Mapping[str, Code] = {code.code: code for code in (*FILE_CODES, *READING_CODES, *SET_CODES)}
