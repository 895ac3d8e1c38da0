import { createWorkerPool } from "../../platform/workers/create-worker-pool.ts";
import { WorkerFailure } from "../../platform/workers/worker-failure.ts";
import type { Chunk } from "../chunking/chunk.ts";
import type { TextPart } from "../chunking/document-text.ts";
import { isRefusalCode, Refusal, type RefusalCode } from "./refusals.ts";

/** What a file's content is read with, outside this process. `type` is the sniffed MIME type; the bytes are not trusted to be that. */
export type FileParser = {
  /** What must not even be kept: null, or why. */
  inspect(file: ParsedFile, signal?: AbortSignal): Promise<RefusalCode | null>;
  /** Inspects too. Throws Refusal; throws WorkerFailure where it is not the file's fault. */
  extract(file: ParsedFile, signal?: AbortSignal): Promise<ExtractedFile>;
  close(): void;
};

export type ParsedFile = { bytes: Uint8Array; type: string };

/** `parts` one behind the other are the whole text; offsets of chunks count in it. */
export type ExtractedFile = { parts: TextPart[]; chunks: Chunk[]; pages: number | null };

export type ParseTask = { act: "inspect" | "extract"; bytes: Uint8Array; type: string };
export type ParseResult = { refusal: RefusalCode } | { refusal: null; extracted: ExtractedFile | null };

/** A file that got the better of a parser does not meet the next one, which may be somebody else's: so one task for each process. */
export type FileParserLimits = { size: number; timeoutMs: number; memoryMb: number; tasksPerWorker: number };

/** A file of 50 MB comes to about eight times that while it is read. */
const LIMITS: FileParserLimits = { size: 2, timeoutMs: 60_000, memoryMb: 768, tasksPerWorker: 1 };

export function createFileParser(limits: Partial<FileParserLimits> = {}): FileParser {
  const pool = createWorkerPool<ParseTask, ParseResult>({
    entry: new URL("./parse.worker.ts", import.meta.url),
    ...LIMITS,
    ...limits,
  });
  const parse = async (task: ParseTask, signal?: AbortSignal): Promise<ParseResult> => {
    try {
      return await pool.run(task, signal ? { signal } : {});
    } catch (error) {
      if (!(error instanceof WorkerFailure) || error.reason === "closed") throw error;
      return { refusal: error.reason === "threw" ? "knowledge.file_damaged" : "knowledge.file_too_costly" };
    }
  };
  return {
    inspect: async (file, signal) => (await parse({ act: "inspect", ...file }, signal)).refusal,
    async extract(file, signal) {
      const result = await parse({ act: "extract", ...file }, signal);
      if (result.refusal !== null) throw new Refusal(isRefusalCode(result.refusal) ? result.refusal : "knowledge.file_damaged");
      if (!result.extracted) throw new Error("The parser answered without a document.");
      return result.extracted;
    },
    close: () => pool.close(),
  };
}
