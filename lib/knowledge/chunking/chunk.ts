/**
 * A passage for retrieval. `start` and `end` are UTF-16 offsets in the document's text (see document-text.ts); the words of `text`
 * stand there, except that a further piece of a table repeats the header row in front.
 */
export type Chunk = {
  index: number;
  text: string;
  /** The headings it stands under, outermost first. */
  headings: string[];
  page: number | null;
  start: number;
  end: number;
};
