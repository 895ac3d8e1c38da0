import { arityError, type Command, type ErrorReply, errorReply, type Reply, unknownCommandError } from "../engine.ts";
import type { CommandContext, CommandDefinition } from "./command.ts";
import { COMMANDS } from "./command-table.ts";
import type { Keyspace } from "./keyspace.ts";
import type { PubSub } from "./pub-sub.ts";
import type { ScriptHost } from "./script-host.ts";

export type Executor = {
  execute: (command: Command) => Reply;
  /** What makes Redis refuse a command before it runs: inside MULTI that discards the whole transaction. */
  findRejection: (command: Command) => ErrorReply | null;
};

export type ExecutorParts = {
  space: Keyspace;
  pubSub: PubSub;
  scripts: ScriptHost;
  /** Told of each write that was done, those of scripts included, in order. */
  record: (command: Command) => void;
};

export function createExecutor({ space, pubSub, scripts, record }: ExecutorParts): Executor {
  const context: CommandContext = { space, pubSub, runScript: (command) => scripts.run(command, executeFromScript) };

  function perform(command: Command, definition: CommandDefinition): Reply {
    const reply = definition.run(command, context);
    if (definition.kind === "write" && reply.type !== "error") record(command);
    return reply;
  }

  function executeFromScript(command: Command | null): Reply {
    if (!command) return errorReply("ERR Lua redis lib command arguments must be strings or integers");
    if (command.length === 0) return errorReply("ERR Please specify at least one argument for this redis lib call");
    const definition = find(command);
    if (!definition) return errorReply("ERR Unknown Redis command called from script");
    if (definition.kind === "outside") return errorReply("ERR This Redis command is not allowed from script");
    if (!fitsArity(command, definition)) return errorReply("ERR Wrong number of args calling Redis command from script");
    return perform(command, definition);
  }

  return {
    findRejection,
    execute: (command) => {
      const definition = find(command);
      if (!definition) return unknownCommandError(command);
      if (!fitsArity(command, definition)) return arityError(command[0] ?? "");
      return perform(command, definition);
    },
  };
}

function find(command: Command): CommandDefinition | undefined {
  return COMMANDS.get((command[0] ?? "").toUpperCase());
}

function fitsArity(command: Command, { arity }: CommandDefinition): boolean {
  return arity < 0 ? command.length >= -arity : command.length === arity;
}

function findRejection(command: Command): ErrorReply | null {
  const definition = find(command);
  if (!definition) return unknownCommandError(command);
  return fitsArity(command, definition) ? null : arityError(command[0] ?? "");
}
