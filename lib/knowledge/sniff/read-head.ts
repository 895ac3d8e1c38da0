const HEAD_CHARS = 65_536;
/** What readable text never holds: control characters but tab, line feed, form feed, carriage return and escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f\ufffe\uffff]/;

/** The beginning of a text; null when the file is not readable text to its end. */
export function readHead(bytes: Buffer): string | null {
  const text = decode(bytes);
  return text === null || CONTROL.test(text) ? null : text.slice(0, HEAD_CHARS).trimStart();
}

/** UTF-8, or UTF-16 that says so; a byte order mark is left out. */
function decode(bytes: Buffer): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Of a head without white space before it. */
export const looksLike = {
  html: (head: string): boolean => /^(?:<!doctype html|<html|<head|<body)\b/i.test(withoutProlog(head)),
  markup: (head: string): boolean => /<[a-z!][^<>]{0,200}>/i.test(head),
  svg: (head: string): boolean => /^(?:<!doctype svg|<svg)\b/i.test(withoutProlog(head)),
  php: (head: string): boolean => /^<\?php\b/i.test(head),
  json: (head: string): boolean => /^(?:[[{"\d-]|true|false|null)/.test(head),
};

/** Without the XML declaration and comments that may stand before the first element. */
function withoutProlog(head: string): string {
  let rest = head;
  for (;;) {
    const closing = rest.startsWith("<?xml") ? "?>" : rest.startsWith("<!--") ? "-->" : null;
    const end = closing === null ? -1 : rest.indexOf(closing);
    if (closing === null || end < 0) return rest;
    rest = rest.slice(end + closing.length).trimStart();
  }
}
