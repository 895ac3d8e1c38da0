// MongoDB's wire protocol: OP_MSG for everything, OP_QUERY only for the handshake old enough not to know OP_MSG.
// Messages of one connection are answered in order; connections do not wait for each other.
import { createServer, type Server, type Socket } from "node:net";
import { Binary, Long, Timestamp } from "bson";
import { appendFields, splitDocuments } from "./bson/raw.ts";
import { type Doc, decode, encode } from "./bson/values.ts";
import type { Reply } from "./commands/context.ts";
import type { Command } from "./dispatch.ts";

const opReply = 1;
const opQuery = 2004;
const opMessage = 2013;
const headBytes = 16;
const maxMessageBytes = 48_000_000 + 16 * 1024;
const checksumPresent = 1;
const moreToCome = 2;

interface Request {
  id: number;
  operation: number;
  wantsReply: boolean;
  command: Command;
}

type Execute = (command: Command) => Promise<Reply>;

export function createWireServer(execute: Execute, connections: Set<Socket>): Server {
  return createServer({ noDelay: true }, (socket) => {
    connections.add(socket);
    let chain = Promise.resolve();
    const receive = messageSplitter((message) => {
      chain = chain.then(() => answer(socket, message, execute)).catch(() => void socket.destroy());
    });
    socket.on("data", (chunk) => {
      if (!receive(chunk)) socket.destroy();
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => connections.delete(socket));
  });
}

/** Returns false for a length no client sends: the stream cannot be trusted any further. */
function messageSplitter(onMessage: (message: Buffer) => void): (chunk: Buffer) => boolean {
  let chunks: Buffer[] = [];
  let buffered = 0;
  return (chunk) => {
    chunks.push(chunk);
    buffered += chunk.length;
    while (buffered >= headBytes) {
      const [first = chunk] = chunks;
      if (first.length < headBytes) chunks = [Buffer.concat(chunks)];
      const length = chunks[0]?.readInt32LE(0) ?? 0;
      if (length < headBytes || length > maxMessageBytes) return false;
      if (buffered < length) return true;
      const all = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
      onMessage(all.subarray(0, length));
      buffered -= length;
      chunks = buffered > 0 ? [all.subarray(length)] : [];
    }
    return true;
  };
}

async function answer(socket: Socket, message: Buffer, execute: Execute): Promise<void> {
  const request = parseMessage(message);
  if (request === null) {
    socket.destroy();
    return;
  }
  const reply = await execute(request.command);
  if (!request.wantsReply || socket.destroyed) return;
  const body = reply instanceof Uint8Array ? reply : encode(reply);
  socket.write(request.operation === opQuery ? queryReply(request.id, body) : messageReply(request.id, body));
}

function parseMessage(message: Buffer): Request | null {
  const id = message.readInt32LE(4);
  const operation = message.readInt32LE(12);
  if (operation === opMessage) return parseOpMessage(message, id);
  return operation === opQuery ? parseOpQuery(message, id) : null;
}

function commandOf(doc: Doc, sequences: Map<string, Uint8Array[]>): Command {
  const [name = ""] = Object.keys(doc);
  return { name, db: typeof doc.$db === "string" ? doc.$db : "admin", doc, sequences };
}

function parseOpQuery(message: Buffer, id: number): Request {
  const nameEnd = message.indexOf(0, 20);
  const start = nameEnd + 9;
  const doc = decode(message.subarray(start, start + message.readInt32LE(start)));
  return { id, operation: opQuery, wantsReply: true, command: commandOf(doc, new Map()) };
}

function parseOpMessage(message: Buffer, id: number): Request | null {
  const flags = message.readUInt32LE(headBytes);
  const end = (flags & checksumPresent) !== 0 ? message.length - 4 : message.length;
  const sequences = new Map<string, Uint8Array[]>();
  let doc: Doc | null = null;
  for (let at = headBytes + 4; at < end; ) {
    const kind = message.readUInt8(at);
    const size = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + size);
    if (kind === 0) doc = decode(section);
    else {
      const nameEnd = section.indexOf(0, 4);
      sequences.set(section.toString("utf8", 4, nameEnd), splitDocuments(section.subarray(nameEnd + 1)));
    }
    at += 1 + size;
  }
  return doc === null ? null : { id, operation: opMessage, wantsReply: (flags & moreToCome) === 0, command: commandOf(doc, sequences) };
}

function messageReply(requestId: number, body: Uint8Array): Buffer {
  const timed = appendFields(body, clusterTime());
  const head = Buffer.alloc(headBytes + 5);
  head.writeInt32LE(head.length + timed.length, 0);
  head.writeInt32LE(requestId, 8);
  head.writeInt32LE(opMessage, 12);
  return Buffer.concat([head, timed]);
}

function queryReply(requestId: number, body: Uint8Array): Buffer {
  const head = Buffer.alloc(headBytes + 20);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(requestId, 8);
  head.writeInt32LE(opReply, 12);
  head.writeInt32LE(8, 16);
  head.writeInt32LE(1, 32);
  return Buffer.concat([head, body]);
}

let cachedSecond = 0;
let cachedTime: Uint8Array = new Uint8Array(0);

/** One server, one history: the time only has to grow, so a second's resolution serves. */
function clusterTime(): Uint8Array {
  const second = Math.floor(Date.now() / 1000);
  if (second > cachedSecond) {
    const time = new Timestamp({ t: second, i: 1 });
    const signature = { hash: new Binary(new Uint8Array(20)), keyId: Long.ZERO };
    cachedSecond = second;
    cachedTime = encode({ operationTime: time, $clusterTime: { clusterTime: time, signature } });
  }
  return cachedTime;
}
