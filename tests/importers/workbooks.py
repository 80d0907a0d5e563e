"""Files of Excel, with no more in them than a reader needs.

Format: https://learn.microsoft.com/openspecs/office_standards/ms-xlsx/
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def workbook(rows: str, more: str = "", *, second: str = "") -> bytes:
    """A workbook with a sheet A of these rows, as XML, and a sheet B if it has any; nothing refers to `more`."""
    second_sheet = '<sheet name="B" sheetId="2" r:id="r2"/>' if second else ""
    files = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {SPACE} xmlns:r="{RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="r1"/>'
        f"{second_sheet}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1"'
        f' Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2"'
        f' Type="{RELATIONS}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {SPACE}><sheetData>{rows}</sheetData></worksheet>",
        "xl/worksheets/sheet2.xml": f"<worksheet {SPACE}><sheetData>{second}</sheetData></worksheet>",
        "more.xml": more,
    }
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return buffer.getvalue()
