import { EJSON } from "bson";
import type { Document } from "mongodb";

/** Of a reply what MongoDB documents: no times, no namespaces, no message texts, no order where none is promised. */
export function outcomeOf(verb: string, reply: Document): Document {
  switch (verb) {
    case "distinct":
      return { values: [...reply.values].toSorted(byText) };
    case "listIndexes":
      return { indexes: reply.cursor.firstBatch.map(toIndex).toSorted(byText) };
    case "findAndModify": {
      const { n, updatedExisting, upserted } = reply.lastErrorObject ?? {};
      return { value: reply.value ?? null, n, updatedExisting, upserted };
    }
    case "insert":
    case "update":
    case "updates":
    case "delete":
    case "deletes":
    case "count":
      return { n: Number(reply.n), ...written(reply) };
    case "find":
    case "aggregate":
      return { documents: reply.cursor.firstBatch, ...(reply.sizes !== undefined && { sizes: reply.sizes }) };
    default:
      return {};
  }
}

function written(reply: Document): Document {
  const failed: readonly Document[] = reply.writeErrors ?? [];
  return {
    ...(reply.nModified !== undefined && { nModified: Number(reply.nModified) }),
    ...(reply.upserted !== undefined && { upserted: reply.upserted }),
    ...(failed.length > 0 && { refused: failed.map(({ index, code }) => ({ index: Number(index), code: Number(code) })) }),
  };
}

function toIndex({ name, key, unique, sparse, partialFilterExpression, expireAfterSeconds }: Document): Document {
  return { name, key, unique, sparse, partialFilterExpression, expireAfterSeconds };
}

const text = (value: unknown): string => EJSON.stringify({ value }, { relaxed: false });
const byText = (left: unknown, right: unknown): number => (text(left) < text(right) ? -1 : 1);
