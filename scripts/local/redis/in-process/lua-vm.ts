// One Lua machine, reached through its C interface: strings pass as bytes, not as text, and a script's calls run
// inside it without ever yielding, which is what makes a script atomic.
import { LuaFactory } from "wasmoon";
import { arrayReply, type Bytes, bulkReply, type Command, errorReply, integerReply, NIL, type Reply } from "../engine.ts";
import { formatLuaNumber, truncateToInteger } from "./lua-number.ts";
import { LUA_PRELUDE } from "./lua-prelude.ts";

type LuaLibrary = Awaited<ReturnType<LuaFactory["getLuaModule"]>>;

/** Runs one command of a script; `arguments` is null when one of them is neither string nor number. */
export type ScriptCall = (command: Command | null) => Reply;

type ScriptOutcome = { type: "returned"; reply: Reply } | { type: "raised"; message: Bytes; line: number };

export type CompiledScript = { run: (keys: readonly Bytes[], parameters: readonly Bytes[], call: ScriptCall) => ScriptOutcome };

export type LuaVm = {
  /** An error reply when the script is not valid Lua. */
  compile: (source: Bytes) => CompiledScript | { type: "error"; message: Bytes };
  close: () => void;
};

// Values of Lua's C interface (lua.h).
const LUA_TBOOLEAN = 1;
const LUA_TNUMBER = 3;
const LUA_TSTRING = 4;
const LUA_TTABLE = 5;
const LUA_REGISTRY_INDEX = -1_001_000;
const STACK_RESERVE = 40;

const THREE_NUMBERS: ["number", "number", "number"] = ["number", "number", "number"];

export async function createLuaVm(): Promise<LuaVm> {
  const factory = new LuaFactory();
  const lua = await factory.getLuaModule();
  const engine = await factory.createEngine({ injectObjects: false, enableProxy: false });
  const state = engine.global.address;
  const strings = createStringBridge(lua);
  let currentCall: ScriptCall = () => errorReply("ERR no script is running");

  function callHost(caller: number): Reply {
    lua.lua_checkstack(caller, STACK_RESERVE);
    const reply = runGuarded(currentCall, readCommand(lua, strings, caller));
    pushReply(lua, strings, caller, reply);
    return reply;
  }

  // C functions and not Lua ones: `return redis.call(…)` is a tail call, and only before a C function does Lua keep
  // the caller's frame, from which an error message takes its line.
  const call = lua.module.addFunction((caller: number) => (callHost(caller).type === "error" ? lua.lua_error(caller) : 1), "ii");
  const protectedCall = lua.module.addFunction((caller: number) => {
    callHost(caller);
    return 1;
  }, "ii");

  expectOk(load(lua, strings, state, LUA_PRELUDE, "=prelude"));
  lua.lua_pushcclosure(state, call, 0);
  lua.lua_pushcclosure(state, protectedCall, 0);
  expectOk(lua.lua_pcallk(state, 2, 1, 0, 0, null));
  const runner = lua.luaL_ref(state, LUA_REGISTRY_INDEX);

  function run(script: number, keys: readonly Bytes[], parameters: readonly Bytes[], call: ScriptCall): ScriptOutcome {
    const top = lua.lua_gettop(state);
    currentCall = call;
    lua.lua_checkstack(state, STACK_RESERVE);
    lua.lua_rawgeti(state, LUA_REGISTRY_INDEX, BigInt(runner));
    lua.lua_rawgeti(state, LUA_REGISTRY_INDEX, BigInt(script));
    for (const list of [keys, parameters]) pushReply(lua, strings, state, arrayReply(list.map(bulkReply)));
    expectOk(lua.lua_pcallk(state, 3, 2, 0, 0, null));
    const returned = lua.lua_toboolean(state, top + 1) !== 0;
    const outcome: ScriptOutcome = returned
      ? { type: "returned", reply: readReply(lua, strings, state, top + 2) }
      : { type: "raised", ...readFailure(lua, strings, state, top + 2) };
    lua.lua_settop(state, top);
    return outcome;
  }

  return {
    compile: (source) => {
      if (load(lua, strings, state, source, "@user_script") !== 0) {
        const message = strings.read(state, -1);
        lua.lua_settop(state, -2);
        return errorReply(`ERR Error compiling script (new function): ${message}`);
      }
      const script = lua.luaL_ref(state, LUA_REGISTRY_INDEX);
      return { run: (keys, parameters, call) => run(script, keys, parameters, call) };
    },
    close: () => engine.global.close(),
  };
}

/** A defect in a command must not unwind through the machine's own stack. */
function runGuarded(call: ScriptCall, command: Command | null): Reply {
  try {
    return call(command);
  } catch (error) {
    return errorReply(`ERR ${error instanceof Error ? error.message : String(error)}`);
  }
}

function expectOk(status: number): void {
  if (status !== 0) throw new Error(`The Lua machine failed with status ${status}.`);
}

type StringBridge = {
  push: (state: number, bytes: Bytes) => void;
  /** Only for a value that is a string: Lua would turn a number into one in its place. */
  read: (state: number, index: number) => Bytes;
  withCopy: <T>(bytes: Bytes, use: (pointer: number) => T) => T;
};

