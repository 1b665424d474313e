"""The catalogue of codes that belong to no form."""

from collections.abc import Mapping

from xlreport.form.model.finding import Code
from xlreport.messages.codes.beside_codes import BESIDE_CODES
from xlreport.messages.codes.file_codes import FILE_CODES
from xlreport.messages.codes.page_codes import PAGE_CODES
from xlreport.messages.codes.reading_codes import READING_CODES
from xlreport.messages.codes.set_codes import SET_CODES

GENERAL_CODES: Mapping[str, Code] = {
    code.code: code for code in (*FILE_CODES, *READING_CODES, *BESIDE_CODES, *PAGE_CODES, *SET_CODES)
}
