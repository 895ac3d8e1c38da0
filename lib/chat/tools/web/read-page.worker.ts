import { serveTasks } from "../../../platform/workers/serve-tasks.ts";
import type { ReadPageTask } from "./page-text.ts";
import { readPage } from "./read-page.ts";

serveTasks((task) => readPage(asTask(task)));

/** The pool of create-page-reader.ts is typed with it. */
function asTask(task: unknown): ReadPageTask {
  return task as ReadPageTask;
}
