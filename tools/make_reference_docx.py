"""Write workbook_templates/reference.docx: the look of the Word report after GB/T 9704, as named styles.

    python tools/make_reference_docx.py

An office changes its copy in Word; the maintainers change this script.
"""

from collections.abc import Mapping
from pathlib import Path

from xlreport.messages.report import (
    PAGE_NUMBER,
    STYLE_BODY,
    STYLE_DRAFT,
    STYLE_HEADINGS,
    STYLE_RUN_IN,
    STYLE_SIGN_OFF,
    STYLE_TABLE,
    STYLE_TABLE_FIGURE,
    STYLE_TABLE_HEAD,
    STYLE_TABLE_LABEL,
    STYLE_TITLE,
)
from xlreport.render.fonts import FANG_SONG, HEI, KAI, LATIN, SONG, TITLE_SONG
from xlreport.render.package import in_order, packed

OUTPUT = Path(__file__).resolve().parents[1] / "workbook_templates" / "reference.docx"

_OFFICE = "http://schemas.openxmlformats.org"
_W = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main"'
_R = f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BODY_LINE = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>'  # 22 lines a page
_NARROW = '<w:spacing w:val="-5"/>'  # 28 characters of 16 points in a line of 156 mm
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_TABLE_LINE = '<w:spacing w:before="50" w:after="50" w:line="240" w:lineRule="exact"/>'
_BORDER_NAMES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for name in _BORDER_NAMES)

_CONTENT_TYPES = {
    "/word/document.xml": "wordprocessingml.document.main",
    "/word/styles.xml": "wordprocessingml.styles",
    "/word/settings.xml": "wordprocessingml.settings",
    "/word/footer1.xml": "wordprocessingml.footer",
    "/word/footer2.xml": "wordprocessingml.footer",
    "/word/fontTable.xml": "wordprocessingml.fontTable",
    "/word/theme/theme1.xml": "theme",
    "/docProps/app.xml": "extended-properties",
}


