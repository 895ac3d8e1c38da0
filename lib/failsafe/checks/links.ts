import type { AnswerReading } from "./read-answer.ts";

const IMAGE = /!\[[^\]\n]{0,300}\]\(\s{0,3}<?https?:\/\/([^/\s)>?#]{1,253})([^\s)>]{0,900})/giu;
const IMAGES_MAX = 50;
const PAYLOAD = /[?&#][^=\s]{0,60}=[^\s]{8}|\/[\w%+=-]{40}/u;

/** Images that load from a host nobody named and carry something there: a reader's browser would send it without a click. */
export function carryingImages({ prompt, response }: AnswerReading, allowedHosts: readonly string[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const { 0: all, 1: host = "", 2: rest = "", index } of [...response.text.matchAll(IMAGE)].slice(0, IMAGES_MAX)) {
    const name = host.toLowerCase().replace(/^[^@]{0,250}@|:\d{1,5}$/gu, "");
    if (!PAYLOAD.test(rest) || isAllowed(name, allowedHosts) || prompt.text.toLowerCase().includes(name)) continue;
    found.push({ start: index, end: index + all.length });
  }
  return found;
}

function isAllowed(host: string, allowedHosts: readonly string[]): boolean {
  return allowedHosts.some((allowed) => (allowed.startsWith("*.") ? host.endsWith(allowed.slice(1)) : host === allowed));
}
