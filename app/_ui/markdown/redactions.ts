/**
 * `[redacted: kind]` must survive markdown, highlighting and math as one piece. Before parsing each placeholder becomes a single
 * private-use character, which no parser splits; after parsing those characters become elements again.
 */
const PLACEHOLDER = /\[redacted: ?([a-z0-9][a-z0-9_-]{0,63})\]/gi;
const FIRST_CODE = 0xe100;
const MAX_KINDS = 0x400;

type HiddenRedactions = { text: string; kinds: readonly string[] };

export function hideRedactions(text: string): HiddenRedactions {
  const kinds: string[] = [];
  const hidden = text.replace(PLACEHOLDER, (whole, kind: string) => {
    const known = kinds.indexOf(kind);
    if (known >= 0) return String.fromCharCode(FIRST_CODE + known);
    if (kinds.length >= MAX_KINDS) return whole;
    kinds.push(kind);
    return String.fromCharCode(FIRST_CODE + kinds.length - 1);
  });
  return { text: hidden, kinds };
}

type TextPart = { type: "text"; text: string } | { type: "redaction"; kind: string };

export function splitRedactions(text: string, kinds: readonly string[]): TextPart[] {
  const parts: TextPart[] = [];
  let plain = "";
  for (const character of text) {
    const kind = kinds[character.charCodeAt(0) - FIRST_CODE];
    if (kind === undefined) {
      plain += character;
      continue;
    }
    if (plain !== "") parts.push({ type: "text", text: plain });
    plain = "";
    parts.push({ type: "redaction", kind });
  }
  if (plain !== "") parts.push({ type: "text", text: plain });
  return parts;
}

/** The written form again, for attributes and for copying. */
export function restoreRedactions(text: string, kinds: readonly string[]): string {
  return splitRedactions(text, kinds)
    .map((part) => (part.type === "text" ? part.text : `[redacted: ${part.kind}]`))
    .join("");
}
