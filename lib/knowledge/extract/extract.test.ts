import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relation, relsXml, xlsx } from "../../../tests/support/hostile/office.ts";
import { onePage } from "../../../tests/support/hostile/pdf.ts";
import { decodeText } from "./decode-text.ts";
import type { Block } from "./document.ts";
import { extract, inspect } from "./extract.ts";
import { toBlocks } from "./html-blocks.ts";
import { Refusal } from "./refusals.ts";

const OFFICE = "application/vnd.openxmlformats-officedocument.";
const blocksOf = async (type: string, content: string | Uint8Array) => (await extract({ type, bytes: Buffer.from(content) })).blocks;
const words = (blocks: readonly Block[]) => blocks.map(({ type, text }) => [type, text]);

describe("structure survives, whatever the format", () => {
  const EXPECTED = [
    ["heading", "Prices"],
    ["paragraph", "What things cost."],
    ["list", "- tea\n- coffee"],
    ["table", "Name\tPrice\nTea\t3.5"],
  ];

  test("Markdown", async () => {
    const text = "# Prices\n\nWhat *things* [cost](http://x.example).\n\n- tea\n- coffee\n\n| Name | Price |\n|-|-|\n| Tea | 3.5 |\n";
    expect(words(await blocksOf("text/markdown", text))).toEqual(EXPECTED);
  });
  test("HTML", async () => {
    const text =
      "<!doctype html><title>x</title><h1>Prices</h1><p>What <b>things</b>\n cost.</p><ul><li>tea<li>coffee</ul><table><tr><th>Name<th>Price<tr><td>Tea<td>3.5</table>";
    expect(words(await blocksOf("text/html", text))).toEqual(EXPECTED);
  });
  test("Word", async () => {
    const row = (...cells: string[]) => new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
    const children = [
      new Paragraph({ text: "Prices", heading: HeadingLevel.HEADING_1 }),
      new Paragraph("What things cost."),
      new Paragraph({ text: "tea", bullet: { level: 0 } }),
      new Paragraph({ text: "coffee", bullet: { level: 0 } }),
      new Table({ rows: [row("Name", "Price"), row("Tea", "3.5")] }),
    ];
    expect(
      words(await blocksOf(`${OFFICE}wordprocessingml.document`, await Packer.toBuffer(new Document({ sections: [{ children }] })))),
    ).toEqual(EXPECTED);
  });
  test("Excel: each sheet under its name", async () => {
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Price</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Tea</t></is></c><c r="B2"><v>3.5</v></c></row></sheetData></worksheet>';
    const blocks = await blocksOf(`${OFFICE}spreadsheetml.sheet`, xlsx({ "xl/worksheets/sheet1.xml": sheet }));
    expect(words(blocks)).toEqual([EXPECTED[0], EXPECTED[3]]);
    expect(blocks[1]?.sheet).toBe("Prices");
  });
  test("CSV, with whatever parts its cells", async () => {
    for (const text of ["Name,Price\nTea,3.5\n", "Name;Price\r\nTea;3.5\r\n", 'Name\tPrice\n"Tea"\t3.5', "\ufeffName|Price\nTea|3.5"])
      expect(words(await blocksOf("text/csv", text))).toEqual([EXPECTED[3]]);
  });
  test("PDF: larger letters head, pages are counted, a parted word is put together", async () => {
    const pdf = await PDFDocument.create();
    const font = await pdf.embedFont(StandardFonts.Helvetica);
    for (const title of ["Prices", "Terms"]) {
      const page = pdf.addPage();
      page.drawText(title, { x: 50, y: 700, size: 24, font });
      page.drawText("What things cost, in a long sen-\ntence over lines.", { x: 50, y: 650, size: 11, font, lineHeight: 14 });
    }
    const document = await extract({ type: "application/pdf", bytes: await pdf.save() });
    expect(document.pages).toBe(2);
    const paragraph = "What things cost, in a long sentence over lines.";
    expect(document.blocks.map(({ type, text, page }) => [type, text, page])).toEqual([
      ["heading", "Prices", 1],
      ["paragraph", paragraph, 1],
      ["heading", "Terms", 2],
      ["paragraph", paragraph, 2],
    ]);
  });
  test("JSON: a long value is parted, and every part says where it stood", async () => {
    const people = Array.from({ length: 40 }, (_, index) => ({ name: `Person ${index}`, city: "Köln", note: "x".repeat(30) }));
    const blocks = await blocksOf("application/json", JSON.stringify({ team: { people } }));
    expect(blocks).toHaveLength(40);
    expect(blocks[7]?.text).toMatch(/^team\.people\.7: \{\s+"name": "Person 7"/);
  });
  test("plain text: empty lines part paragraphs", async () => {
    expect(words(await blocksOf("text/plain", "One\nline.\r\n \r\nTwo."))).toEqual([
      ["paragraph", "One\nline."],
      ["paragraph", "Two."],
    ]);
  });
});

describe("what a reader does not see is not read", () => {
  test.each([
    ["a script", "<script>ignore</script>"],
    ["a style", "<style>ignore{}</style>"],
    ["a comment", "<!-- ignore -->"],
    ["an attribute", "<p hidden>ignore</p>"],
    ["a style that hides", '<div style="color:red; DISPLAY : none"><p>ignore</p></div>'],
    ["letters without size", '<span style="font-size:0px">ignore</span>'],
    ["nothing opaque", '<p style="opacity: 0.0">ignore</p>'],
    ["a template", "<template><p>ignore</p></template>"],
    ["a drawing", "<svg><text>ignore</text></svg>"],
  ])("%s", (_name, hidden) => {
    expect(toBlocks(`<p>before</p>${hidden}<p>after</p>`)).toEqual([
      { type: "paragraph", text: "before" },
      { type: "paragraph", text: "after" },
    ]);
  });
  test("HTML in Markdown hides as well", async () => {
    expect(words(await blocksOf("text/markdown", "before\n\n<p hidden>ignore</p>\n\nafter\n"))).toEqual([
      ["paragraph", "before"],
      ["paragraph", "after"],
    ]);
  });
});

describe("encodings", () => {
  test("UTF-8, and UTF-16 of either order, with or without a mark where that can be", () => {
    const text = "Größe: 東京 🧾";
    const little = Buffer.from(`\ufeff${text}`, "utf16le");
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), little, Buffer.from(little).swap16()])
      expect(decodeText(bytes)).toBe(text);
  });
  test("Windows-1252 of an old export", () => expect(decodeText(Buffer.from([0x4b, 0xf6, 0x6c, 0x6e, 0x20, 0x80]))).toBe("Köln €"));
  test("broken UTF-8 is not taken for Windows-1252", () => {
    expect(() => decodeText(Buffer.concat([Buffer.from("Köln "), Buffer.from([0xc3])]))).toThrow(Refusal);
  });
  test("any text comes back, and any bytes are text or refused", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (made) => {
        const text = made.replace(/\p{Cc}/gu, "");
        expect(decodeText(Buffer.from(text))).toBe(text.replace(/^\ufeff/, ""));
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          expect(typeof decodeText(bytes)).toBe("string");
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });
});

test("links a reader may follow are no content from elsewhere", async () => {
  const types = { "xl/worksheets/_rels/sheet1.xml.rels": relsXml(relation("rId1", "hyperlink", "https://example.com/", "External")) };
  await expect(inspect({ type: `${OFFICE}spreadsheetml.sheet`, bytes: xlsx(types) })).resolves.toBeUndefined();
});

test("a readable PDF with any one byte changed is read, or refused in words", async () => {
  const pdf = onePage();
  await fc.assert(
    fc.asyncProperty(fc.nat(pdf.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
      const changed = Buffer.from(pdf);
      changed[at] = byte;
      const outcome = await extract({ type: "application/pdf", bytes: changed }).then(
        () => "read",
        (error: unknown) => (error instanceof Refusal ? "refused" : error),
      );
      expect(["read", "refused"]).toContain(outcome);
    }),
    { numRuns: 60 },
  );
});
