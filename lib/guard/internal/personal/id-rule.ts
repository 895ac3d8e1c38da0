import type { DataClass } from "../../policy.ts";

/** What a number must look like before it counts as somebody's. Compact means upper case without separators. */
export type IdRule = {
  kind: string;
  class: DataClass;
  /** Tested against the compact form. */
  pattern: RegExp;
  /** Check digits, calendar days, and what else the issuer promises. */
  isValid?: (compact: string) => boolean;
  /** The issuer's own way of writing it, as lengths and separators: "3-2-4". A group may be written "*" for any length. */
  shapes?: readonly string[];
  /** When it is believed without a word beside it that names it. */
  alone: "always" | "shaped" | "never";
  /** Tags of context words (see context-words.ts) that make it believed. */
  context: number;
  /** Lengths of the compact form, so that only the rules in question are asked. */
  lengths: readonly number[];
};
