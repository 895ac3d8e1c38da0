// An election as a client sees one: for so many seconds the server is a secondary, refuses what needs a primary with
// MongoDB's codes, aborts open transactions, and becomes primary again.
import type { Doc } from "../bson/values.ts";
import { CommandError, errorCodes } from "../errors.ts";
import { abortSessionTransaction } from "../sessions.ts";
import { type CommandContext, numberField, type ServerState } from "./context.ts";

const needsPrimary: ReadonlySet<string> = new Set([
  "insert",
  "update",
  "delete",
  "findAndModify",
  "createIndexes",
  "dropIndexes",
  "create",
  "drop",
  "dropDatabase",
  "commitTransaction",
  "abortTransaction",
]);

export function stepDown(context: CommandContext): Doc {
  const seconds = numberField(context.command, "replSetStepDown") ?? 0;
  if (seconds <= 0) throw new CommandError(errorCodes.badValue, "stepdown period must be a positive integer");
  context.server.secondaryUntil = Date.now() + seconds * 1000;
  for (const session of context.server.sessions.values()) abortSessionTransaction(session);
  return { ok: 1 };
}

export function isSecondary(server: Pick<ServerState, "secondaryUntil">): boolean {
  return Date.now() < server.secondaryUntil;
}

/** Reads of a direct connection allow a secondary, so they are served; a transaction never is. */
export function assertPrimary({ server, name, command }: CommandContext): void {
  if (!isSecondary(server)) return;
  if (needsPrimary.has(name) || command.autocommit === false) throw new CommandError(errorCodes.notWritablePrimary, "not primary");
}
