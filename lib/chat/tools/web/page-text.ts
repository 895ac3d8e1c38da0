/** What is left of a page for reading: words alone, nothing that loads by itself. */
export type PageText = { title: string; byline: string | null; language: string | null; text: string; isArticle: boolean };

export type ReadPageTask = { bytes: Uint8Array; contentType: string; charset: string | null };
/** Null where there is nothing to read. */
export type ReadPageResult = PageText | null;

/** Reads what a stranger's server sent, in a process of its own. */
export type PageReader = { read(task: ReadPageTask, signal: AbortSignal): Promise<ReadPageResult>; close(): void };
