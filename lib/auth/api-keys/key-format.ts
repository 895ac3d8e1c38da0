import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/**
 * `aegis_live_<id>_<secret><checksum>`: the id finds the record, the secret (256 bits) proves the bearer, and a CRC-32 over all before it
 * tells a typo or a scanner's guess from a key without asking anybody. One changed character and two swapped neighbours never pass it;
 * a random text of this shape passes once in 62^6 times. The checksum proves nothing else: anybody can compute it.
 */
export const API_KEY_PREFIX = "aegis_live_";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const ID_LENGTH = 12;
const SECRET_BYTES = 32;
/** 62^43 is the first power above 2^256. */
const SECRET_LENGTH = 43;
/** 62^6 is the first power above 2^32. */
const CHECKSUM_LENGTH = 6;
const SHAPE = new RegExp(`^${API_KEY_PREFIX}[0-9A-Za-z]{${ID_LENGTH}}_[0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}}$`);
const ID_END = API_KEY_PREFIX.length + ID_LENGTH;

export type ParsedApiKey = { publicId: string; secret: string };

export function isApiKeyLike(text: string): boolean {
  return text.startsWith(API_KEY_PREFIX);
}

/** Null for whatever nobody has handed out: mistyped, cut off, of another shape. */
export function parseApiKey(text: string): ParsedApiKey | null {
  if (!SHAPE.test(text)) return null;
  const body = text.slice(0, -CHECKSUM_LENGTH);
  if (body + checksumOf(body) !== text) return null;
  return { publicId: text.slice(API_KEY_PREFIX.length, ID_END), secret: body.slice(ID_END + 1) };
}

export function formatApiKey({ publicId, secret }: ParsedApiKey): string {
  const body = `${API_KEY_PREFIX}${publicId}_${secret}`;
  return body + checksumOf(body);
}

export function createPublicId(): string {
  return toBase62(randomBytes(16), ID_LENGTH);
}

export function createKeySecret(bytes: Uint8Array = randomBytes(SECRET_BYTES)): string {
  return toBase62(bytes, SECRET_LENGTH);
}

/** Counted in plain numbers: every request of a key comes by here. */
function checksumOf(body: string): string {
  let text = "";
  for (let rest = crc32(body); text.length < CHECKSUM_LENGTH; rest = Math.floor(rest / 62)) text = ALPHABET.charAt(rest % 62) + text;
  return text;
}

/** The last digits of the number that the bytes are. */
function toBase62(bytes: Uint8Array, length: number): string {
  let text = "";
  for (let rest = BigInt(`0x${Buffer.from(bytes).toString("hex")}`); text.length < length; rest /= 62n)
    text = ALPHABET.charAt(Number(rest % 62n)) + text;
  return text;
}
