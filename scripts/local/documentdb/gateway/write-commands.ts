import { type Doc, decode, encode, isDoc, isList, numericOf } from "../../mongo/bson/values.ts";
import type { Reply } from "../../mongo/commands/context.ts";
import { CommandError, errorCodes } from "../../mongo/errors.ts";
import { describeDuplicate } from "./duplicate-key.ts";
import { ensureCollection } from "./ensure-collection.ts";
import { codeOfPacked } from "./error-codes.ts";
import type { Call } from "./gateway-state.ts";
import { bson, bsonCell, callFunction, sequence, text, UniqueViolation } from "./postgres-link.ts";

const DOCUMENT_FIELDS = { insert: "documents", update: "updates", delete: "deletes" } as const;

/** insert, update and delete: documents sent beside the command stay the bytes they are. */
export async function write(call: Call): Promise<Reply> {
  const name = call.name === "insert" || call.name === "update" ? call.name : "delete";
  const sent = call.sequences.get(DOCUMENT_FIELDS[name]);
  await ensureCollection(call);
  const beside = sent === undefined ? null : Buffer.concat(sent);
  const [reply] = await callFunction(call.on, `documentdb_api.${name}`, [text(call.db), bson(encode(call.command)), sequence(beside)]);
  const raw = bsonCell(reply);
  return raw.includes("writeErrors") ? withMongoErrors(call, decode(raw)) : raw;
}

async function withMongoErrors(call: Call, reply: Doc): Promise<Doc> {
  if (!isList(reply.writeErrors)) return reply;
  const writeErrors: Doc[] = [];
  for (const error of reply.writeErrors) {
    if (!isDoc(error)) continue;
    const code = codeOfPacked(Number(numericOf(error.code) ?? 1));
    const message = typeof error.errmsg === "string" ? error.errmsg : "";
    // A conflict fails a transaction as a whole, not one of its statements.
    if (code === errorCodes.writeConflict && call.transactionClient !== null) throw new CommandError(code, message);
    const position = Number(numericOf(error.index) ?? 0);
    const described = code === errorCodes.duplicateKey ? await describeDuplicate(call, { message, position }) : { errmsg: message };
    writeErrors.push({ ...error, code, ...described });
  }
  return { ...reply, writeErrors };
}

export async function findAndModify(call: Call): Promise<Reply> {
  // DocumentDB refuses a hint here; it only steers the plan.
  const { hint: _, ...command } = call.command;
  await ensureCollection(call);
  try {
    const [reply] = await callFunction(call.on, "documentdb_api.find_and_modify", [text(call.db), bson(encode(command))]);
    return bsonCell(reply);
  } catch (cause) {
    if (!(cause instanceof CommandError) || cause.code !== errorCodes.duplicateKey) throw cause;
    const { errmsg, ...extra } = await describeDuplicate(call, {
      message: cause.message,
      detail: cause instanceof UniqueViolation ? cause.detail : undefined,
    });
    throw new CommandError(cause.code, typeof errmsg === "string" ? errmsg : cause.message, extra);
  }
}
