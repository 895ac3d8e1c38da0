import { createHash } from "node:crypto";
import {
  arityError,
  arrayReply,
  type Bytes,
  bulkReply,
  type Command,
  type ErrorReply,
  errorReply,
  integerReply,
  OK,
  type Reply,
  SYNTAX_ERROR,
} from "../engine.ts";
import { isErrorReply, NOT_AN_INTEGER, parseInteger, toKeyword } from "./arguments.ts";
import type { CompiledScript, LuaVm, ScriptCall } from "./lua-vm.ts";

/** Runs EVAL, EVALSHA and SCRIPT. Scripts live in memory only, as in Redis: after a restart EVALSHA says NOSCRIPT. */
export type ScriptHost = { run: (command: Command, call: ScriptCall) => Reply };

/** Those of Redis, and the one that only the service has; here they change nothing, for there is one database and one thread. */
const KNOWN_FLAGS = new Set(["no-writes", "allow-oom", "allow-stale", "no-cluster", "allow-cross-slot-keys", "allow-key-locking"]);

const FLUSH_OPTION_ERROR = errorReply("ERR SCRIPT FLUSH only support SYNC|ASYNC option");
const NO_SCRIPT = errorReply("NOSCRIPT No matching script. Please use EVAL.");

type ScriptStore = {
  /** The script's SHA, under which it is from now on. */
  add: (source: Bytes) => Bytes | ErrorReply;
  get: (sha: Bytes) => CompiledScript | undefined;
  clear: () => void;
};

export function createScriptHost(vm: LuaVm): ScriptHost {
  const store = createScriptStore(vm);
  return {
    run: (command, call) => {
      switch (toKeyword(command[0])) {
        case "EVAL":
          return evaluate(store, command, store.add, call);
        case "EVALSHA":
          return evaluate(store, command, (sha) => sha.toLowerCase(), call);
        case "SCRIPT":
          return manageScripts(store, command);
        default:
          return SYNTAX_ERROR;
      }
    },
  };
}

function createScriptStore(vm: LuaVm): ScriptStore {
  const compiled = new Map<Bytes, CompiledScript>();
  return {
    add: (source) => {
      const sha = createHash("sha1").update(source, "latin1").digest("hex");
      if (compiled.has(sha)) return sha;
      const body = withoutShebang(source);
      const script = isErrorReply(body) ? body : vm.compile(body);
      if (isErrorReply(script)) return script;
      compiled.set(sha, script);
      return sha;
    },
    get: (sha) => compiled.get(sha.toLowerCase()),
    clear: () => compiled.clear(),
  };
}

/** `toSha` turns the command's first argument, a script or a SHA, into the SHA to run. */
function evaluate(store: ScriptStore, command: Command, toSha: (text: Bytes) => Bytes | ErrorReply, call: ScriptCall): Reply {
  const [, text = "", countText, ...rest] = command;
  const count = parseInteger(countText);
  if (count === null) return NOT_AN_INTEGER;
  if (count > rest.length) return errorReply("ERR Number of keys can't be greater than number of args");
  if (count < 0) return errorReply("ERR Number of keys can't be negative");
  const sha = toSha(text);
  if (isErrorReply(sha)) return sha;
  const outcome = store.get(sha)?.run(rest.slice(0, count), rest.slice(count), call);
  if (!outcome) return NO_SCRIPT;
  if (outcome.type === "returned") return outcome.reply;
  return errorReply(`${outcome.message} script: ${sha}, on @user_script:${outcome.line}.`);
}

function manageScripts(store: ScriptStore, command: Command): Reply {
  const [, subcommand = "", ...rest] = command;
  switch (toKeyword(subcommand)) {
    case "LOAD": {
      const [source] = rest;
      if (source === undefined || rest.length !== 1) return arityError("script|load");
      const sha = store.add(source);
      return isErrorReply(sha) ? sha : bulkReply(sha);
    }
    case "EXISTS":
      if (rest.length === 0) return arityError("script|exists");
      return arrayReply(rest.map((sha) => integerReply(store.get(sha) ? 1 : 0)));
    case "FLUSH":
      if (rest.length > 1 || !["", "SYNC", "ASYNC"].includes(toKeyword(rest[0]))) return FLUSH_OPTION_ERROR;
      store.clear();
      return OK;
    default:
      return errorReply(`ERR unknown subcommand '${subcommand}'. Try SCRIPT HELP.`);
  }
}

/** The line stays, as a comment, so that line numbers in errors are those of the text that was sent. */
function withoutShebang(source: Bytes): Bytes | ErrorReply {
  const shebang = /^#![^\n]*/.exec(source)?.[0];
  if (shebang === undefined) return source;
  const [interpreter = "", ...options] = shebang.trimEnd().split(/\s+/);
  if (interpreter !== "#!lua") return errorReply(`ERR Unexpected engine in script shebang: ${interpreter}`);
  for (const option of options) {
    if (!option.startsWith("flags=")) return errorReply(`ERR Unknown lua shebang option: ${option}`);
    const unknown = option
      .slice("flags=".length)
      .split(",")
      .find((flag) => flag !== "" && !KNOWN_FLAGS.has(flag));
    if (unknown !== undefined) return errorReply(`ERR Unexpected flag in script shebang: ${unknown}`);
  }
  return `--${source.slice(shebang.length)}`;
}
