/**
 * A text that matches a regular expression: each class gives the next character of something that looks like our ids, each
 * repetition its smallest count, or one where it could be none. What it cannot follow (look-around) it leaves out, and the
 * result is checked against the expression itself.
 */
const LOOKS = "01JX4Q8Z7M2V9K5T3R6N0W1Y8PacHello-_. /+=@:#";

export function samplePattern(pattern: string): string | null {
  const text = readAlternatives({ pattern, at: 0, given: 0 });
  try {
    return new RegExp(pattern, "u").test(text) ? text : null;
  } catch {
    return null;
  }
}

type Reader = { readonly pattern: string; at: number; given: number };

const rest = (reader: Reader) => reader.pattern.slice(reader.at);
const next = (reader: Reader) => reader.pattern[reader.at];

function readAlternatives(reader: Reader): string {
  const first = readSequence(reader);
  while (next(reader) === "|") {
    reader.at++;
    readSequence(reader);
  }
  return first;
}

function readSequence(reader: Reader): string {
  let text = "";
  while (reader.at < reader.pattern.length && next(reader) !== "|" && next(reader) !== ")") {
    const start = reader.at;
    const piece = readAtom(reader);
    const count = readCount(reader);
    const end = reader.at;
    text += count > 0 ? piece : "";
    for (let index = 1; index < count; index++) {
      reader.at = start;
      text += readAtom(reader);
    }
    reader.at = end;
  }
  return text;
}

function readAtom(reader: Reader): string {
  const char = next(reader) ?? "";
  reader.at++;
  if (char === "^" || char === "$") return "";
  if (char === "(") return readGroup(reader);
  if (char === "[") return readClass(reader);
  if (char === ".") return pick(reader, /./u);
  if (char !== "\\") return char;
  const escaped = /^(?:[pP]\{[^}]+\}|.)/.exec(rest(reader))?.[0] ?? "";
  reader.at += escaped.length;
  return /^(?:[dDwWsS]$|[pP]\{)/.test(escaped) ? pick(reader, new RegExp(`\\${escaped}`, "u")) : escaped;
}

function readGroup(reader: Reader): string {
  const opening = /^\?(?:=|!|:|<=|<!|<\w+>)/.exec(rest(reader))?.[0] ?? "";
  reader.at += opening.length;
  const text = readAlternatives(reader);
  reader.at++;
  return ["?=", "?!", "?<=", "?<!"].includes(opening) ? "" : text;
}

function readClass(reader: Reader): string {
  const start = reader.at - 1;
  while (reader.at < reader.pattern.length && next(reader) !== "]") reader.at += next(reader) === "\\" ? 2 : 1;
  reader.at++;
  return pick(reader, new RegExp(reader.pattern.slice(start, reader.at), "u"));
}

function readCount(reader: Reader): number {
  const match = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(rest(reader));
  if (!match) return 1;
  reader.at += match[0].length;
  return match[1] === undefined ? 1 : Number(match[1]);
}

/** Goes on along the look-alike with every character it gives, so that an id does not repeat one digit. */
function pick(reader: Reader, allowed: RegExp): string {
  for (let step = 0; step < LOOKS.length; step++) {
    const char = LOOKS[(reader.given + step) % LOOKS.length] ?? "";
    if (!allowed.test(char)) continue;
    reader.given += step + 1;
    return char;
  }
  return "";
}
