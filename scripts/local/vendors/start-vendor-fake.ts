import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import type { ChatRequest } from "../openai/chat-request.ts";
import { deriveReply, type FakeReply } from "../openai/derive-reply.ts";
import { type Fault, faultSchema } from "../openai/fault.ts";
import { type Dialect, type Sending, sendInstead, sendJson } from "../openai/send.ts";

/**
 * A model vendor on a free port that goes wrong on request: keys, faults, the record of calls and the control address are the
 * same for all; what is on the wire is the format's. Tests only.
 */
export type VendorFakeOptions = {
  port?: number;
  apiKey: string;
  /** Derived from the last message by default; see `deriveReply`. */
  reply?: (request: ChatRequest) => FakeReply;
  tokenDelayMs?: number;
};

type RecordedCall = { path: string; body: unknown; fault: Fault["type"] | null; ending: "completed" | "closed-early" | null };

export type VendorFake = {
  url: string;
  /** For the next `times` calls, for all of them when it is left out; null ends the fault. */
  setFault(fault: Fault | null, times?: number): void;
  /** What reached the API, oldest first. */
  calls(): readonly RecordedCall[];
  close(): Promise<void>;
};

/** `path` with its query. Throws `Refusal`, or a ZodError, for what the vendor would refuse. */
export type VendorCall = {
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
  sending: Sending;
  id: string;
  reply(request: ChatRequest): FakeReply;
};

export type VendorFormat = {
  name: string;
  dialect: Dialect;
  readKey(headers: IncomingHttpHeaders): string | undefined;
  /** What a wrong key is answered with. */
  keyRefusal: { status: number; body: object };
  toRefusal(message: string): object;
  /** False where nothing answers. */
  answer(call: VendorCall): Promise<boolean>;
};

/** A request the vendor would not accept. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

type State = {
  format: VendorFormat;
  options: VendorFakeOptions;
  fault: Fault | null;
  faultCallsLeft: number;
  calls: RecordedCall[];
  setFault: VendorFake["setFault"];
};

const KEPT_CALLS = 1000;
const MAX_REQUEST_BYTES = 8 * 1024 * 1024;

export async function startVendorFake(format: VendorFormat, options: VendorFakeOptions): Promise<VendorFake> {
  if (process.env.NODE_ENV === "production")
    throw new Error(`The ${format.name} fake is for tests. In production set a real account's key.`);
  if (!options.apiKey) throw new Error(`The ${format.name} fake needs an API key.`);
  const state: State = { format, options, fault: null, faultCallsLeft: 0, calls: [], setFault: () => undefined };
  const server = createServer((incoming, outgoing) => void serve(state, incoming, outgoing));
  const port = await listen(server, options.port ?? 0);
  let reopen: NodeJS.Timeout | undefined;
  state.setFault = (fault, times = Number.POSITIVE_INFINITY) => {
    clearTimeout(reopen);
    if (!server.listening) server.listen(port, "127.0.0.1");
    state.fault = fault;
    state.faultCallsLeft = times;
    if (fault?.type !== "refuse-connections") return;
    server.close();
    server.closeAllConnections();
    reopen = setTimeout(() => state.setFault(null), fault.durationMs);
  };
  return {
    url: `http://127.0.0.1:${port}`,
    setFault: state.setFault,
    calls: () => state.calls,
    close: async () => {
      clearTimeout(reopen);
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(state: State, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { format } = state;
  const path = incoming.url ?? "/";
  try {
    const { status, body: refusal } = format.keyRefusal;
    if (format.readKey(incoming.headers) !== state.options.apiKey) return sendJson(outgoing, status, refusal);
    const body = await readBody(incoming);
    if (path.startsWith("/__control/")) return control(state, `${incoming.method} ${path}`, body, outgoing);
    await serveCall(state, incoming, outgoing, body);
  } catch (cause) {
    if (outgoing.headersSent || outgoing.destroyed) outgoing.destroy();
    else if (cause instanceof z.ZodError) sendJson(outgoing, 400, format.toRefusal(z.prettifyError(cause)));
    else if (cause instanceof Refusal || cause instanceof SyntaxError) sendJson(outgoing, 400, format.toRefusal(cause.message));
    else {
      console.error(`${format.name} fake:`, cause);
      sendJson(outgoing, 500, format.dialect.toErrorBody(500, null));
    }
  }
}

async function serveCall(state: State, incoming: IncomingMessage, outgoing: ServerResponse, body: unknown): Promise<void> {
  const { format, options } = state;
  const fault = takeFault(state);
  const path = incoming.url ?? "/";
  const call: RecordedCall = { path, body, fault: fault?.type ?? null, ending: null };
  state.calls.push(call);
  if (state.calls.length > KEPT_CALLS) state.calls.shift();
  const closed = new AbortController();
  outgoing.on("close", () => {
    call.ending = outgoing.writableFinished ? "completed" : "closed-early";
    closed.abort();
  });
  const sending: Sending = { outgoing, fault, tokenDelayMs: options.tokenDelayMs ?? 0, closed: closed.signal, dialect: format.dialect };
  if (await sendInstead(sending)) return;
  const isAnswered =
    incoming.method === "POST" &&
    (await format.answer({
      path,
      headers: incoming.headers,
      body,
      sending,
      id: `local_${state.calls.length}`,
      reply: options.reply ?? deriveReply,
    }));
  if (!isAnswered) sendJson(outgoing, 404, format.toRefusal(`Unknown address: ${incoming.method} ${path}`));
}

function takeFault(state: State): Fault | null {
  const { fault } = state;
  if (fault === null) return null;
  state.faultCallsLeft -= 1;
  if (state.faultCallsLeft <= 0) state.fault = null;
  return fault;
}

const controlSchema = z.object({ fault: faultSchema.nullable(), times: z.int().min(1).optional() });

/** For a test in another process than the fake. Answers first: the fault may close the connection it came by. */
function control(state: State, endpoint: string, body: unknown, outgoing: ServerResponse): void {
  if (endpoint === "GET /__control/calls") {
    sendJson(outgoing, 200, { calls: state.calls });
  } else if (endpoint === "POST /__control/fault") {
    const { fault, times } = controlSchema.parse(body);
    if (fault?.type === "refuse-connections") outgoing.on("finish", () => setImmediate(() => state.setFault(fault)));
    else state.setFault(fault, times);
    sendJson(outgoing, 200, { fault, times: times ?? null });
  } else {
    sendJson(outgoing, 404, state.format.toRefusal(`Unknown address: ${endpoint}`));
  }
}

async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_REQUEST_BYTES) throw new Refusal("The request is too large.");
    chunks.push(chunk);
  }
  return sizeBytes === 0 ? null : JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The fake does not listen on a port.");
  return address.port;
}
