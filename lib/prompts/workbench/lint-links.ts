import type { Finding } from "./finding.ts";

const MATCHES_MAX = 50;
/** What an address is written in: a Markdown link or image, an attribute, or nothing. Bounded, without a repeat inside another. */
const MARKDOWN = /(!?)\[[^\]\n]{0,300}\]\(\s{0,4}<?((?:https?:)?\/\/[^\s)>]{1,999})/giu;
const ATTRIBUTE =
  /<(img|iframe|script|link|video|audio|source|object|embed|a)\b[^>]{0,400}?\b(?:src|href|data|poster)\s{0,3}=\s{0,3}["']?((?:https?:)?\/\/[^\s"'>]{1,999})/giu;
const BARE = /\bhttps?:\/\/[^\s<>"')\]]{1,999}/giu;
/** A value of the prompt, or a place the model is asked to fill with what it knows. */
const FILLED = /\{\{|\}\}|\{[a-z_ ]{1,40}\}|%7b|<[a-z_ -]{1,40}>|\[[a-z_ -]{1,40}\]|\$\{/iu;

/** Addresses that would be fetched when an answer is shown, and addresses into which values are written. */
export function findCarryingLinks(text: string): Finding[] {
  const found = new Map<number, Finding>();
  for (const match of matches(text, MARKDOWN)) {
    const [whole, mark, address = ""] = match;
    add(found, { address, isShown: mark === "!", start: match.index, end: match.index + whole.length });
  }
  for (const match of matches(text, ATTRIBUTE)) {
    const [whole, tag = "", address = ""] = match;
    add(found, { address, isShown: tag.toLowerCase() !== "a", start: match.index, end: match.index + whole.length });
  }
  for (const match of matches(text, BARE))
    add(found, { address: match[0], isShown: false, start: match.index, end: match.index + match[0].length });
  return [...found.values()];
}

function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  const all: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    all.push(match);
    if (all.length >= MATCHES_MAX) break;
  }
  return all;
}

type Link = { address: string; isShown: boolean; start: number; end: number };

function add(found: Map<number, Finding>, { address, isShown, start, end }: Link): void {
  if ([...found.values()].some((each) => start < each.end && end > each.start)) return;
  const isFilled = FILLED.test(address);
  if (isShown && isFilled) {
    found.set(start, {
      code: "lint.image_carries_value",
      severity: "danger",
      reason: "Loads an image from an address made of values: showing it sends them away.",
      start,
      end,
    });
  } else if (isShown) {
    found.set(start, {
      code: "lint.remote_image",
      severity: "warning",
      reason: "Loads something from another host when it is shown.",
      start,
      end,
    });
  } else if (isFilled) {
    found.set(start, {
      code: "lint.link_carries_value",
      severity: "danger",
      reason: "Writes values into an address: whoever runs that host gets them.",
      start,
      end,
    });
  }
}
