// Text hidden inside text: base64, hexadecimal, percent and entity escapes, rot13, reversed or spaced-out letters. Depth and
// size are bounded, so that nested encodings cannot make the guard work for long.

type DecodedLayer = { encoding: string; text: string; start: number; end: number };

const MAX_LAYERS = 24;
const MAX_LAYER_CHARS = 16_384;
const MIN_PRINTABLE = 0.9;

/** Everything one level down. `start` and `end` are positions of the encoded piece in the given text. */
export function decodeLayers(text: string): DecodedLayer[] {
  const layers = [
    ...decodePieces(text, "base64", /[A-Za-z0-9+/_-]{16,16384}={0,2}/g, fromBase64),
    ...decodePieces(text, "hex", /\b(?:[0-9a-fA-F]{2}[ :]?){8,8192}/g, (piece) => fromHex(piece.replace(/[ :]/g, ""))),
    ...decodePieces(text, "hex", /(?:\\x[0-9a-fA-F]{2}){6,4096}/g, (piece) => fromHex(piece.replaceAll("\\x", ""))),
    ...decodePieces(text, "unicode", /(?:\\u[0-9a-fA-F]{4}){4,4096}/g, (piece) => fromCodes(piece.split("\\u"), 16)),
    ...decodePieces(text, "entities", /(?:&#\d{2,5};){4,4096}/g, (piece) => fromCodes(piece.split(/&#|;/), 10)),
    ...decodeWhole(text, "url", /(?:%[0-9a-fA-F]{2}[^%]{0,12}){3}/, fromPercent),
    ...decodeWhole(text, "rot13", /vtaber|qvfertneq|vafgehpgvba|flfgrz cebzcg|birevqr|bireevqr|cerivbhf/i, rot13),
    ...decodeWhole(text, "reversed", /erongi|snoitcurtsni|tpmorp|suoiverp/i, (whole) => Array.from(whole).toReversed().join("")),
    ...decodeWhole(text, "spaced", /(?:^|\s)(?:\p{L}[\s.\-_*|]{1,3}){7}/u, joinSpaced),
  ];
  return layers.slice(0, MAX_LAYERS);
}

function decodePieces(text: string, encoding: string, pattern: RegExp, decode: (piece: string) => string | null): DecodedLayer[] {
  const layers: DecodedLayer[] = [];
  for (const match of text.matchAll(pattern)) {
    if (layers.length >= MAX_LAYERS) break;
    const decoded = decode(match[0]);
    if (decoded !== null && isReadable(decoded))
      layers.push({ encoding, text: decoded.slice(0, MAX_LAYER_CHARS), start: match.index, end: match.index + match[0].length });
  }
  return layers;
}

function decodeWhole(text: string, encoding: string, hint: RegExp, decode: (whole: string) => string | null): DecodedLayer[] {
  if (!hint.test(text)) return [];
  const decoded = decode(text.slice(0, MAX_LAYER_CHARS));
  return decoded === null || decoded === text ? [] : [{ encoding, text: decoded, start: 0, end: text.length }];
}

function isReadable(text: string): boolean {
  if (text.length < 8 || !/[\p{L}]{2} ?[\p{L}]/u.test(text)) return false;
  const readable = text.match(/[\p{L}\p{N}\p{P}\p{Zs}\n\t]/gu)?.length ?? 0;
  return readable / Array.from(text).length >= MIN_PRINTABLE && !text.includes("\ufffd");
}

function fromBase64(piece: string): string {
  return Buffer.from(piece, "base64").toString("utf8");
}

function fromHex(piece: string): string | null {
  return piece.length % 2 === 0 ? Buffer.from(piece, "hex").toString("utf8") : null;
}

function fromCodes(pieces: readonly string[], radix: number): string {
  return pieces
    .filter((piece) => piece !== "")
    .map((piece) => String.fromCharCode(Number.parseInt(piece, radix)))
    .join("");
}

function fromPercent(text: string): string {
  return text.replace(/(?:%[0-9a-fA-F]{2}){1,4096}/g, (escapes) => Buffer.from(escapes.replaceAll("%", ""), "hex").toString("utf8"));
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

/** "i g n o r e   a l l" and "i.g.n.o.r.e": single letters are joined, wider gaps part the words. */
function joinSpaced(text: string): string {
  return text.replace(/(?<![\p{L}])\p{L}(?:[ .\-_*|]\p{L}(?![\p{L}])){1,400}/gu, (run) => run.replace(/[ .\-_*|]/g, ""));
}
