import { fileTypeFromBuffer } from "file-type";
import { refuseFile } from "../errors.ts";
import { assertNameTaken, endingOf, FILE_TYPES, type FileType, findFileType, NAMES_OF_TYPES } from "./file-types.ts";
import { findPolyglot } from "./find-polyglot.ts";
import { looksLike, readHead } from "./read-head.ts";

/**
 * What a file is by its content. The name decides nothing but which of the kinds of text it is, and may not say something else.
 * Throws a refusal in words.
 */
export async function sniffFile(bytes: Buffer, name: string): Promise<FileType> {
  if (bytes.length === 0) throw refuseFile("file_empty", "The file is empty.");
  const found = await findType(bytes, name);
  const ending = endingOf(name);
  if (ending !== "" && !found.endings.includes(ending)) {
    assertNameTaken(name);
    throw refuseFile(
      "type_mismatch",
      `The name ends in .${ending}, but the content is ${found.words}. Rename it to .${found.endings[0]}, or choose another file.`,
    );
  }
  const other = findPolyglot(bytes, found.type);
  if (other !== null)
    throw refuseFile("content_refused", `The file is ${found.words} with ${other}. Save it again from the program it came from.`);
  return found;
}

async function findType(bytes: Buffer, name: string): Promise<FileType> {
  const head = readHead(bytes);
  if (head !== null && /^#!/.test(head)) throw refuseFile("type_not_allowed", "The file is a script. Scripts and programs are not taken.");
  if (head !== null && looksLike.php(head))
    throw refuseFile("type_not_allowed", "The file is a script. Scripts and programs are not taken.");
  if (head !== null && looksLike.svg(head))
    throw refuseFile("type_not_allowed", "The file is an SVG, which can hold scripts. Send it as PNG.");
  const detected = (await fileTypeFromBuffer(bytes))?.mime ?? null;
  const known = detected === null ? null : findFileType(detected);
  if (known) return known;
  // A short magic number also begins ordinary words; a real file of that kind is not readable text to its end.
  if (head !== null) return textType(head, name);
  throw refuseBinary(detected, name);
}

/** Readable text: the ending chooses among its kinds where the content allows it. */
function textType(head: string, name: string): FileType {
  const ending = endingOf(name);
  const named = FILE_TYPES.find(({ endings, kind }) => kind === "document" && endings.includes(ending));
  switch (named?.type) {
    case "text/html":
      return looksLike.markup(head) ? named : plain();
    case "application/json":
      return looksLike.json(head) ? named : plain();
    case "text/csv":
    case "text/markdown":
    case "text/plain":
      return named;
    default:
      return looksLike.html(head) ? (findFileType("text/html") ?? plain()) : plain();
  }
}

function plain(): FileType {
  const row = findFileType("text/plain");
  if (!row) throw new Error("Plain text is always taken.");
  return row;
}

const PROGRAMS = [
  "x-msdownload",
  "x-dosexec",
  "x-elf",
  "x-mach-binary",
  "x-sharedlib",
  "java-vm",
  "wasm",
  "x-ms-shortcut",
  "vnd.microsoft.portable-executable",
];

function refuseBinary(detected: string | null, name: string) {
  const ending = endingOf(name);
  const claims = FILE_TYPES.find(({ endings }) => endings.includes(ending));
  if (detected !== null && PROGRAMS.some((word) => detected.includes(word)))
    return refuseFile("type_not_allowed", `The file is a program${claims ? `, not ${claims.words}` : ""}. Programs are not taken.`);
  if (detected?.includes("macroenabled"))
    return refuseFile("type_not_allowed", "The document holds macros. Save it without them (.docx or .xlsx) and send that.");
  const what = detected === null ? "neither text in UTF-8 or UTF-16 nor a format we know" : `of the type ${detected}`;
  return refuseFile("type_not_allowed", `The file is ${what}${claims ? `, not ${claims.words}` : ""}. Send ${NAMES_OF_TYPES}.`);
}
