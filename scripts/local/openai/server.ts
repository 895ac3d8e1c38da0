import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { type ChatRequest, chatRequestSchema, embeddingsRequestSchema, lastText } from "./chat-request.ts";
import { createCompletion, toChunks, toCompletionBody, toEmbeddingsBody } from "./completion.ts";
import { deriveReply, type FakeReply } from "./derive-reply.ts";
import { type Fault, faultSchema, toErrorBody } from "./fault.ts";
import { createFaultRules, type FaultRules } from "./fault-rules.ts";
import { type Sending, sendInstead, sendJson, sendPlain, sendStream } from "./send.ts";

export type OpenAiFakeOptions = {
  port?: number;
  apiKey: string;
  /** Derived from the last message by default; see `deriveReply`. */
  reply?: (request: ChatRequest) => FakeReply;
  tokenDelayMs?: number;
  /** Older ones are forgotten. */
  keptCalls?: number;
};

type RecordedCall = {
  readonly path: string;
  readonly body: unknown;
  readonly fault: Fault["type"] | null;
  /** Null while the answer is on its way. */
  readonly ending: "completed" | "closed-early" | null;
};

export type OpenAiFake = {
  /** Ends in /v1, as the SDK wants its base URL. */
  url: string;
  /** For the next `times` calls (of those that hold `whenText`), for all of them when it is left out; null ends the fault. */
  setFault(fault: Fault | null, times?: number, whenText?: string): void;
  /** How often each rule was taken, by its `whenText`; "" is the rule for every call. */
  bites(): Record<string, number>;
  /** What reached the API, oldest first. */
  calls(): readonly RecordedCall[];
  close(): Promise<void>;
};

type State = {
  options: OpenAiFakeOptions;
  faults: FaultRules;
  calls: { path: string; body: unknown; fault: Fault["type"] | null; ending: RecordedCall["ending"] }[];
  setFault: OpenAiFake["setFault"];
};

const DEFAULT_KEPT_CALLS = 1000;
const MAX_REQUEST_BYTES = 8 * 1024 * 1024;

