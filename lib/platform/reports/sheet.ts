// Text on pages: from top to bottom, a new page when one is full, words broken where they have to be. The same report makes the same pages.

import { brotliDecompressSync } from "node:zlib";
import { type Color, PDFDocument, type PDFFont, type PDFPage, rgb } from "@cantoo/pdf-lib";
import fontkit from "@pdf-lib/fontkit";
import { REPORT_FONT } from "./report-font.generated.ts";
import { toPrintable } from "./to-printable.ts";

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89, margin: 48, footer: 30 };
const INK = rgb(0.1, 0.1, 0.12);
const SOFT = rgb(0.38, 0.38, 0.42);
const LINE = rgb(0.8, 0.8, 0.83);
const LEADING = 1.4;

type Style = { size: number; color: Color; indent: number };

export type Sheet = {
  heading(text: string): void;
  subheading(text: string): void;
  text(text: string, options?: { indent?: number; isSoft?: boolean }): void;
  /** Name and value beside it. */
  field(name: string, value: string): void;
  gap(points?: number): void;
  rule(): void;
  /** `footer` stands below every page, with its number. */
  finish(footer: string): Promise<Uint8Array>;
};

const NAMES_WIDTH = 120;

/**
 * One glyph for each sign. Shaping takes seconds for a long report and is for scripts this typeface does not have; without ligatures the
 * text can also be copied out again.
 */
const plainFontkit = {
  create(bytes: Uint8Array) {
    const font = fontkit.create(bytes);
    const layout = (text: string) => ({ glyphs: Array.from(text, (sign) => font.glyphForCodePoint(sign.codePointAt(0) ?? 0)) });
    return Object.assign(font, { layout });
  },
};

/** Empty, with the typeface in it and what is needed to set text in that. */
async function createDocument(title: string, at: Date) {
  const document = await PDFDocument.create();
  document.registerFontkit(plainFontkit);
  document.setTitle(title);
  document.setProducer("Aegis");
  document.setCreationDate(at);
  document.setModificationDate(at);
  // All of it, sixty kilobytes: @pdf-lib/fontkit's subsets cannot be written by @cantoo/pdf-lib 2.11, which takes their `encode` for another.
  const font = await document.embedFont(brotliDecompressSync(Buffer.from(REPORT_FONT, "base64")));
  const ruler = createRuler(font);
  const known = new Set(font.getCharacterSet());
  const printable = (text: string) => toPrintable(text, (sign) => known.has(sign));
  return { document, font, toLines: (text: string, size: number, width: number) => wrap(printable(text), { ruler, size, width }) };
}

export async function createSheet({ title, at }: { title: string; at: Date }): Promise<Sheet> {
  const { document, font, toLines } = await createDocument(title, at);
  let page = document.addPage([PAGE.width, PAGE.height]);
  let y = PAGE.height - PAGE.margin;

  const room = (height: number): void => {
    if (y - height >= PAGE.margin + PAGE.footer) return;
    page = document.addPage([PAGE.width, PAGE.height]);
    y = PAGE.height - PAGE.margin;
  };
  const draw = (text: string, { size, color, indent }: Style): void => {
    for (const line of toLines(text, size, PAGE.width - 2 * PAGE.margin - indent)) {
      room(size * LEADING);
      y -= size * LEADING;
      page.drawText(line, { x: PAGE.margin + indent, y, size, font, color });
    }
  };
  return {
    heading: (text) => draw(text, { size: 17, color: INK, indent: 0 }),
    subheading(text) {
      room(60);
      y -= 12;
      draw(text, { size: 12, color: INK, indent: 0 });
      y -= 3;
    },
    text: (text, { indent = 0, isSoft = false } = {}) => draw(text, { size: 9, color: isSoft ? SOFT : INK, indent }),
    field(name, value) {
      room(9 * LEADING);
      page.drawText(name, { x: PAGE.margin, y: y - 9 * LEADING, size: 9, font, color: SOFT });
      draw(value === "" ? "–" : value, { size: 9, color: INK, indent: NAMES_WIDTH });
    },
    gap(points = 6) {
      y -= points;
    },
    rule() {
      room(8);
      y -= 5;
      page.drawLine({ start: { x: PAGE.margin, y }, end: { x: PAGE.width - PAGE.margin, y }, thickness: 0.5, color: LINE });
      y -= 3;
    },
    finish(footer) {
      for (const [index, each] of document.getPages().entries())
        drawFooter(each, `${footer} · page ${index + 1} of ${document.getPageCount()}`, font);
      return document.save();
    },
  };
}

function drawFooter(page: PDFPage, text: string, font: PDFFont): void {
  page.drawText(text, { x: PAGE.margin, y: PAGE.footer, size: 7, font, color: SOFT });
}

type Measure = { ruler: Ruler; size: number; width: number };

/** Widths add up, since nothing is shaped: each sign is measured once. */
type Ruler = (text: string) => number;

function createRuler(font: PDFFont): Ruler {
  const widths = new Map<string, number>();
  const widthOf = (sign: string): number => {
    const width = widths.get(sign) ?? font.widthOfTextAtSize(sign, 1);
    widths.set(sign, width);
    return width;
  };
  return (text) => Array.from(text).reduce((sum, sign) => sum + widthOf(sign), 0);
}

function wrap(text: string, measure: Measure): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, measure));
}

function wrapLine(text: string, { ruler, size, width }: Measure): string[] {
  const fits = (line: string): boolean => ruler(line) * size <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((each) => (fits(each) ? [each] : cut(each, fits)))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A word longer than a line, in pieces that each fit one. */
function cut(word: string, fits: (line: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const sign of word) {
    if (piece !== "" && !fits(piece + sign)) {
      pieces.push(piece);
      piece = "";
    }
    piece += sign;
  }
  return [...pieces, piece];
}
