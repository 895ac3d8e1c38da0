// Pieces of a text that are other text in code: base64, base32, hexadecimal, binary or decimal character codes, Morse. Found by
// their alphabets in one pass, decoded when the result can be read; how much is decoded is bounded by the caller.

import { toBytesOfGroups, toMorseText } from "./group-codes.ts";

export type DecodedPiece = { disguise: string; text: string; start: number; end: number };

const MIN_BASE64_CHARS = 16;
const MIN_BASE32_CHARS = 24;
const MIN_HEX_CHARS = 16;
/** Decoded from one piece; a longer one is read at its start, its middle and its end. */
const MAX_PIECE_CHARS = 24_576;
const MAX_PIECES = 24;
const MAX_RUNS = 256;
const MIN_READABLE = 0.9;

const BASE64 = 1;
const HEX = 2;
const BASE32 = 4;
const GROUP = 8;
const kinds = new Uint8Array(0x80);
mark("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_", BASE64);
mark("0123456789abcdefABCDEF", HEX);
mark("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", BASE32);
mark("0123456789abcdefABCDEFxX.-_ ,;:/|\n\\", GROUP);

function mark(characters: string, kind: number): void {
  for (const character of characters) kinds[character.charCodeAt(0)] = (kinds[character.charCodeAt(0)] ?? 0) | kind;
}

/** Everything one level down, in order. `budget` bounds the decoded characters. */
export function decodePieces(text: string, budget: number): DecodedPiece[] {
  const pieces: DecodedPiece[] = [];
  let left = budget;
  const add = (disguise: string, decoded: string | null, start: number, end: number): boolean => {
    if (decoded === null || !isReadable(decoded)) return false;
    pieces.push({ disguise, text: decoded, start, end });
    left -= decoded.length;
    return true;
  };
  for (const run of findRuns(text, BASE64, MIN_BASE64_CHARS)) {
    if (left <= 0 || pieces.length >= MAX_PIECES) break;
    decodeRun(text, run, add);
  }
  for (const run of findRuns(text, GROUP, MIN_HEX_CHARS)) {
    if (left <= 0 || pieces.length >= MAX_PIECES) break;
    const piece = excerpt(text, run.start, run.end, 1);
    const bytes = toBytesOfGroups(piece);
    if (!bytes || !add(bytes.disguise, bytes.text, run.start, run.end)) add("morse", toMorseText(piece), run.start, run.end);
  }
  return pieces;
}

/** `lineChars`: length of its last line. */
type Run = { start: number; end: number; lineChars: number };

/** Runs of one alphabet, each by its first and last position; base64 goes on behind a line break inside a block. */
function findRuns(text: string, kind: number, minimum: number): Run[] {
  const runs: Run[] = [];
  for (let start = 0; start + minimum <= text.length && runs.length < MAX_RUNS; ) {
    // From the far end: the last stranger among the next characters rules out every run that would begin before it.
    let stranger = start + minimum - 1;
    while (stranger >= start && isOf(text, stranger, kind)) stranger--;
    if (stranger >= start) {
      start = stranger + 1;
      continue;
    }
    let end = start + minimum;
    while (end < text.length && isOf(text, end, kind)) end++;
    addRun(runs, text, { start, end, lineChars: end - start }, kind);
    start = end + 1;
  }
  return runs;
}

function isOf(text: string, index: number, kind: number): boolean {
  const code = text.charCodeAt(index);
  return code < 0x80 && ((kinds[code] ?? 0) & kind) !== 0;
}

function addRun(runs: Run[], text: string, run: Run, kind: number): void {
  const last = runs.at(-1);
  const isBlock =
    kind === BASE64 && last && run.start - last.end <= 2 && last.lineChars % 4 === 0 && /^\s+$/.test(text.slice(last.end, run.start));
  if (isBlock) {
    last.end = run.end;
    last.lineChars = run.lineChars;
  } else runs.push(run);
}

