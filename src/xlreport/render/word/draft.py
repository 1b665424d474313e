"""The draft mark of a Word report: a line in the header of each page and letters across it."""

from collections.abc import Iterator
from html import escape
from typing import Any

from docx.document import Document as WordDocument
from lxml import etree
from lxml.etree import _Element as Element

from xlreport.messages.report import DRAFT, STYLE_DRAFT
from xlreport.render.word.styles import Styles, TextStyle
from xlreport.render.word.xml import NAMESPACE, run, styled_paragraph

# WordArt as Word itself writes it for Design > Watermark; other shapes are not taken for a watermark.
_WATERMARK = """\
<w:r xmlns:w="{w}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:w10="urn:schemas-microsoft-com:office:word"><w:rPr/><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>
<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>
<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>
<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136" alt="{text}"
 style="position:absolute;margin-left:0;margin-top:0;width:360pt;height:180pt;rotation:315;\
z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#c8c8c8"
 stroked="f"><v:fill opacity=".4"/>
<v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt" string="{text}"/>
<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>"""
_FIRST_SHAPE = 2049


def mark_draft(package: WordDocument, styles: Styles) -> None:
    """Put the mark before whatever the reference document has in its headers."""
    style = styles[STYLE_DRAFT]
    for number, header in enumerate(_headers(package), start=1):
        inherited = header.is_linked_to_previous
        header.is_linked_to_previous = False
        root: Element = header.part.element
        if inherited:
            del root[:]
        mark = _parsed(styled_paragraph(style, DRAFT))
        mark.append(_watermark(style, number))
        root.insert(0, mark)


def _headers(package: WordDocument) -> Iterator[Any]:
    """Every header that some page shows; a later section that shows its predecessor's has none of its own."""
    even = package.settings.odd_and_even_pages_header_footer
    for index, section in enumerate(package.sections):
        shown = [section.header]
        shown += [section.first_page_header] if section.different_first_page_header_footer else []
        shown += [section.even_page_header] if even else []
        yield from (header for header in shown if index == 0 or not header.is_linked_to_previous)


def _watermark(style: TextStyle, number: int) -> Element:
    markup = _WATERMARK.format(
        w=NAMESPACE, number=number, spid=_FIRST_SHAPE + number, text=escape(DRAFT),
        font=escape(style.fonts.get("eastAsia", "")),
    )  # fmt: skip
    drawn = etree.fromstring(markup)
    drawn[0] = _parsed(run("", style))[0]
    return drawn


def _parsed(markup: str) -> Element:
    whole = etree.fromstring(f'<w:body xmlns:w="{NAMESPACE}">{markup}</w:body>')
    return whole[0]
