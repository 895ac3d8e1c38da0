// One insert, update, upsert or delete, as the write commands and findAndModify share them.
import { BSONRegExp, ObjectId } from "bson";
import type { AnyObject } from "mingo/types";
import { restoreDocTypes } from "../aggregate/expressions.ts";
import { runPipeline } from "../aggregate/pipeline.ts";
import { parseUpdatePipeline } from "../aggregate/stages.ts";
import { type Doc, decode, encode, isList, typeName, type Value } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import type { Filter } from "../query/match.ts";
import type { StoredDocument } from "../storage/collection.ts";
import { applyChanges, type Change } from "../storage/write.ts";
import { parseUpdate, type Update, upsertBase } from "../update/update.ts";
import type { CommandContext, Source } from "./context.ts";

const maxDocumentBytes = 16 * 1024 * 1024;

function assertSize(raw: Uint8Array): void {
  if (raw.length <= maxDocumentBytes) return;
  const message = `BSONObj size: ${raw.length} is invalid. Size must be between 0 and ${maxDocumentBytes}(16MB)`;
  throw new CommandError(errorCodes.bsonObjectTooLarge, message);
}

function assertId(id: Value): void {
  const isInvalid = isList(id) || id instanceof BSONRegExp || id instanceof RegExp;
  if (isInvalid) throw new CommandError(errorCodes.invalidIdField, `The '_id' value cannot be of type ${typeName(id)}`);
}

/** The stored form: with an `_id`, which comes first. */
function prepare(source: Source, sent: Doc, raw: Uint8Array | null): StoredDocument {
  const doc =
    Object.keys(sent)[0] === "_id" && sent._id !== undefined ? sent : { ...{ _id: sent._id ?? new ObjectId() }, ...withoutId(sent) };
  assertId(doc._id);
  // The bytes are copied: the sender's buffer holds other messages too and would be kept alive with them.
  const bytes = doc === sent && raw !== null ? Buffer.from(raw) : encode(doc);
  assertSize(bytes);
  return { recordId: source.collection.nextRecordId++, doc, raw: bytes };
}

function withoutId({ _id, ...rest }: Doc): Doc {
  return rest;
}

export function insertRaw(context: CommandContext, source: Source, raw: Uint8Array): void {
  applyChanges(context, source.collection, [{ before: undefined, after: prepare(source, decode(raw), raw) }]);
}

export function compileUpdate(update: Value, arrayFilters: Value, variables: AnyObject): Update {
  if (isList(update)) parseUpdatePipeline(update);
  return parseUpdate(update, arrayFilters, (doc, stages) => {
    const [result = {}] = runPipeline([doc], stages, variables, { find: () => [] });
    return restoreDocTypes(result, doc);
  });
}

/** null when the update changes nothing. */
export function changeFor(before: StoredDocument, update: Update, filter: Filter): Change | null {
  const doc = update.apply(before.doc, filter, false);
  const raw = encode(doc);
  if (Buffer.compare(raw, before.raw) === 0) return null;
  assertSize(raw);
  return { before, after: { recordId: before.recordId, doc, raw } };
}

export function upsert(context: CommandContext, source: Source, update: Update, filter: Filter): StoredDocument {
  const base = upsertBase(filter);
  const start: Doc = update.isReplacement ? (base._id === undefined ? {} : { _id: base._id }) : base;
  const after = prepare(source, update.apply(start, filter, true), null);
  applyChanges(context, source.collection, [{ before: undefined, after }]);
  return after;
}
