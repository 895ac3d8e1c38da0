// "0612345678 is my number": a number that nothing in front names may be named right behind. It is held for a few words.

import type { Labels } from "./context.ts";
import { TAG } from "./context-words.ts";
import type { GroupedText } from "./grouped-text.ts";

const REACH = 28;
const LINE_FEED = 0x0a;
const OPENING = 0x28;
const NAMING =
  TAG.phone |
  TAG.id |
  TAG.tax |
  TAG.passport |
  TAG.licence |
  TAG.birth |
  TAG.health |
  TAG.record |
  TAG.account |
  TAG.routing |
  TAG.swift |
  TAG.bank;

export type PendingNumber = {
  put(text: GroupedText, labels: Labels): void;
  tags(tags: number): void;
  separator(code: number, position: number): void;
  clear(): void;
  holdFrom(): number;
};

export function createPendingNumber(judge: (text: GroupedText, labels: Labels) => boolean): PendingNumber {
  let held: { text: GroupedText; labels: Labels } | null = null;
  let isNaming = false;
  let openedAt = -1;
  return {
    put: (text, labels) => {
      // The longest reading of a run comes first.
      if (held && text.start < held.text.end) return;
      held = { text, labels };
      isNaming = openedAt >= text.end;
    },
    tags: (tags) => {
      if (!held) return;
      if ((tags & TAG.copula) !== 0) isNaming = true;
      else if (isNaming && (tags & NAMING) !== 0) {
        const labels = { ...held.labels, near: held.labels.near | (tags & NAMING) };
        held = judge(held.text, labels) ? null : { ...held, labels };
      }
    },
    separator: (code, position) => {
      if (code === OPENING) openedAt = position;
      if (!held) return;
      isNaming ||= code === OPENING;
      if (code === LINE_FEED || position - held.text.end > REACH) held = null;
    },
    clear: () => {
      held = null;
    },
    holdFrom: () => held?.text.start ?? Number.POSITIVE_INFINITY,
  };
}
