import { serveTasks } from "../../platform/workers/serve-tasks.ts";
import { toPassages } from "../chunking/to-passages.ts";
import { extract, inspect } from "./extract.ts";
import type { ParseResult, ParseTask } from "./file-parser.ts";
import { Refusal } from "./refusals.ts";

serveTasks(async (task): Promise<ParseResult> => {
  const { act, bytes, type } = asTask(task);
  try {
    if (act === "extract") return { refusal: null, extracted: toPassages(await extract({ bytes, type })) };
    await inspect({ bytes, type });
    return { refusal: null, extracted: null };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.code };
    // A parser that runs out of stack was given something nested without end.
    if (error instanceof RangeError && error.message.includes("call stack")) return { refusal: "knowledge.file_too_complex" };
    throw error;
  }
});

/** The pool of file-parser.ts is typed with it. */
function asTask(task: unknown): ParseTask {
  return task as ParseTask;
}