def reference_parts() -> dict[str, bytes]:
    """The parts of the package by name."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "officeDocument": "word/document.xml",
                "extended-properties": "docProps/app.xml",
                "core-properties": "docProps/core.xml",
            }
        ),
        "docProps/app.xml": f'<Properties xmlns="{_OFFICE}/officeDocument/2006/extended-properties"/>',
        "docProps/core.xml": _core_properties(),
        "word/_rels/document.xml.rels": _relationships(
            {
                "styles": "styles.xml",
                "settings": "settings.xml",
                "footer": "footer1.xml",
                "footer even": "footer2.xml",
                "fontTable": "fontTable.xml",
                "theme": "theme/theme1.xml",
            }
        ),
        "word/document.xml": _document(),
        "word/footer1.xml": f"<w:ftr {_W}>{_page_number('right')}</w:ftr>",
        "word/footer2.xml": f"<w:ftr {_W}>{_page_number('left')}</w:ftr>",
        "word/fontTable.xml": _font_table(),
        "word/settings.xml": _settings(),
        "word/styles.xml": _styles(),
        "word/theme/theme1.xml": _theme(),
    }
    return {name: (_HEAD + text).encode() for name, text in parts.items()}


def _content_types() -> str:
    office = "application/vnd.openxmlformats-officedocument"
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{office}.{kind}+xml"/>' for part, kind in _CONTENT_TYPES.items()
    )
    package = "application/vnd.openxmlformats-package"
    return (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/>'
        f"{overrides}</Types>"
    )


def _relationships(targets: Mapping[str, str]) -> str:
    """The core properties alone are a relationship of the package, the others are of the office document."""
    owner = {"core-properties": "package/2006/relationships/metadata"}
    links = "".join(
        f'<Relationship Id="rId{number}" Target="{target}" '
        f'Type="{_OFFICE}/{owner.get(kind, "officeDocument/2006/relationships")}/{kind.split()[0]}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{links}</Relationships>'


def _core_properties() -> str:
    stamp = 'xsi:type="dcterms:W3CDTF">2021-01-01T00:00:00Z'
    return (
        f'<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dcterms:created {stamp}</dcterms:created><dcterms:modified {stamp}</dcterms:modified>"
        "</cp:coreProperties>"
    )


def _settings() -> str:
    """Compatibility mode 15: without it Word opens the report as a document of Word 2007."""
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting'
        ' w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _font_table() -> str:
    names = (LATIN, FANG_SONG, HEI, KAI, SONG, TITLE_SONG)
    fonts = "".join(f'<w:font w:name="{name}"/>' for name in names)
    return f"<w:fonts {_W}>{fonts}</w:fonts>"


def _theme() -> str:
    """Word asks for one; the styles name their fonts and colours themselves."""
    colours = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6"}
    colours |= {"hlink": "0563C1", "folHlink": "954F72"}
    colours |= {f"accent{number}": "4472C4" for number in range(1, 7)}
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colours[name]}"/></a:{name}>' for name in order)
    font = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{SONG}"/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_OFFICE}/drawingml/2006/main" name="xlreport"><a:themeElements>'
        f'<a:clrScheme name="xlreport">{scheme}</a:clrScheme><a:fontScheme name="xlreport">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="xlreport"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def _fonts(east_asian: str) -> str:
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{east_asian}" w:cs="{LATIN}"/>'


def _letters(east_asian: str, half_points: int, more: str = "") -> str:
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return f"<w:rPr>{_fonts(east_asian)}{more}{size}</w:rPr>"


def _style(name: str, style_id: str, content: str, *, kind: str = "paragraph", parent: str = "Normal") -> str:
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    return (
        f'<w:style w:type="{kind}" w:customStyle="{int(not name.isascii())}" w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/>{based}<w:qFormat/>{content}</w:style>'
    )


def _styles() -> str:
    defaults = _letters(FANG_SONG, 32, "").replace("</w:rPr>", '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>')
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault><w:pPrDefault/>"
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:overflowPunct w:val="1"/>{_BODY_LINE}<w:jc w:val="both"/></w:pPr>'
        f"{_letters(FANG_SONG, 32)}</w:style>" + _text_styles() + _table_styles() + "</w:styles>"
    )


def _text_styles() -> str:
    outline = '<w:pPr><w:keepNext/>{line}{indent}<w:outlineLvl w:val="{level}"/></w:pPr>'
    title = '<w:spacing w:before="0" w:after="579" w:line="700" w:lineRule="exact"/>'
    title += '<w:jc w:val="center"/>'
    run_in = f"<w:rPr>{_fonts(KAI)}</w:rPr>"
    signed = '<w:spacing w:before="1158" w:after="0" w:line="579" w:lineRule="exact"/>'
    right = '<w:ind w:rightChars="400" w:right="1280"/><w:contextualSpacing/><w:jc w:val="right"/>'
    headings = [
        _style(
            STYLE_HEADINGS[level].lower(), f"Heading{level}",
            outline.format(line=_BODY_LINE, indent=_INDENT, level=level - 1) + _letters(font, 32, _NARROW),
        )
        for level, font in ((1, HEI), (2, KAI))
    ]  # fmt: skip
    return "".join(
        (
            _style(STYLE_TITLE, "Title", f"<w:pPr><w:keepNext/>{title}</w:pPr>" + _letters(TITLE_SONG, 44)),
            *headings,
            _style(STYLE_BODY, "BodyText", f"<w:pPr>{_INDENT}</w:pPr>" + _letters(FANG_SONG, 32, _NARROW)),
            _style(STYLE_RUN_IN, "RunInHeading", run_in, kind="character", parent=""),
            _style(STYLE_SIGN_OFF, "SignOff", f"<w:pPr>{signed}{right}</w:pPr>" + _letters(FANG_SONG, 32, _NARROW)),
            _style("footer", "Footer", '<w:pPr><w:jc w:val="center"/></w:pPr>' + _letters(SONG, 28)),
            _style("header", "Header", '<w:pPr><w:jc w:val="center"/></w:pPr>' + _letters(SONG, 21)),
            _style(
                STYLE_DRAFT, "DraftMark",
                '<w:pPr><w:jc w:val="right"/></w:pPr>' + _letters(HEI, 32, '<w:color w:val="C00000"/>'),
            ),
        )
    )  # fmt: skip


def _table_styles() -> str:
    """Column labels keep clear of their borders to break into even pairs; figures need the width."""
    together = f"<w:pPr><w:keepNext/>{_TABLE_LINE}"
    margins = '<w:{0} w:w="0" w:type="dxa"/><w:left w:w="28" w:type="dxa"/>'
    margins = margins.format("top") + '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="28" w:type="dxa"/>'
    table = f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
    centred = '<w:jc w:val="center"/></w:pPr>'
    clear = '<w:ind w:left="30" w:right="30"/>'
    letters = _letters(SONG, 18)
    return (
        _style(STYLE_TABLE, "ReportTable", table, kind="table", parent="")
        + _style(STYLE_TABLE_HEAD, "TableHead", f"{together}{clear}{centred}{letters}")
        + _style(STYLE_TABLE_LABEL, "TableLabel", f'{together}{clear}<w:jc w:val="left"/></w:pPr>{letters}')
        + _style(STYLE_TABLE_FIGURE, "TableFigure", f"{together}{centred}{letters}")
    )


def _run(content: str, east_asian: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="{east_asian}"/></w:rPr>{content}</w:r>'


def _page_number(outside: str) -> str:
    """One character from the outer edge: right on odd pages, left on even ones."""
    before, after = (f'<w:t xml:space="preserve">{text}</w:t>' for text in PAGE_NUMBER.partition("{page}")[::2])
    field = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    runs = "".join(_run(piece, SONG) for piece in (before, *field, after))
    place = f'<w:ind w:left="280" w:right="280"/><w:jc w:val="{outside}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{place}</w:pPr>{runs}</w:p>'


def _document() -> str:
    """A sample of each paragraph style, for whoever edits the look; a report replaces them all."""
    samples = {
        "Title": TITLE_SONG, "Heading1": HEI, "Heading2": KAI, "BodyText": FANG_SONG, "SignOff": FANG_SONG,
        "TableHead": SONG, "TableLabel": SONG, "TableFigure": SONG, "DraftMark": HEI,
    }  # fmt: skip
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(f"<w:t>{font}</w:t>", font)}</w:p>'
        for style, font in samples.items()
    )
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="1134" w:footer="1247"'
        ' w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {_W} {_R}><w:body>{paragraphs}{page}</w:body></w:document>"


if __name__ == "__main__":
    OUTPUT.write_bytes(packed(in_order(reference_parts()).values()))
