import { toPassages } from "../../../lib/knowledge/chunking/to-passages.ts";
import { extract, inspect } from "../../../lib/knowledge/extract/extract.ts";
import type { FileParser } from "../../../lib/knowledge/extract/file-parser.ts";
import { Refusal } from "../../../lib/knowledge/extract/refusals.ts";

/** The parser itself without a process of its own, which takes a second to start: for tests that are not about what a parser survives. */
export function createInProcessParser(): FileParser {
  return {
    async inspect(file) {
      try {
        await inspect(file);
        return null;
      } catch (error) {
        if (error instanceof Refusal) return error.code;
        throw error;
      }
    },
    extract: async (file) => toPassages(await extract(file)),
    close: () => undefined,
  };
}
