import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";

/**
 * `node scripts/risk/write-report-font.ts`: the typeface of reports as a module, so that the function carries it wherever it is packed.
 * Geist is licensed under the SIL Open Font License 1.1, which allows that.
 */
const folder = path.dirname(createRequire(import.meta.url).resolve("geist/font/sans"));
const bytes = brotliCompressSync(readFileSync(path.join(folder, "fonts/geist-sans/Geist-Regular.ttf")));
const lines = [
  "// Made by scripts/risk/write-report-font.ts from Geist Regular (SIL Open Font License 1.1). Do not edit.",
  "",
  `export const REPORT_FONT = "${bytes.toString("base64")}";`,
  "",
];
writeFileSync(new URL("../../lib/platform/reports/report-font.generated.ts", import.meta.url), lines.join("\n"));
console.log(`${bytes.byteLength} bytes`);
