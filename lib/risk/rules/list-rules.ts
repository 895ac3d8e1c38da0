import type { Rule } from "./rule.ts";

/** In front of every set, whatever it says: lists are decisions of their own. */
export const LIST_RULES: readonly Rule[] = [
  {
    code: "list_block",
    name: "On the block list",
    description: "Payer, payee or network is on the block list.",
    effect: { at_least: "block" },
    when: { list: "block", side: "any" },
  },
  {
    code: "list_sanctioned",
    name: "Sanctioned country",
    description: "Payer or payee is in a country under comprehensive sanctions.",
    effect: { at_least: "hold" },
    when: { list: "sanctioned", side: "any" },
  },
  {
    code: "list_watch",
    name: "On the watch list",
    description: "Payer or payee is on the watch list.",
    effect: { at_least: "review" },
    when: { list: "watch", side: "any" },
  },
  {
    code: "list_allow",
    name: "On the allow list",
    description: "Payer or payee is on the allow list: scores count for nothing, other lists do.",
    effect: { at_most: "approve" },
    when: { list: "allow", side: "any" },
  },
];
