import type { PromptSource } from "../schema.ts";

/** What the lint has found in a text; it does not keep it from being saved. */
export type LintFinding = {
  code: string;
  severity: "info" | "warning" | "danger";
  reason: string;
  where: "template" | "instructions";
  start: number;
  end: number;
};

/** Never changed once it is written; only who may read it is. */
export type VersionRecord = {
  _id: string;
  /** Of a prompt shipped with the product "". */
  orgId: string;
  promptId: string;
  /** As on its prompt. */
  privateOf: string | null;
  /** From 1, without gaps. */
  number: number;
  /** The content as JSON, encrypted; null where everybody may read it. */
  sealed: string | null;
  /** The same, readable, of a public version. */
  open: string | null;
  /** SHA-256 of the content's canonical JSON, hex. */
  contentHash: string;
  message: string;
  source: PromptSource;
  /** The version it was made from. */
  basedOn: number | null;
  lint: readonly LintFinding[];
  createdBy: string | null;
  createdAt: Date;
};
