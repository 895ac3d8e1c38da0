import { refuseFile } from "../errors.ts";

/** What may be kept. `endings`: the first is the usual one. `kind`: a document has text, an image is looked at. */
export type FileType = { type: string; kind: "document" | "image"; endings: readonly string[]; words: string };

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const FILE_TYPES: readonly FileType[] = [
  { type: "application/pdf", kind: "document", endings: ["pdf"], words: "a PDF" },
  { type: DOCX, kind: "document", endings: ["docx"], words: "a Word document" },
  { type: XLSX, kind: "document", endings: ["xlsx"], words: "an Excel workbook" },
  { type: "text/plain", kind: "document", endings: ["txt", "text", "log"], words: "plain text" },
  { type: "text/markdown", kind: "document", endings: ["md", "markdown"], words: "Markdown" },
  { type: "text/html", kind: "document", endings: ["html", "htm"], words: "an HTML page" },
  { type: "text/csv", kind: "document", endings: ["csv", "tsv"], words: "a CSV table" },
  { type: "application/json", kind: "document", endings: ["json"], words: "JSON" },
  { type: "image/jpeg", kind: "image", endings: ["jpg", "jpeg"], words: "a JPEG image" },
  { type: "image/png", kind: "image", endings: ["png"], words: "a PNG image" },
  { type: "image/gif", kind: "image", endings: ["gif"], words: "a GIF image" },
  { type: "image/webp", kind: "image", endings: ["webp"], words: "a WebP image" },
];

export const NAMES_OF_TYPES = "PDF, TXT, MD, HTML, DOCX, XLSX, CSV, JSON, JPG, PNG, GIF or WebP";

export function findFileType(type: string): FileType | null {
  return FILE_TYPES.find((row) => row.type === type) ?? null;
}

/** In lower case, without the dot; empty where the name has none. What follows the dot of a date or a version is none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
  return /^[a-z0-9]{1,10}$/.test(ending) && /[a-z]/.test(ending) ? ending : "";
}

export function isImage(type: string): boolean {
  return findFileType(type)?.kind === "image";
}

/** The ending alone may already say that it will not be taken. */
export function assertNameTaken(name: string): void {
  const ending = endingOf(name);
  if (ending !== "" && !FILE_TYPES.some(({ endings }) => endings.includes(ending)))
    throw refuseFile("type_not_allowed", `Files that end in .${ending} are not taken. Send ${NAMES_OF_TYPES}.`);
}
