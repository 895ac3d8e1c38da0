import { lastBefore } from "./last-before.ts";

export type Quotation = { readonly start: number; readonly end: number };

const QUOTED = /"[^"\n]{1,400}"|“[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|«[^»\n]{1,400}»|(?<![\p{L}\p{N}])'[^'\n]{2,200}'(?![\p{L}\p{N}])/gu;

/** What stands between quotation marks, without them. */
export function quotationsOf(text: string): Quotation[] {
  return [...text.matchAll(QUOTED)].map(({ 0: quoted, index }) => ({ start: index + 1, end: index + quoted.length - 1 }));
}

export function isQuoted(quotations: readonly Quotation[], start: number, end: number): boolean {
  const last = lastBefore(quotations, start);
  return last !== undefined && end <= last.end;
}
