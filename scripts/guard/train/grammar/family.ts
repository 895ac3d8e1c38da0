import type { TrainingRow } from "../row.ts";
import type { Choice } from "./choice.ts";

export type RowKind = "injection" | "extraction" | "jailbreak" | "indirect" | "benign";

/** `source` is the family's name, so that weights and evaluation can tell families apart. */
export type GrammarRow = TrainingRow & { kind: RowKind; source: `grammar-${string}` };

/** A way of writing texts. `share` is its part of all rows with its label, relative to the other families. */
export type Family = {
  name: string;
  label: 0 | 1;
  kind: RowKind;
  share: number;
  /** "prose" lets case, typing errors and stops vary; "raw" texts (code, markup, encodings) stay as they are. */
  style: "prose" | "raw";
  write: (choice: Choice) => string | { text: string; lang: string };
};
