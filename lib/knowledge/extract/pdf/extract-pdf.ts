import { getDocumentProxy } from "unpdf";
import { type Block, type ExtractedDocument, MAX_CHARS } from "../document.ts";
import { Refusal } from "../refusals.ts";
import { hasActiveContent } from "./find-active-content.ts";
import { bodySizeOf, type TextRun, toPageBlocks } from "./page-blocks.ts";

const MAX_PAGES = 2_000;
/** Nothing is drawn, compiled or looked up. */
const OPTIONS = { isEvalSupported: false, disableFontFace: true, useSystemFonts: false, stopAtErrors: false, verbosity: 0 };

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

export function inspectPdf(bytes: Uint8Array): Promise<void> {
  return withPdf(bytes, async () => undefined);
}

export function extractPdf(bytes: Uint8Array): Promise<ExtractedDocument> {
  return withPdf(bytes, async (pdf) => {
    const pages: TextRun[][] = [];
    let left = MAX_CHARS;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const runs = await readPage(pdf, number);
      left -= runs.reduce((sum, { text }) => sum + text.length, 0);
      if (left < 0) throw new Refusal("knowledge.file_too_complex");
      pages.push(runs);
    }
    const bodySize = bodySizeOf(pages);
    const blocks = pages.flatMap((runs, index): Block[] => toPageBlocks(runs, index + 1, bodySize));
    return { blocks, pages: pdf.numPages };
  });
}

async function withPdf<Result>(bytes: Uint8Array, read: (pdf: Pdf) => Promise<Result>): Promise<Result> {
  if (hasActiveContent(bytes)) throw new Refusal("knowledge.file_active_content");
  try {
    // A copy: the reader takes what it is given away.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), OPTIONS);
    if (pdf.numPages < 1) throw new Refusal("knowledge.file_damaged");
    if (pdf.numPages > MAX_PAGES) throw new Refusal("knowledge.file_too_complex");
    if (await carriesMore(pdf)) throw new Refusal("knowledge.file_active_content");
    return await read(pdf);
  } catch (error) {
    if (error instanceof Refusal || error instanceof RangeError) throw error;
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new Refusal(isLocked ? "knowledge.file_encrypted" : "knowledge.file_damaged");
  }
}

async function carriesMore(pdf: Pdf): Promise<boolean> {
  return (await pdf.hasJSActions()) || (await pdf.getAttachments()) !== null;
}

async function readPage(pdf: Pdf, number: number): Promise<TextRun[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.flatMap((item): TextRun[] => {
    if (!("str" in item)) return [];
    const [, , skew = 0, height = 0, x = 0, y = 0] = item.transform.map(Number);
    return [{ text: item.str, x, y, width: item.width, size: Math.hypot(skew, height), endsLine: item.hasEOL }];
  });
}
