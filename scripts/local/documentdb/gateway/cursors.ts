import { Long } from "bson";
import { type Doc, encode, isList, numericOf, type Value } from "../../mongo/bson/values.ts";
import { CommandError, errorCodes } from "../../mongo/errors.ts";
import type { Call, Gateway } from "./gateway-state.ts";
import { bson, bsonCell, type Cell, callFunction, type Queryable, text } from "./postgres-link.ts";

/** Runs one of DocumentDB's `*_cursor_first_page` functions and remembers how the cursor goes on. */
export async function firstPage(call: Call, functionName: string): Promise<Buffer> {
  const { gateway, transactionClient } = call;
  const ask = (on: Queryable) =>
    callFunction(on, `documentdb_api.${functionName}`, [text(call.db), bson(encode(call.command)), { type: "int8", value: 0 }]);
  if (transactionClient !== null) {
    const row = await ask(transactionClient);
    remember(gateway, row, { client: transactionClient, isOfTransaction: true });
    return bsonCell(row[0]);
  }
  const client = await gateway.pool.connect();
  let isKept = false;
  try {
    const row = await ask(client);
    const needsConnection = row[2] === "t";
    isKept = remember(gateway, row, { client: needsConnection ? client : null, isOfTransaction: false }) && needsConnection;
    return bsonCell(row[0]);
  } finally {
    if (!isKept) client.release();
  }
}

const EMPTY_DOCUMENT_BYTES = 5;

function hasMore(continuation: Cell | undefined): continuation is Buffer {
  return Buffer.isBuffer(continuation) && continuation.length > EMPTY_DOCUMENT_BYTES;
}

function remember(gateway: Gateway, row: readonly Cell[], owner: Pick<ReturnType<typeof ownerOf>, "client" | "isOfTransaction">): boolean {
  const [, continuation, , id] = row;
  if (!hasMore(continuation) || typeof id !== "string" || id === "0") return false;
  gateway.cursors.set(id, { continuation, ...owner });
  return true;
}

function ownerOf(gateway: Gateway, id: string) {
  const cursor = gateway.cursors.get(id);
  if (cursor === undefined) throw new CommandError(errorCodes.cursorNotFound, `cursor id ${id} not found`);
  return cursor;
}

export async function getMore(call: Call): Promise<Buffer> {
  const id = idText(call.command.getMore);
  const cursor = ownerOf(call.gateway, id);
  try {
    const args = [text(call.db), bson(encode(call.command)), bson(cursor.continuation)];
    const [page, continuation] = await callFunction(cursor.client ?? call.on, "documentdb_api.cursor_get_more", args);
    if (hasMore(continuation)) cursor.continuation = continuation;
    else forget(call.gateway, id);
    return bsonCell(page);
  } catch (cause) {
    forget(call.gateway, id);
    throw cause;
  }
}

export function killCursors({ gateway, command }: Call): Doc {
  const ids = isList(command.cursors) ? command.cursors : [];
  const killed = ids.filter((id) => forget(gateway, idText(id)));
  return { cursorsKilled: killed, cursorsNotFound: ids.filter((id) => !killed.includes(id)), cursorsAlive: [], cursorsUnknown: [], ok: 1 };
}

function forget(gateway: Gateway, id: string): boolean {
  const cursor = gateway.cursors.get(id);
  // A transaction's connection is given back when the transaction ends.
  if (cursor?.client && !cursor.isOfTransaction) cursor.client.release(true);
  return gateway.cursors.delete(id);
}

/** Cursors of a transaction end with it. */
export function forgetCursorsOn(gateway: Gateway, client: unknown): void {
  for (const [id, cursor] of gateway.cursors) if (cursor.client === client) gateway.cursors.delete(id);
}

function idText(id: Value): string {
  return id instanceof Long ? id.toString() : String(numericOf(id) ?? id);
}
