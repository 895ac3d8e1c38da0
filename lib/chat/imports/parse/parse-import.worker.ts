import { serveTasks } from "../../../platform/workers/serve-tasks.ts";
import type { ImportTaskResult } from "../import-parser.ts";
import { parseImport } from "./parse-import.ts";
import { RefusedImport } from "./parsed-chat.ts";

serveTasks((task): ImportTaskResult => {
  try {
    return { refusal: null, parsed: parseImport(asBytes(task)) };
  } catch (error) {
    if (error instanceof RefusedImport) return { refusal: error.code };
    throw error;
  }
});

/** The pool of import-parser.ts is typed with it. */
function asBytes(task: unknown): Uint8Array {
  return task as Uint8Array;
}
