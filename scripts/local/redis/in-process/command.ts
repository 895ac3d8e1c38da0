import { type Bytes, type Command, type ErrorReply, errorReply, type Reply } from "../engine.ts";
import type { Keyspace, Value, ValueType } from "./keyspace.ts";
import type { PubSub } from "./pub-sub.ts";

export type CommandContext = {
  space: Keyspace;
  pubSub: PubSub;
  /** Runs EVAL, EVALSHA and SCRIPT, which need the table of commands themselves. */
  runScript: (command: Command) => Reply;
};

export type CommandDefinition = {
  /** As in Redis: the exact count of words, or, negative, the least. */
  arity: number;
  /** "write" goes to the log; "read" may run in a script; "outside" may not. */
  kind: "read" | "write" | "outside";
  run: (command: Command, context: CommandContext) => Reply;
};

export type CommandTable = Readonly<Record<string, CommandDefinition>>;

export const WRONG_TYPE = errorReply("WRONGTYPE Operation against a key holding the wrong kind of value");

type ValueOf<T extends ValueType> = Extract<Value, { type: T }>;

/** Undefined when there is no such key; an error reply when it holds another type. */
export function findTyped<T extends ValueType>(space: Keyspace, key: Bytes, type: T): ValueOf<T> | undefined | ErrorReply {
  const value = space.find(key);
  if (value === undefined) return undefined;
  return hasType(value, type) ? value : WRONG_TYPE;
}

function hasType<T extends ValueType>(value: Value, type: T): value is ValueOf<T> {
  return value.type === type;
}

/** The argument at `index`; the table's arity check has made sure it is there. */
export function argument(command: Command, index: number): Bytes {
  const value = command[index];
  if (value === undefined) throw new Error(`${command[0]} was run with ${command.length} words; its arity is declared too small.`);
  return value;
}