function createStringBridge(lua: LuaLibrary): StringBridge {
  const { module } = lua;
  const lengthPointer = module._malloc(8);

  function withCopy<T>(bytes: Bytes, use: (pointer: number) => T): T {
    const pointer = module._malloc(bytes.length + 1);
    try {
      Buffer.from(module.HEAPU8.buffer, pointer, bytes.length).write(bytes, "latin1");
      return use(pointer);
    } finally {
      module._free(pointer);
    }
  }

  return {
    withCopy,
    push: (state, bytes) => {
      // Not lua.lua_pushlstring: that one decodes what it pushed and returns it.
      withCopy(bytes, (pointer) => module.ccall("lua_pushlstring", "number", THREE_NUMBERS, [state, pointer, bytes.length]));
    },
    read: (state, index) => {
      const pointer: number = module.ccall("lua_tolstring", "number", THREE_NUMBERS, [state, index, lengthPointer]);
      const length = module.getValue(lengthPointer, "i32");
      return Buffer.from(module.HEAPU8.buffer, pointer, length).toString("latin1");
    },
  };
}

function load(lua: LuaLibrary, strings: StringBridge, state: number, source: Bytes, name: string): number {
  return strings.withCopy(source, (pointer) => lua.luaL_loadbufferx(state, pointer, source.length, name, "t"));
}

function readCommand(lua: LuaLibrary, strings: StringBridge, state: number): Command | null {
  const command: Bytes[] = [];
  for (let index = 1; index <= lua.lua_gettop(state); index += 1) {
    const type: number = lua.lua_type(state, index);
    if (type === LUA_TSTRING) command.push(strings.read(state, index));
    else if (type === LUA_TNUMBER) command.push(formatLuaNumber(lua.lua_tonumberx(state, index, null)));
    else return null;
  }
  return command;
}

function pushReply(lua: LuaLibrary, strings: StringBridge, state: number, reply: Reply): void {
  switch (reply.type) {
    case "nil":
      lua.lua_pushboolean(state, 0);
      break;
    case "integer":
      if (Number.isSafeInteger(reply.value)) lua.lua_pushinteger(state, BigInt(reply.value));
      else lua.lua_pushnumber(state, reply.value);
      break;
    case "bulk":
      strings.push(state, reply.bytes);
      break;
    case "status":
    case "error":
      lua.lua_createtable(state, 0, 1);
      strings.push(state, reply.type === "status" ? reply.text : reply.message);
      lua.lua_setfield(state, -2, reply.type === "status" ? "ok" : "err");
      break;
    case "array":
      lua.lua_createtable(state, reply.items.length, 0);
      for (const [index, item] of reply.items.entries()) {
        pushReply(lua, strings, state, item);
        lua.lua_rawseti(state, -2, BigInt(index + 1));
      }
      break;
  }
}

/** Redis's rules: a number loses its fraction, true is 1, false is nil, a table ends at its first nil. */
function readReply(lua: LuaLibrary, strings: StringBridge, state: number, index: number): Reply {
  const type: number = lua.lua_type(state, index);
  switch (type) {
    case LUA_TSTRING:
      return bulkReply(strings.read(state, index));
    case LUA_TNUMBER:
      return integerReply(truncateToInteger(lua.lua_tonumberx(state, index, null)));
    case LUA_TBOOLEAN:
      return lua.lua_toboolean(state, index) !== 0 ? integerReply(1) : NIL;
    case LUA_TTABLE:
      return readTable(lua, strings, state, index);
    default:
      return NIL;
  }
}

function readTable(lua: LuaLibrary, strings: StringBridge, state: number, index: number): Reply {
  lua.lua_checkstack(state, STACK_RESERVE);
  const failure = readStringField(lua, strings, state, index, "err");
  if (failure !== null) return errorReply(toErrorLine(failure));
  const status = readStringField(lua, strings, state, index, "ok");
  if (status !== null) return { type: "status", text: toOneLine(status) };
  const items: Reply[] = [];
  for (let position = 1n; ; position += 1n) {
    const type: number = lua.lua_rawgeti(state, index, position);
    const item = type === 0 ? null : readReply(lua, strings, state, lua.lua_gettop(state));
    lua.lua_settop(state, -2);
    if (!item) return arrayReply(items);
    items.push(item);
  }
}

function readStringField(lua: LuaLibrary, strings: StringBridge, state: number, index: number, name: string): Bytes | null {
  const type: number = lua.lua_getfield(state, index, name);
  const text = type === LUA_TSTRING ? strings.read(state, -1) : null;
  lua.lua_settop(state, -2);
  return text;
}

function readFailure(lua: LuaLibrary, strings: StringBridge, state: number, index: number): { message: Bytes; line: number } {
  const message = toErrorLine(readStringField(lua, strings, state, index, "err") ?? "ERR unknown error");
  lua.lua_getfield(state, index, "line");
  const line = lua.lua_tonumberx(state, -1, null);
  lua.lua_settop(state, -2);
  return { message, line };
}

function toErrorLine(bytes: Bytes): Bytes {
  return toOneLine(bytes.replace(/^[\r\n]+|[\r\n]+$/g, ""));
}

function toOneLine(bytes: Bytes): Bytes {
  return bytes.replace(/[\r\n]/g, " ");
}
