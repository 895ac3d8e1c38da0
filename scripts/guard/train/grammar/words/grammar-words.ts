import { ADDRESS } from "./address.ts";
import { DOCUMENTS } from "./documents.ts";
import { SUBJECTS } from "./subjects.ts";
import { TASKS } from "./tasks.ts";

/** The words attacks and harmless texts share. */
export const WORDS: Readonly<Record<string, string>> = { ...ADDRESS, ...SUBJECTS, ...TASKS, ...DOCUMENTS };
