// Reads the source of a regular expression into a tree, for what the engine does not tell: which words every match must hold,
// how long a match can be, and whether a repeat could make matching slow.

export type PatternNode =
  /** One character, or several in a row that nothing repeats. */
  | { type: "literal"; text: string }
  /** A class, an escape such as \s, or a full stop; `source` is a pattern for one character. */
  | { type: "set"; source: string }
  | { type: "sequence"; parts: readonly PatternNode[] }
  | { type: "choice"; options: readonly PatternNode[] }
  | { type: "repeat"; body: PatternNode; min: number; max: number }
  | { type: "look"; body: PatternNode; isNegative: boolean }
  | { type: "anchor"; source: string }
  | { type: "back-reference" };

/** The opening of a group with a name, or a property escape. */
const MAX_TOKEN_CHARS = 72;

type Reader = { source: string; position: number };

/** Throws for syntax that is not read here; what was read is never taken for something else. */
export function parsePattern(source: string): PatternNode {
  const reader = { source, position: 0 };
  const node = readChoice(reader);
  if (reader.position < source.length) throw new SyntaxError(`Unread pattern at ${reader.position}: ${source}`);
  return node;
}

function readChoice(reader: Reader): PatternNode {
  const options = [readSequence(reader)];
  while (reader.source[reader.position] === "|") {
    reader.position++;
    options.push(readSequence(reader));
  }
  const [only] = options;
  return options.length === 1 && only ? only : { type: "choice", options };
}

function readSequence(reader: Reader): PatternNode {
  const parts: PatternNode[] = [];
  while (reader.position < reader.source.length && !"|)".includes(reader.source[reader.position] ?? "")) {
    parts.push(readLiteral(reader) ?? readRepeat(reader, readAtom(reader)));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { type: "sequence", parts };
}

const LITERAL = /[^\\()[\]{}|*+?.^$]{2,200}/uy;

/** At least two plain characters; a repeat behind them is of the last one alone, which is left to be read with it. */
function readLiteral(reader: Reader): PatternNode | null {
  LITERAL.lastIndex = reader.position;
  const characters = Array.from(LITERAL.exec(reader.source)?.[0] ?? "");
  const end = reader.position + characters.join("").length;
  if ("*+?{".includes(reader.source[end] ?? " ")) characters.pop();
  if (characters.length < 2) return null;
  const text = characters.join("");
  reader.position += text.length;
  return { type: "literal", text };
}

function readRepeat(reader: Reader, body: PatternNode): PatternNode {
  if (!"*+?{".includes(reader.source[reader.position] ?? " ")) return body;
  const match = /^(?:[*+?]|\{(\d{1,6})(,?)(\d{0,6})\})\??/.exec(reader.source.slice(reader.position, reader.position + 16));
  if (!match) return body;
  reader.position += match[0].length;
  const [sign, from = "", comma, to] = match;
  if (from === "")
    return { type: "repeat", body, min: sign.startsWith("+") ? 1 : 0, max: sign.startsWith("?") ? 1 : Number.POSITIVE_INFINITY };
  const min = Number(from);
  return { type: "repeat", body, min, max: to ? Number(to) : comma ? Number.POSITIVE_INFINITY : min };
}

function readAtom(reader: Reader): PatternNode {
  const { source } = reader;
  const character = String.fromCodePoint(source.codePointAt(reader.position) ?? 0);
  if (character === "(") return readGroup(reader);
  if (character === "[") return readClass(reader);
  if (character === "\\") return readEscape(reader);
  reader.position += character.length;
  if (character === ".") return { type: "set", source: "." };
  if (character === "^" || character === "$") return { type: "anchor", source: character };
  return { type: "literal", text: character };
}

function readGroup(reader: Reader): PatternNode {
  const opening =
    /^\((?:\?(?::|=|!|<=|<!|<[A-Za-z]\w{0,40}>))?/.exec(reader.source.slice(reader.position, reader.position + MAX_TOKEN_CHARS))?.[0] ??
    "(";
  reader.position += opening.length;
  const body = readChoice(reader);
  if (reader.source[reader.position] !== ")") throw new SyntaxError(`Open group: ${reader.source}`);
  reader.position++;
  const isLook = /^\(\?<?[=!]/.test(opening);
  return isLook ? { type: "look", body, isNegative: opening.endsWith("!") } : body;
}

function readClass(reader: Reader): PatternNode {
  const start = reader.position++;
  if (reader.source[reader.position] === "^") reader.position++;
  while (reader.source[reader.position] !== "]") {
    if (reader.position >= reader.source.length) throw new SyntaxError(`Open class: ${reader.source}`);
    reader.position += reader.source[reader.position] === "\\" ? 2 : 1;
  }
  reader.position++;
  return { type: "set", source: reader.source.slice(start, reader.position) };
}

function readEscape(reader: Reader): PatternNode {
  const [escaped = ""] =
    /^\\(?:[pP]\{[^}]{1,64}\}|u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|k<\w{1,64}>|c[A-Za-z]|[\s\S])/u.exec(
      reader.source.slice(reader.position, reader.position + MAX_TOKEN_CHARS),
    ) ?? [];
  reader.position += escaped.length;
  if (/^\\[1-9k]/.test(escaped)) return { type: "back-reference" };
  if (/^\\[bB]$/.test(escaped)) return { type: "anchor", source: escaped };
  if (/^\\[sSdDwWpP]/.test(escaped)) return { type: "set", source: escaped };
  return { type: "literal", text: toCharacter(escaped) };
}

const CONTROLS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f", v: "\v", "0": "\0" };

function toCharacter(escaped: string): string {
  const code = /^\\[ux]\{?([0-9a-fA-F]+)\}?$/.exec(escaped)?.[1];
  if (code !== undefined && escaped.length > 2) return String.fromCodePoint(Number.parseInt(code, 16));
  const letter = escaped.slice(1);
  return CONTROLS[letter] ?? letter;
}
