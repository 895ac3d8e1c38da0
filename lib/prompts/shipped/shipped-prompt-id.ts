import { createHash } from "node:crypto";
import { ID_PREFIXES } from "../../platform/ids.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ULID_LENGTH = 26;
const BITS_PER_CHARACTER = 5n;

/** The same slug has the same id in every deployment. A ULID holds 128 bits, so its first character is 7 at most. */
export function shippedPromptId(slug: string): string {
  return `${ID_PREFIXES.prompt}_${ulidOf(`prompt:${slug}`)}`;
}

/** Of one version of it: two processes that seed at once make the same row, and the second is refused. */
export function shippedVersionId(slug: string, number: number): string {
  return `${ID_PREFIXES.promptVersion}_${ulidOf(`version:${slug}:${number}`)}`;
}

function ulidOf(text: string): string {
  const hash = createHash("sha256").update(`aegis:shipped-${text}`).digest("hex").slice(0, 32);
  let rest = BigInt(`0x${hash}`);
  let ulid = "";
  for (let place = 0; place < ULID_LENGTH; place++) {
    ulid = `${ALPHABET.charAt(Number(rest % 32n))}${ulid}`;
    rest >>= BITS_PER_CHARACTER;
  }
  return ulid;
}
