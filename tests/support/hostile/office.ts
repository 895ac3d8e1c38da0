import { type ZipEntry, zip } from "./zip.ts";

/** The least a Word or Excel file is, with parts added, replaced or lied about. */
type Parts = Readonly<Record<string, string | Uint8Array>>;

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export const typesXml = (main: string, name: string) =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${name}" ContentType="${main}"/></Types>`;
export const relsXml = (...rows: readonly string[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${rows.join("")}</Relationships>`;
export const relation = (id: string, type: string, target: string, mode = "") =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${mode === "" ? "" : ` TargetMode="${mode}"`}/>`;
export const wordXml = (body: string, prolog = "") => `${HEAD}${prolog}<w:document ${WORD}><w:body>${body}</w:body></w:document>`;
export const wordText = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
export const sheetXml = (rows: string, prolog = "") =>
  `${HEAD}${prolog}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

const DOCX: Parts = {
  "[Content_Types].xml": typesXml("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "word/document.xml"),
  "_rels/.rels": relsXml(relation("rId1", "officeDocument", "word/document.xml")),
  "word/document.xml": wordXml(wordText("A harmless sentence.")),
};

const XLSX: Parts = {
  "[Content_Types].xml": typesXml("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/workbook.xml"),
  "_rels/.rels": relsXml(relation("rId1", "officeDocument", "xl/workbook.xml")),
  "xl/workbook.xml": `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="Prices" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": relsXml(relation("rId1", "worksheet", "worksheets/sheet1.xml")),
  "xl/worksheets/sheet1.xml": sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>'),
};

export function docx(parts: Parts = {}, more: readonly ZipEntry[] = []): Buffer {
  return pack({ ...DOCX, ...parts }, more);
}

export function xlsx(parts: Parts = {}, more: readonly ZipEntry[] = []): Buffer {
  return pack({ ...XLSX, ...parts }, more);
}

function pack(parts: Parts, more: readonly ZipEntry[]): Buffer {
  return zip([...Object.entries(parts).map(([name, content]) => ({ name, bytes: Buffer.from(content) })), ...more]);
}
