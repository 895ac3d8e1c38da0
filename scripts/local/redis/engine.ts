/** A byte string: one character per byte (latin1), so values survive exactly and compare as Redis compares them. */
export type Bytes = string;

/** Command name first, arguments after it. */
export type Command = readonly Bytes[];

export type Reply =
  | { type: "status"; text: string }
  | { type: "error"; message: Bytes }
  | { type: "integer"; value: number }
  | { type: "bulk"; bytes: Bytes }
  | { type: "nil" }
  | { type: "array"; items: readonly Reply[] };

export type ErrorReply = Extract<Reply, { type: "error" }>;

/** "discarded": not one command ran; `message` says which one was refused. */
export type TransactionResult = { type: "executed"; replies: readonly Reply[] } | { type: "discarded"; message: Bytes };

export type SubscriptionKind = "subscribe" | "psubscribe";

/** Receives each push as its parts, e.g. ["message", channel, payload]; counts arrive as digits. */
export type PushReceiver = { receive: (parts: readonly Bytes[]) => void; ended: () => void };

export type Subscription = { close: () => void };

export type EngineName = "redis-server" | "in-process";

/** What the REST front needs from a Redis; both engines fulfil it. */
export type RedisEngine = {
  name: EngineName;
  pids: readonly number[];
  /** Runs the commands in order; commands of other callers may come in between. */
  run: (commands: readonly Command[]) => Promise<readonly Reply[]>;
  transaction: (commands: readonly Command[]) => Promise<TransactionResult>;
  subscribe: (kind: SubscriptionKind, names: readonly Bytes[], receiver: PushReceiver) => Subscription;
  close: () => Promise<void>;
};

export const OK: Reply = { type: "status", text: "OK" };
export const NIL: Reply = { type: "nil" };
export const SYNTAX_ERROR: ErrorReply = { type: "error", message: "ERR syntax error" };

export function toBytes(text: string): Bytes {
  return Buffer.from(text, "utf8").toString("latin1");
}

export function toText(bytes: Bytes): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}

export function errorReply(message: Bytes): ErrorReply {
  return { type: "error", message };
}

export function integerReply(value: number): Reply {
  return { type: "integer", value };
}

export function bulkReply(bytes: Bytes | undefined): Reply {
  return bytes === undefined ? NIL : { type: "bulk", bytes };
}

export function arrayReply(items: readonly Reply[]): Reply {
  return { type: "array", items };
}

export function bulkArrayReply(items: Iterable<Bytes>): Reply {
  return arrayReply(Array.from(items, bulkReply));
}

export function arityError(name: string): ErrorReply {
  return errorReply(`ERR wrong number of arguments for '${name.toLowerCase()}' command`);
}

/** Redis quotes at most this much of the name and of the arguments. */
const UNKNOWN_COMMAND_QUOTE_BYTES = 128;

export function unknownCommandError(command: Command): ErrorReply {
  let quoted = "";
  for (const argument of command.slice(1)) {
    if (quoted.length >= UNKNOWN_COMMAND_QUOTE_BYTES) break;
    quoted += `'${argument.slice(0, UNKNOWN_COMMAND_QUOTE_BYTES - quoted.length)}' `;
  }
  const name = (command[0] ?? "").slice(0, UNKNOWN_COMMAND_QUOTE_BYTES);
  return errorReply(`ERR unknown command '${name}', with args beginning with: ${quoted}`);
}
