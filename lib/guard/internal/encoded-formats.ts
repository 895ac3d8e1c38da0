// The same keys written in base64 or in hexadecimal: what a prefix becomes is a prefix too, and what follows is decoded and
// judged by the format itself.

import { isIn } from "./character-class.ts";
import type { PrefixFormat } from "./formats/format.ts";
import { BASE64, DASHED, HEX } from "./formats/format.ts";
import { ALONE } from "./run-format.ts";
import { PREFIX_FORMATS } from "./secret-formats.ts";

const MIN_PREFIX = 3;
const MIN_ENCODED = 12;
const URL_BASE64 = DASHED;

export const ENCODED_FORMATS: readonly PrefixFormat[] = PREFIX_FORMATS.flatMap((format) =>
  format.prefixes
    .filter((prefix) => prefix.length >= MIN_PREFIX && /^[!-~ ]+$/.test(prefix))
    .flatMap((prefix) => encodings(format, prefix)),
);

function encodings(format: PrefixFormat, prefix: string): PrefixFormat[] {
  const base64 = Buffer.from(prefix, "latin1").toString("base64").replaceAll("=", "");
  // The last character also carries bits of what follows.
  const certain = base64.slice(0, Math.floor((prefix.length * 8) / 6));
  const hex = Buffer.from(prefix, "latin1").toString("hex");
  const spellings = hex === hex.toUpperCase() ? [hex] : [hex, hex.toUpperCase()];
  return [
    encoded(format, prefix, [certain], /[+/]/.test(certain) ? URL_BASE64 : BASE64, (text) =>
      Buffer.from(text, "base64").toString("latin1"),
    ),
    encoded(format, prefix, spellings, HEX, (text) => Buffer.from(text, "hex").toString("latin1")),
  ];
}

function encoded(
  format: PrefixFormat,
  prefix: string,
  prefixes: readonly string[],
  body: PrefixFormat["body"],
  decode: (text: string) => string,
): PrefixFormat {
  const accept: PrefixFormat["accept"] = (text, end) => {
    if (text.length < MIN_ENCODED) return false;
    return prefixes.some((start) => {
      const decoded = decode(start + text);
      if (!decoded.startsWith(prefix)) return false;
      const key = runOf(format.body, decoded.slice(prefix.length));
      return format.accept(key, { ...end, startsToken: true, isTextEnd: false });
    });
  };
  return { kind: format.kind, prefixes, body, accept, priority: 40, place: ALONE, slot: `${prefixes[0]}:${format.slot}` };
}

function runOf(body: PrefixFormat["body"], text: string): string {
  let length = 0;
  while (length < text.length && isIn(body, text.charCodeAt(length))) length++;
  return text.slice(0, length);
}
