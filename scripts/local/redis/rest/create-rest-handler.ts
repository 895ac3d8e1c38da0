// Speaks the service's REST protocol: a command in the body or in the path, /pipeline, /multi-exec, and
// /subscribe or /psubscribe as an event stream. It holds no data; an engine runs the commands.
import type { IncomingMessage, ServerResponse } from "node:http";
import { arityError, type Command, type RedisEngine, type Reply, type SubscriptionKind, toBytes } from "../engine.ts";
import { encodeReply } from "./encode-reply.ts";
import { openEventStream } from "./event-stream.ts";
import {
  MAX_REQUEST_BYTES,
  parseBodyCommand,
  parseBodyCommands,
  parsePathCommand,
  parseTarget,
  type RequestTarget,
  readBody,
} from "./read-request.ts";
import { findRefusal } from "./refused-commands.ts";

type RestHandler = {
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Commands as the service bills them: each one of a pipeline or transaction counts. */
  commandCount: () => number;
};

type Answer = { status: number; body: unknown };
type Exchange = { target: RequestTarget; request: IncomingMessage; response: ServerResponse };

const METHODS = new Set(["HEAD", "GET", "POST", "PUT"]);

export function createRestHandler(engine: RedisEngine, token: string): RestHandler {
  let commandCount = 0;
  let syncToken = 0;

  function send(response: ServerResponse, answer: Answer): void {
    const body = Buffer.from(JSON.stringify(answer.body));
    syncToken += 1;
    response.writeHead(answer.status, {
      "content-type": "application/json",
      "content-length": body.length,
      "upstash-sync-token": `local=${syncToken}`,
    });
    response.end(body);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = parseTarget(request.url ?? "/");
    const refusal = refuseRequest(request, target, token);
    if (refusal || !target) {
      request.resume();
      return send(response, refusal ?? failure(400, "ERR invalid path"));
    }
    const kind = toSubscriptionKind(target);
    if (kind) {
      commandCount += 1;
      return startStream(engine, kind, { target, request, response }, send);
    }
    const read = await readBody(request);
    if (read.type === "too_large") return send(response, tooLarge(read.sizeBytes));
    const base64 = request.headers["upstash-encoding"] === "base64";
    const endpoint = target.segments.length === 1 ? target.segments[0]?.toLowerCase() : undefined;
    if (endpoint === "pipeline" || endpoint === "multi-exec") {
      const commands = parseBodyCommands(read.body);
      if (!commands) return send(response, failure(400, `ERR failed to parse ${endpoint} request`));
      commandCount += commands.length;
      return send(response, await (endpoint === "pipeline" ? runPipeline : runTransaction)(engine, commands, base64));
    }
    const command = target.segments.length === 0 ? parseBodyCommand(read.body) : parsePathCommand(target, read.body);
    if (!command) return send(response, failure(400, "ERR failed to parse command"));
    commandCount += 1;
    send(response, await runOne(engine, command, base64));
  }

  return {
    handle: (request, response) => {
      serve(request, response).catch((error: unknown) => {
        if (response.headersSent || response.destroyed) response.destroy();
        else send(response, failure(500, `ERR ${error instanceof Error ? error.message : String(error)}`));
      });
    },
    commandCount: () => commandCount,
  };
}

function failure(status: number, message: string): Answer {
  return { status, body: { error: message } };
}

function tooLarge(sizeBytes: number): Answer {
  const help = "See https://upstash.com/docs/redis/troubleshooting/max_request_size_exceeded for details";
  return failure(400, `ERR max request size exceeded. Limit: ${MAX_REQUEST_BYTES} bytes, Actual: ${sizeBytes} bytes. ${help}`);
}

function refuseRequest(request: IncomingMessage, target: RequestTarget | null, token: string): Answer | null {
  const presented = request.headers.authorization?.replace(/^Bearer\s+/i, "") ?? target?.query.get("_token");
  if (presented !== token) return failure(401, "WRONGPASS invalid or missing auth token");
  if (!METHODS.has(request.method ?? "")) return failure(405, "ERR method not allowed; use HEAD, GET, POST or PUT");
  const format = request.headers["upstash-response-format"];
  if (format !== undefined && format !== "json") return failure(400, "ERR only the json response format is supported here");
  return null;
}

function toSubscriptionKind(target: RequestTarget): SubscriptionKind | null {
  const first = target.segments[0]?.toLowerCase();
  return first === "subscribe" || first === "psubscribe" ? first : null;
}

function startStream(
  engine: RedisEngine,
  kind: SubscriptionKind,
  { target, request, response }: Exchange,
  send: (response: ServerResponse, answer: Answer) => void,
): void {
  const names = target.segments.slice(1).map(toBytes);
  if (names.length > 0) openEventStream({ engine, kind, names, request, response });
  else {
    request.resume();
    send(response, failure(400, arityError(kind).message));
  }
}

async function runOne(engine: RedisEngine, command: Command, base64: boolean): Promise<Answer> {
  const reply = findRefusal(command) ?? (await engine.run([command]))[0] ?? { type: "nil" };
  return { status: reply.type === "error" ? 400 : 200, body: encodeReply(reply, base64) };
}

/** The allowed commands go to the engine in one batch; a refused one only fills its own place. */
async function runPipeline(engine: RedisEngine, commands: readonly Command[], base64: boolean): Promise<Answer> {
  const refusals = commands.map(findRefusal);
  const replies = await engine.run(commands.filter((_, index) => !refusals[index]));
  let next = 0;
  const inOrder = refusals.map((refusal): Reply => refusal ?? replies[next++] ?? { type: "nil" });
  return { status: 200, body: inOrder.map((reply) => encodeReply(reply, base64)) };
}

async function runTransaction(engine: RedisEngine, commands: readonly Command[], base64: boolean): Promise<Answer> {
  const refusal = commands.map(findRefusal).find((found) => found !== null);
  if (refusal) return { status: 400, body: encodeReply(refusal, base64) };
  const result = await engine.transaction(commands);
  if (result.type === "discarded") return { status: 400, body: encodeReply({ type: "error", message: result.message }, base64) };
  return { status: 200, body: result.replies.map((reply) => encodeReply(reply, base64)) };
}
