import type { Span } from "../scanner.ts";
import type { TextWindow } from "../text-window.ts";
import { decodeReferences } from "./decode-references.ts";
import { type Destination, judgeUrl, type LinkMode } from "./judge-url.ts";
import { IMAGE_KIND, LINK_KIND } from "./link-kinds.ts";

export const GROWING = "growing";
export const NONE = "none";

/** An address that is being written. A span is its end: what was found reaches to there. */
export type LinkCandidate = {
  start(): number;
  step(code: number, position: number): Span | typeof GROWING | typeof NONE;
  finish(position: number): Span | typeof NONE;
  /** What it covers once it has outgrown the hold limit and is known to be bad. */
  open(position: number): Span | null;
  isAttribute: boolean;
};

export type CandidateOptions = { start: number; mode: LinkMode; allowedHosts: readonly string[]; maxHoldChars: number };

/** Below every secret's: where both are found, the secret names what was cut. */
const PRIORITY = 1;

export function toLinkSpan(start: number, end: number, replacement: string, isImage = false): Span {
  return { kind: isImage ? IMAGE_KIND : LINK_KIND, priority: PRIORITY, start, end, replacement };
}

const EMBEDDED = /(?:[a-z][a-z0-9+.-]{0,15}:)?[\\/]{2}[^\s"'<>()]+/gi;
const BARE = /(?:https?:\/\/|www\.)\S+/gi;

const REDACTION = "[redacted:";

/** The one space of `[redacted: kind]` ends no address: something has been cut out of it. */
export function isInRedaction(window: TextWindow, position: number): boolean {
  return window.slice(position - REDACTION.length, position) === REDACTION;
}

type Hosts = Pick<CandidateOptions, "mode" | "allowedHosts">;

/** The text as one address, and every address inside it: of an attribute, or of a destination that holds half a tag. */
export function judgeAll(text: string, hosts: Hosts): Destination | null {
  return judgeUrl(text, { ...hosts, strictness: "strict" }) ?? judgeEach(text, EMBEDDED, { ...hosts, strictness: "strict" });
}

/** What is no destination after all may show an address that readers make a link of. */
export function judgeDestination(text: string, hosts: Hosts): Destination | null {
  if (/[<"']/.test(text)) return judgeAll(text, hosts);
  const whole = judgeUrl(text, { ...hosts, strictness: "strict" });
  return whole ?? judgeEach(decodeReferences(text), BARE, { ...hosts, strictness: "bare" });
}

function judgeEach(text: string, pattern: RegExp, options: Parameters<typeof judgeUrl>[1]): Destination | null {
  for (const [embedded] of text.matchAll(pattern)) {
    const found = judgeUrl(embedded, options);
    if (found) return found;
  }
  return null;
}
