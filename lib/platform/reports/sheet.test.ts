import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { REPORT_FONT } from "./report-font.generated.ts";
import { createSheet } from "./sheet.ts";
import { toPrintable } from "./to-printable.ts";

test("the embedded typeface is the one of the package, byte for byte", () => {
  const folder = path.dirname(createRequire(import.meta.url).resolve("geist/font/sans"));
  const original = readFileSync(path.join(folder, "fonts/geist-sans/Geist-Regular.ttf"));
  expect(brotliDecompressSync(Buffer.from(REPORT_FONT, "base64")).equals(original)).toBe(true);
});

test("what cannot be drawn, or would turn others around, stands as its number", () => {
  const latin = (codePoint: number) => codePoint < 0x250;
  expect(toPrintable("Zoë 中\u202egpj", latin)).toBe("Zoë [U+4E2D][U+202E]gpj");
  expect(toPrintable("a\tb\nc\u0000", latin)).toBe("a b\nc[U+0000]");
  expect(toPrintable("\ud800", latin)).toBe("[U+D800]");
});

test("any text makes a readable file", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: "binary", maxLength: 300 }), { maxLength: 4 }), async (texts) => {
      const sheet = await createSheet({ title: "t", at: new Date(0) });
      for (const text of texts) sheet.field(text.slice(0, 0) || "Name", text);
      const bytes = await sheet.finish("end");
      expect(Buffer.from(bytes).toString("latin1")).toMatch(/^%PDF-[\s\S]*%%EOF\s*$/);
    }),
    { numRuns: 8 },
  );
});
