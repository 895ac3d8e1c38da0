import type { ExtractedDocument } from "./document.ts";
import { assertDecodable } from "./image-size.ts";
import { Refusal } from "./refusals.ts";

/** The readers by type. Each is loaded when a file of its kind comes: a worker lives for one file. */
type Input = { bytes: Uint8Array; type: string };
/** `extract` refuses what `inspect` does; that is only there where it costs less. */
type Reader = { inspect?(bytes: Uint8Array): Promise<unknown>; extract(bytes: Uint8Array): Promise<ExtractedDocument> };

const OFFICE = "application/vnd.openxmlformats-officedocument.";
const openOffice = async (bytes: Uint8Array) => (await import("./office/open-office.ts")).openOffice(bytes);

const READERS: Readonly<Record<string, Reader>> = {
  "application/pdf": {
    inspect: async (bytes) => (await import("./pdf/extract-pdf.ts")).inspectPdf(bytes),
    extract: async (bytes) => (await import("./pdf/extract-pdf.ts")).extractPdf(bytes),
  },
  [`${OFFICE}wordprocessingml.document`]: {
    inspect: openOffice,
    extract: async (bytes) => (await import("./office/extract-docx.ts")).extractDocx(bytes),
  },
  [`${OFFICE}spreadsheetml.sheet`]: {
    inspect: async (bytes) => (await import("./office/extract-xlsx.ts")).inspectXlsx(bytes),
    extract: async (bytes) => (await import("./office/extract-xlsx.ts")).extractXlsx(bytes),
  },
  "text/plain": { extract: async (bytes) => (await import("./extract-plain.ts")).extractPlain(bytes) },
  "text/markdown": { extract: async (bytes) => (await import("./extract-markdown.ts")).extractMarkdown(bytes) },
  "text/html": { extract: async (bytes) => (await import("./extract-html.ts")).extractHtml(bytes) },
  "text/csv": { extract: async (bytes) => (await import("./extract-csv.ts")).extractCsv(bytes) },
  "application/json": { extract: async (bytes) => (await import("./extract-json.ts")).extractJson(bytes) },
  ...Object.fromEntries(["jpeg", "png", "gif", "webp"].map((name) => [`image/${name}`, image(`image/${name}`)])),
};

export async function inspect({ bytes, type }: Input): Promise<void> {
  const reader = readerOf(type);
  await (reader.inspect ?? reader.extract)(bytes);
}

export async function extract({ bytes, type }: Input): Promise<ExtractedDocument> {
  return readerOf(type).extract(bytes);
}

function readerOf(type: string): Reader {
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!reader) throw new Error(`There is no reader for ${type}.`);
  return reader;
}

/** What a picture shows is not read; it holds no text. */
function image(type: string): Reader {
  return {
    inspect: async (bytes) => assertDecodable(bytes, type),
    async extract() {
      throw new Refusal("knowledge.file_has_no_text");
    },
  };
}
