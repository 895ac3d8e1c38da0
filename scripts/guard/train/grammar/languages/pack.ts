/** Attacks and harmless texts of one language; every pack has the same parts, so that no language is a signal by itself. */
export type LanguagePack = {
  lang: string;
  rules: Readonly<Record<PartName | "topic" | "goal" | "old", string>> & Readonly<Record<string, string>>;
};

export type PartName =
  | "override"
  | "extraction"
  | "secret"
  | "role"
  | "pressure"
  /** Questions and tasks. */
  | "ask"
  /** Words of attacks in their ordinary meaning. */
  | "trigger"
  /** Changes of mind, corrections, requests about the text above. */
  | "turn"
  /** Harmless roles and demands on the form of an answer. */
  | "form"
  /** Sentences that are neither question nor task. */
  | "tell";
