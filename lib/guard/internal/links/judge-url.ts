// Whether an address can carry words out of a conversation: in its query, its fragment, a name before its host, or encoded in its path
// or host. What a browser would make of the address decides, so it is read as one reads it.

import { looksRandom } from "../randomness.ts";
import { decodeReferences } from "./decode-references.ts";

/** `strict`: one character that can be chosen is enough. A bare address shows whatever it carries, so it may carry more. */
type Strictness = "strict" | "bare";
export type LinkMode = "all" | "payload";
export type Destination = { host: string; label: string };

const OWN = "own.invalid";
const BARE_MAX = 48;
const PATH_MAX = 120;
const SEGMENT_MAX = 64;
const HOST_LABEL_MAX = 32;
const HOST_LABELS_MAX = 6;
const ENCODED_MIN = 16;
const FRAGMENT_MAX = 64;
const LABEL_MAX = 60;
/** They open another program, or carry their content with them: nothing is fetched from anywhere. */
const HARMLESS: ReadonlySet<string> = new Set(["mailto:", "tel:", "sms:", "data:", "blob:", "about:", "urn:"]);
const SCRIPTS: ReadonlySet<string> = new Set(["javascript:", "vbscript:"]);

/** Null for an address that may stay: a relative one, one of an allowed host, or one that carries nothing. */
export function judgeUrl(
  written: string,
  options: { mode: LinkMode; allowedHosts: readonly string[]; strictness: Strictness },
): Destination | null {
  const url = parse(decodeReferences(written));
  if (!url || url.hostname === OWN || HARMLESS.has(url.protocol)) return null;
  if (SCRIPTS.has(url.protocol)) return { host: "a script", label: url.protocol };
  if (isAllowed(url.hostname, options.allowedHosts)) return null;
  const inPath = carriedByPath(url.pathname);
  const carried =
    url.username.length + url.password.length + carriedByQuery(url) + carriedByFragment(url.hash) + inPath + carriedByHost(url);
  const isBad = options.strictness === "bare" ? carried >= BARE_MAX : options.mode === "all" || carried > 0;
  return isBad ? { host: shorten(url.hostname), label: toLabel(url, inPath > 0) } : null;
}

function parse(text: string): URL | null {
  const trimmed = text.replaceAll(/[\t\n\r]/g, "").trim();
  return URL.parse(/^www\./i.test(trimmed) ? `https://${trimmed}` : trimmed, `https://${OWN}/`);
}

/** A host stands for itself; `*.example.com` for everything below it. */
function isAllowed(host: string, allowed: readonly string[]): boolean {
  const name = host.toLowerCase();
  return allowed.some((each) => {
    const entry = each.toLowerCase();
    return entry.startsWith("*.") ? name.endsWith(entry.slice(1)) : name === entry;
  });
}

function carriedByQuery({ search }: URL): number {
  let carried = 0;
  for (const pair of search.slice(1).split("&")) {
    const at = pair.indexOf("=");
    carried += at < 0 ? pair.length : pair.length - at - 1;
  }
  return carried;
}

/** A place within a page is named in words. */
function carriedByFragment(hash: string): number {
  const fragment = unescapePercent(hash.slice(1));
  return fragment.length <= FRAGMENT_MAX && /^[\p{L}\p{N}._:~-]*$/u.test(fragment) && !looksEncoded(fragment) ? 0 : fragment.length;
}

function carriedByPath(pathname: string): number {
  let carried = pathname.length > PATH_MAX ? pathname.length : 0;
  for (const segment of pathname.split("/")) {
    const plain = unescapePercent(segment);
    const isWall = plain.length > HOST_LABEL_MAX && (segment.match(/%/g)?.length ?? 0) >= 3 && /[^\p{L}\p{N}_.,()-]/u.test(plain);
    if (isWall || plain.length > SEGMENT_MAX || looksEncoded(plain)) carried += plain.length;
  }
  return carried;
}

function carriedByHost({ hostname }: URL): number {
  const labels = hostname.split(".");
  if (labels.length > HOST_LABELS_MAX) return hostname.length;
  return labels.reduce((sum, label) => sum + (label.length > HOST_LABEL_MAX || looksEncoded(label) ? label.length : 0), 0);
}

/** Base64, hexadecimal and long numbers; not the words of a heading joined by dashes. */
function looksEncoded(part: string): boolean {
  if (part.length < ENCODED_MIN || /[^\x21-\x7e]/.test(part)) return false;
  return /^[0-9a-f]+$/i.test(part) || /\d{12}/.test(part) || looksRandom(part);
}

function unescapePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Host and path, for reading: nobody makes a link of it, and no mark in it means anything to Markdown or JSON. */
function toLabel({ hostname, pathname }: URL, isPathHidden: boolean): string {
  const path = isPathHidden ? "/…" : pathname === "/" ? "" : pathname;
  return shorten(hostname.replace(/^www\./, "") + path);
}

function shorten(text: string): string {
  const plain = text.replaceAll(/[^a-zA-Z0-9./:%,+@=…-]/g, "");
  return plain.length > LABEL_MAX ? `${plain.slice(0, LABEL_MAX)}…` : plain;
}
