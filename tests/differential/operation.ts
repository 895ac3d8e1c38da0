import type { Document } from "mongodb";

/**
 * An operation is data: documents and indexes to start from, then steps, each one command of MongoDB's without the name of
 * its collection. The first key of a step names the command and holds what it is mainly about:
 * `{ find: filter, sort, … }`, `{ update: filter, with: update, … }`, `{ aggregate: pipeline }`, `{ insert: documents }`.
 */
export type Step = Document;

export type Operation = {
  name: string;
  documents: readonly Document[];
  indexes: readonly Document[];
  steps: readonly Step[];
};

export function operation(
  name: string,
  steps: readonly Step[] | Step,
  start: Partial<Pick<Operation, "documents" | "indexes">> = {},
): Operation {
  return { name, documents: start.documents ?? [], indexes: start.indexes ?? [], steps: Array.isArray(steps) ? steps : [steps] };
}