export async function startOpenAiFake(options: OpenAiFakeOptions): Promise<OpenAiFake> {
  if (process.env.NODE_ENV === "production") {
    throw new Error("The OpenAI fake is for tests. In production set OPENAI_API_KEY of a real account and leave OPENAI_BASE_URL out.");
  }
  if (!options.apiKey) throw new Error("The OpenAI fake needs an API key.");
  const state: State = { options, faults: createFaultRules(), calls: [], setFault: () => undefined };
  const server = createServer((incoming, outgoing) => void serve(state, incoming, outgoing));
  await listen(server, options.port ?? 0);
  const port = toPort(server.address());
  let reopen: NodeJS.Timeout | undefined;
  state.setFault = (fault, times, whenText) => {
    clearTimeout(reopen);
    if (!server.listening) server.listen(port, "127.0.0.1");
    if (fault?.type !== "refuse-connections") {
      const scope = whenText === undefined ? {} : { whenText };
      if (fault) state.faults.set({ fault, ...(times !== undefined && { times }), ...scope });
      else state.faults.clear(whenText);
      return;
    }
    server.close();
    server.closeAllConnections();
    reopen = setTimeout(() => state.setFault(null), fault.durationMs);
  };
  return {
    url: `http://127.0.0.1:${port}/v1`,
    setFault: state.setFault,
    bites: () => state.faults.bites(),
    calls: () => state.calls,
    close: async () => {
      clearTimeout(reopen);
      server.closeAllConnections();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(state: State, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const path = (incoming.url ?? "/").split("?")[0] ?? "/";
  try {
    if (incoming.headers.authorization !== `Bearer ${state.options.apiKey}`) {
      sendJson(outgoing, 401, toErrorBody(401));
      return;
    }
    const body = await readBody(incoming);
    if (path.startsWith("/__control/")) control(state, `${incoming.method} ${path}`, body, outgoing);
    else await serveCall(state, `${incoming.method} ${path}`, path, body, outgoing);
  } catch (cause) {
    if (outgoing.headersSent || outgoing.destroyed) outgoing.destroy();
    else sendJson(outgoing, ...toFailure(cause));
  }
}

async function serveCall(state: State, endpoint: string, path: string, body: unknown, outgoing: ServerResponse): Promise<void> {
  const request = chatRequestSchema.safeParse(body);
  const fault = state.faults.take(request.success ? lastText(request.data, "user") : "");
  const call: State["calls"][number] = { path, body, fault: fault?.type ?? null, ending: null };
  state.calls.push(call);
  if (state.calls.length > (state.options.keptCalls ?? DEFAULT_KEPT_CALLS)) state.calls.shift();
  const closed = new AbortController();
  outgoing.on("close", () => {
    call.ending = outgoing.writableFinished ? "completed" : "closed-early";
    closed.abort();
  });
  outgoing.setHeader("x-request-id", `req_local_${state.calls.length}`);
  const sending: Sending = { outgoing, fault, tokenDelayMs: state.options.tokenDelayMs ?? 0, closed: closed.signal };
  if (await sendInstead(sending)) return;
  switch (endpoint) {
    case "POST /v1/chat/completions":
      return answerChat(state, sending, chatRequestSchema.parse(body));
    case "POST /v1/embeddings":
      return sendPlain(sending, toEmbeddingsBody(embeddingsRequestSchema.parse(body)), 0);
    case "GET /v1/models":
      return sendPlain(
        sending,
        { object: "list", data: MODELS.map((id) => ({ id, object: "model", created: 0, owned_by: "local-fake" })) },
        0,
      );
    default:
      sendJson(outgoing, 404, toRefusal(`Unknown request URL: ${endpoint}.`, "unknown_url"));
  }
}

const MODELS = ["local-fake-large", "local-fake-small", "local-fake-embedding"];

async function answerChat(state: State, sending: Sending, request: ChatRequest): Promise<void> {
  const reply = (state.options.reply ?? deriveReply)(request);
  const completion = createCompletion(request, reply, `chatcmpl-local-${state.calls.length}`);
  const tokenCount = completion.deltas.length - 1;
  if (request.stream) return sendStream(sending, toChunks(request, completion), tokenCount);
  return sendPlain(sending, toCompletionBody(request, completion), tokenCount);
}

const controlSchema = z.object({
  fault: faultSchema.nullable(),
  times: z.int().min(1).optional(),
  whenText: z.string().min(1).optional(),
});

/** For a test in another process than the fake. Answers first: the fault may close the connection it came by. */
function control(state: State, endpoint: string, body: unknown, outgoing: ServerResponse): void {
  if (endpoint === "GET /__control/calls") {
    sendJson(outgoing, 200, { calls: state.calls });
  } else if (endpoint === "GET /__control/bites") {
    sendJson(outgoing, 200, state.faults.bites());
  } else if (endpoint === "POST /__control/fault") {
    const { fault, times, whenText } = controlSchema.parse(body);
    if (fault?.type === "refuse-connections") outgoing.on("finish", () => setImmediate(() => state.setFault(fault)));
    else state.setFault(fault, times, whenText);
    sendJson(outgoing, 200, { fault, times: times ?? null });
  } else {
    sendJson(outgoing, 404, toRefusal(`Unknown request URL: ${endpoint}.`, "unknown_url"));
  }
}

function toFailure(cause: unknown): [status: number, body: object] {
  if (cause instanceof z.ZodError) return [400, toRefusal(z.prettifyError(cause), "invalid_value")];
  if (cause instanceof SyntaxError) return [400, toRefusal("We could not parse the JSON body of your request.", null)];
  console.error("OpenAI fake:", cause);
  return [500, toErrorBody(500)];
}

function toRefusal(message: string, code: string | null): object {
  return { error: { message, type: "invalid_request_error", param: null, code } };
}

async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_REQUEST_BYTES) throw new SyntaxError("too large");
    chunks.push(chunk);
  }
  return sizeBytes === 0 ? null : JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
}

function toPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The OpenAI fake does not listen on a port.");
  return address.port;
}
