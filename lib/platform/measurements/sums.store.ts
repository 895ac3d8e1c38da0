import { type AnyBulkWriteOperation, type Document, MongoBulkWriteError } from "mongodb";
import { isRefusedOnlyAsDuplicate } from "../db.ts";

/** What is added to one document, which is made if it is not there. */
export type Addition = { id: unknown; by: Readonly<Record<string, number>>; insert?: Document };

type Sums = { bulkWrite(operations: AnyBulkWriteOperation<Document>[], options: { ordered: false }): Promise<unknown> };

/** So many batches of all processes are remembered in a document: many times what is under way at once. */
const BATCHES_KEPT = 500;

/**
 * Adds to each document unless this batch has been added to it: what may have been written can be written again. A document that has the
 * batch matches nothing, so the upsert runs into its _id; so it does when another process makes the document in the same moment, hence
 * the second round.
 */
export async function addOnce(into: Sums, batch: string, additions: readonly Addition[]): Promise<void> {
  let open = additions;
  for (let round = 0; round < 2 && open.length > 0; round += 1) {
    const operations = open.map((addition) => toOperation(batch, addition));
    const refused = await into.bulkWrite(operations, { ordered: false }).then((): number[] => [], readRefused);
    open = open.filter((_, index) => refused.includes(index));
  }
}

function toOperation(batch: string, { id, by, insert }: Addition): AnyBulkWriteOperation<Document> {
  const update: Document = {
    $inc: by,
    $push: { batches: { $each: [batch], $slice: -BATCHES_KEPT } },
    ...(insert && { $setOnInsert: insert }),
  };
  const filter: Document = { _id: id, batches: { $ne: batch } };
  return { updateOne: { filter, update, upsert: true } };
}

function readRefused(error: unknown): number[] {
  if (!(error instanceof MongoBulkWriteError) || !isRefusedOnlyAsDuplicate(error)) throw error;
  return [error.writeErrors].flat().map(({ index }) => index);
}
