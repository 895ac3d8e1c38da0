/** One text the sentinel learns from. `source` names who wrote it, since judging by source is what keeps the numbers honest. */
export type TrainingRow = {
  text: string;
  label: 0 | 1;
  /** What sort of text: `injection`, `jailbreak`, `extraction`, `indirect`, `benign`, … */
  kind: string;
  /** ISO 639-1. */
  lang: string;
  /** The project's own rows begin with `grammar-`. */
  source: string;
};
