import { zipSync } from "fflate";
import { Refusal } from "../refusals.ts";
import { type Archive, openArchive } from "./open-archive.ts";

/** The parts of a Word or Excel file, unpacked, when none of them runs, hides or fetches anything. */
export type OfficeParts = ReadonlyMap<string, Uint8Array>;

const MACRO_PART = /(?:^|\/)(?:vbaproject\.bin|vbadata\.xml|macros\/|macrosheets\/|activex\/|oleobject[^/]*$)/i;
const XML_PART = /\.(?:xml|rels|vml)$/i;
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/i;
const RELATIONSHIP = /<(?:\w+:)?Relationship\s[^<>]*>/g;
const DDE_FIELD = /<w:instrText[^<>]*>[^<>]*\bDDE(?:AUTO)?\b|<(?:\w+:)?ddeLink\b/;
/** What a reader follows when asked to; everything else outside is fetched without asking. */
const FOLLOWED = /Type\s*=\s*["'][^"']*\/hyperlink["']/;
const OUTSIDE = /TargetMode\s*=\s*["']\s*External/i;

/** `assertSmall` sees the directory before anything is unpacked. */
export async function openOffice(bytes: Uint8Array, assertSmall: (archive: Archive) => void = () => undefined): Promise<OfficeParts> {
  const archive = await openArchive(bytes);
  assertSmall(archive);
  if ([...archive.keys()].some((name) => MACRO_PART.test(name))) throw new Refusal("knowledge.file_active_content");
  if (!archive.has("[Content_Types].xml")) throw new Refusal("knowledge.file_damaged");
  return unpackAll(archive);
}

function unpackAll(archive: Archive): OfficeParts {
  const parts = new Map<string, Uint8Array>();
  for (const [name, entry] of archive) {
    const bytes = entry.read();
    if (XML_PART.test(name) || isMarkup(bytes)) assertHarmless(name, bytes);
    parts.set(name, bytes);
  }
  return parts;
}

function isMarkup(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 64)).toString("latin1").includes("<?xml");
}

/** Whatever the encoding says it is: with zero bytes in it, what is looked for could be written otherwise. */
function assertHarmless(name: string, bytes: Uint8Array): void {
  if (bytes.includes(0)) throw new Refusal("knowledge.file_damaged");
  const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  if (DECLARATION.test(xml)) throw new Refusal("knowledge.file_external_content");
  if (name === "[Content_Types].xml" && /macroEnabled/i.test(xml)) throw new Refusal("knowledge.file_active_content");
  if (DDE_FIELD.test(xml)) throw new Refusal("knowledge.file_active_content");
  if (!name.endsWith(".rels")) return;
  const foreign = [...xml.matchAll(RELATIONSHIP)].filter(([tag]) => OUTSIDE.test(tag) && !FOLLOWED.test(tag));
  if (foreign.length > 0) throw new Refusal("knowledge.file_external_content");
}

/** Not compressed: its reader takes it as it is. */
export function packAnew(parts: OfficeParts, isWanted: (name: string) => boolean): Uint8Array {
  return zipSync(Object.fromEntries([...parts].filter(([name]) => isWanted(name))), { level: 0 });
}
