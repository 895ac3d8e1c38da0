// The service's limiter scripts open with `#!lua flags=allow-key-locking`, a flag only the service knows; plain Redis
// refuses the script. The flag is taken off before the script runs, and the SHA that the client computed over the
// text it sent is translated to the SHA of the text that ran.
import { createHash } from "node:crypto";
import { type Bytes, bulkReply, type Command, type Reply } from "../engine.ts";

const SERVICE_FLAG = "allow-key-locking";

type ScriptDialect = {
  toPlain: (command: Command) => Command;
  /** SCRIPT LOAD answers with the SHA of what ran; the client needs that of what it sent. */
  fromPlain: (command: Command, reply: Reply) => Reply;
};

export function createScriptDialect(): ScriptDialect {
  const plainShaBySentSha = new Map<Bytes, Bytes>();

  function plainScript(sent: Bytes): Bytes {
    const plain = withoutServiceFlag(sent);
    if (plain !== sent) plainShaBySentSha.set(sha1Hex(sent), sha1Hex(plain));
    return plain;
  }

  const plainSha = (sha: Bytes): Bytes => plainShaBySentSha.get(sha.toLowerCase()) ?? sha;

  function toPlain(command: Command): Command {
    const [name = "", first = "", ...rest] = command;
    switch (name.toUpperCase()) {
      case "EVAL":
      case "EVAL_RO":
        return command.length < 2 ? command : [name, plainScript(first), ...rest];
      case "EVALSHA":
      case "EVALSHA_RO":
        return command.length < 2 ? command : [name, plainSha(first), ...rest];
      case "SCRIPT":
        if (command.length < 3) return command;
        return isScriptLoad(command) ? [name, first, ...rest.map(plainScript)] : [name, first, ...rest.map(plainSha)];
      default:
        return command;
    }
  }

  function fromPlain(command: Command, reply: Reply): Reply {
    const sent = command[2];
    return isScriptLoad(command) && reply.type === "bulk" && sent !== undefined ? bulkReply(sha1Hex(sent)) : reply;
  }

  return { toPlain, fromPlain };
}

function isScriptLoad(command: Command): boolean {
  return command[0]?.toUpperCase() === "SCRIPT" && command[1]?.toUpperCase() === "LOAD" && command.length === 3;
}

/** Keeps the line, as a comment if nothing else is left on it, so that line numbers in errors stay right. */
function withoutServiceFlag(script: Bytes): Bytes {
  const shebang = /^#![^\n]*/.exec(script)?.[0];
  if (!shebang?.includes(SERVICE_FLAG)) return script;
  const [interpreter = "", ...words] = shebang.trimEnd().split(/\s+/);
  const options = words.flatMap((word) => {
    if (!word.startsWith("flags=")) return [word];
    const flags = word
      .slice("flags=".length)
      .split(",")
      .filter((flag) => flag !== SERVICE_FLAG);
    return flags.length > 0 ? [`flags=${flags.join(",")}`] : [];
  });
  const line = options.length > 0 ? [interpreter, ...options].join(" ") : `-- ${interpreter}`;
  return line + script.slice(shebang.length);
}

function sha1Hex(bytes: Bytes): Bytes {
  return createHash("sha1").update(bytes, "latin1").digest("hex");
}
