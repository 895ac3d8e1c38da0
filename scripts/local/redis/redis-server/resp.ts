import { type Bytes, bulkReply, type Command, errorReply, integerReply, NIL, type Reply } from "../engine.ts";

export function encodeCommands(commands: readonly Command[]): Buffer {
  let wire = "";
  for (const command of commands) {
    wire += `*${command.length}\r\n`;
    for (const argument of command) wire += `$${argument.length}\r\n${argument}\r\n`;
  }
  return Buffer.from(wire, "latin1");
}

type Parsed = { reply: Reply; next: number };

/** Collects chunks and hands out each complete RESP2 reply, in order. */
export function createReplyParser(onReply: (reply: Reply) => void): (chunk: Buffer) => void {
  let pending = "";
  let neededLength = 0;
  return (chunk) => {
    pending += chunk.toString("latin1");
    if (pending.length < neededLength) return;
    let position = 0;
    for (;;) {
      const parsed = parseReply(pending, position);
      if (typeof parsed === "number") {
        neededLength = parsed - position;
        break;
      }
      position = parsed.next;
      onReply(parsed.reply);
    }
    pending = pending.slice(position);
  };
}

/** A number means: incomplete, do not try again before the input reaches that length. */
function parseReply(input: Bytes, start: number): Parsed | number {
  const lineEnd = input.indexOf("\r\n", start);
  if (lineEnd < 0) return input.length + 1;
  const line = input.slice(start + 1, lineEnd);
  const next = lineEnd + 2;
  switch (input[start]) {
    case "+":
      return { reply: { type: "status", text: line }, next };
    case "-":
      return { reply: errorReply(line), next };
    case ":":
      return { reply: integerReply(Number(line)), next };
    case "$":
      return parseBulk(input, next, Number(line));
    case "*":
      return parseArray(input, next, Number(line));
    default:
      throw new Error(`redis-server sent an unknown reply type: ${JSON.stringify(input.slice(start, start + 20))}`);
  }
}

function parseBulk(input: Bytes, start: number, length: number): Parsed | number {
  if (length < 0) return { reply: NIL, next: start };
  const end = start + length;
  if (input.length < end + 2) return end + 2;
  return { reply: bulkReply(input.slice(start, end)), next: end + 2 };
}

function parseArray(input: Bytes, start: number, length: number): Parsed | number {
  if (length < 0) return { reply: NIL, next: start };
  const items: Reply[] = [];
  let next = start;
  for (let index = 0; index < length; index += 1) {
    const parsed = parseReply(input, next);
    if (typeof parsed === "number") return parsed;
    items.push(parsed.reply);
    next = parsed.next;
  }
  return { reply: { type: "array", items }, next };
}
