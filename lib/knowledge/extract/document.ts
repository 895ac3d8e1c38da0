/**
 * What an extractor makes of a file, whatever its format: an ordered list of blocks. A block's text is what a reader would see;
 * a table's text has one row a line and its cells separated by tabs, the header row first.
 */
export type Block = {
  type: "heading" | "paragraph" | "list" | "table" | "code";
  text: string;
  /** Of a heading, 1 to 6. */
  level?: number;
  /** From 1. */
  page?: number;
  /** The name of the worksheet a table stands on. */
  sheet?: string;
};

/** `pages` is null where a format has none. */
export type ExtractedDocument = { blocks: Block[]; pages: number | null };

/** Of one document; two thousand full pages. */
export const MAX_CHARS = 8_000_000;
