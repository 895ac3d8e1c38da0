import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import { Document, HeadingLevel, Packer, Paragraph } from "docx";
import { createFileParser } from "../../../lib/knowledge/extract/file-parser.ts";

/** How fast files become passages, in characters of their text; a process for each file, as in a deployment. */
type IngestRate = { format: string; chars: number; medianMs: number };

const SENTENCE = "The tenant airs the cellar twice a day and tells the landlord in writing what is damp. ";
const RUNS = 5;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** `sections` of about 1,700 characters each. */
export async function measureIngest(sections: number): Promise<IngestRate[]> {
  const parser = createFileParser({ size: 1 });
  const rates: IngestRate[] = [];
  try {
    for (const [format, type, bytes] of await makeFiles(sections)) {
      const times: number[] = [];
      let chars = 0;
      for (let run = 0; run < RUNS; run += 1) {
        const startedAt = performance.now();
        const extracted = await parser.extract({ bytes, type });
        times.push(performance.now() - startedAt);
        chars = extracted.parts.at(-1)?.end ?? 0;
      }
      rates.push({ format, chars, medianMs: times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0 });
    }
  } finally {
    parser.close();
  }
  return rates;
}

async function makeFiles(sections: number): Promise<(readonly [string, string, Uint8Array])[]> {
  const titles = Array.from({ length: sections }, (_, index) => `Clause ${index + 1}`);
  const body = SENTENCE.repeat(20);
  const text = (write: (title: string) => string) => Buffer.from(titles.map(write).join("\n"));
  return [
    ["text", "text/plain", text((title) => `${title}\n\n${body}\n`)],
    ["Markdown", "text/markdown", text((title) => `# ${title}\n\n${body}\n`)],
    ["HTML", "text/html", text((title) => `<h1>${title}</h1><p>${body}</p>`)],
    ["CSV", "text/csv", Buffer.from(titles.flatMap((title) => Array.from({ length: 20 }, () => `${title};${SENTENCE}`)).join("\n"))],
    ["DOCX", DOCX, await makeDocx(titles, body)],
    ["PDF", "application/pdf", await makePdf(titles)],
  ];
}

function makeDocx(titles: readonly string[], body: string): Promise<Uint8Array> {
  const children = titles.flatMap((text) => [new Paragraph({ text, heading: HeadingLevel.HEADING_1 }), new Paragraph(body)]);
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** A page for each section. */
async function makePdf(titles: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const lines = Array.from({ length: 20 }, () => SENTENCE).join("\n");
  for (const title of titles) {
    const page = pdf.addPage();
    page.drawText(title, { x: 50, y: 780, size: 20, font });
    page.drawText(lines, { x: 50, y: 740, size: 10, font, lineHeight: 13 });
  }
  return pdf.save();
}