function decodeRun(
  text: string,
  { start, end }: Run,
  add: (disguise: string, decoded: string | null, start: number, end: number) => boolean,
): void {
  const piece = excerpt(text, start, end, 4);
  if (isMadeOf(piece, HEX) && piece.length % 2 === 0 && add("hex", Buffer.from(piece, "hex").toString("utf8"), start, end)) return;
  if (!hasBothCases(piece)) {
    if (piece.length >= MIN_BASE32_CHARS && isMadeOf(piece, BASE32)) add("base32", fromBase32(piece), start, end);
    return;
  }
  if (startsAsText(piece) && add("base64", fromBase64(piece), start, end)) return;
  // Something may be stuck to the front, and then the bits are out of step.
  const cut = Math.max(piece.lastIndexOf("/", 12), piece.lastIndexOf("-", 12), piece.lastIndexOf("_", 12));
  if (cut >= 0 && startsAsText(piece.slice(cut + 1, cut + 17))) add("base64", fromBase64(piece.slice(cut + 1)), start + cut + 1, end);
}

/** Names and paths are spelled like base64 too; the bytes they stand for are seldom printable. */
function startsAsText(piece: string): boolean {
  const bytes = Buffer.from(piece.slice(0, 16), "base64");
  for (const byte of bytes)
    if (byte < 0x20 ? byte !== 0x0a && byte !== 0x0d && byte !== 0x09 : byte === 0x7f || byte === 0xff) return false;
  return bytes.length > 0 && (bytes.every((byte) => byte < 0x80) || isUtf8Start(bytes));
}

/** The last character may be cut off. */
function isUtf8Start(bytes: Buffer): boolean {
  const text = bytes.toString("utf8");
  const broken = text.indexOf("\ufffd");
  return broken < 0 || broken >= text.length - 3;
}

/** Start, middle and end of what is too long, cut in multiples of `unit` so that what follows stays in step. */
function excerpt(text: string, start: number, end: number, unit: number): string {
  if (end - start <= MAX_PIECE_CHARS) return text.slice(start, end);
  const third = MAX_PIECE_CHARS / 3 - ((MAX_PIECE_CHARS / 3) % unit);
  const inStep = (position: number): number => start + Math.floor((position - start) / unit) * unit;
  const middle = inStep((start + end - third) / 2);
  return text.slice(start, start + third) + text.slice(middle, middle + third) + text.slice(inStep(end - third), end);
}

/** Text, and not bytes that happen to decode: letters in a row, hardly anything that is not printed. */
export function isReadable(text: string): boolean {
  if (text.length < 6 || !/\p{L}{2} ?\p{L}/u.test(text)) return false;
  let readable = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if ((code >= 0x20 && code < 0x7f) || code === 0x0a || code === 0x0d || code === 0x09 || (code >= 0xa0 && code !== 0xfffd)) readable++;
  }
  return readable >= text.length * MIN_READABLE;
}

function isMadeOf(piece: string, kind: number): boolean {
  for (let index = 0; index < piece.length; index++) if (((kinds[piece.charCodeAt(index)] ?? 0) & kind) === 0) return false;
  return true;
}

/** Words and paths have no capitals inside, names of constants nothing but capitals. */
function hasBothCases(piece: string): boolean {
  return /[a-z]/.test(piece) && /[A-Z]/.test(piece);
}

function fromBase64(piece: string): string {
  return Buffer.from(piece, "base64").toString("utf8");
}

const BASE32_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function fromBase32(piece: string): string {
  const bytes = Buffer.alloc(Math.floor((piece.length * 5) / 8));
  let held = 0;
  let bits = 0;
  let length = 0;
  for (const character of piece) {
    held = ((held << 5) | BASE32_ALPHABET.indexOf(character)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[length++] = (held >> bits) & 0xff;
    }
  }
  return bytes.toString("utf8");
}
