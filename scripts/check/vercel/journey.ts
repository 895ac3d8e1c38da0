import { z } from "zod";

/** A newcomer's first minute over HTTP: register, create a chat, send, read the answer as it streams. */
export type JourneyReport = { firstAnswerMs: number; text: string; pieces: number; spreadMs: number };

const DEADLINE_MS = 60_000;
const QUESTION = "Count to 30.";
/** Answered by a tool whose library is loaded only then: a lazy import that was not shipped shows here. */
const CALCULATION = { question: "What is 12.5 * 3?", result: "37.5" };

/** Read by a parser and made findable by a model, each in a process of its own that starts from a file of the bundle. */
const DOCUMENT = { name: "lease.md", text: "# Lease\n\nThe cellar is aired twice a day.\n", words: "aired twice" };

const fileSchema = z.object({ id: z.string(), state: z.string().optional(), failure: z.string().nullable().optional() });
const textSchema = z.object({ text: z.string() });
const tokenSchema = z.object({ token: z.string() });
const chatSchema = z.object({ chatId: z.string() });
const jobSchema = z.object({ jobId: z.string() });
const deltaSchema = z.object({ text: z.string() });
const endSchema = z.object({ status: z.string(), outcome: z.string().optional(), reason: z.string().optional() });
const historySchema = z.array(z.object({ role: z.string(), content: z.string() }));

export async function takeJourney(base: string): Promise<JourneyReport> {
  const startedAt = performance.now();
  const health = await fetch(`${base}/api/health/live`);
  const firstAnswerMs = performance.now() - startedAt;
  if (!health.ok) throw new Error(`GET /api/health/live answered ${health.status}`);
  const email = `journey-${crypto.randomUUID()}@example.com`;
  const password = `Journey ${crypto.randomUUID()}`;
  const { token } = tokenSchema.parse(await post(base, "/api/auth/register", { name: "Journey Check", email, password }));
  const { chatId } = chatSchema.parse(await post(base, "/api/chat/create", {}, token));
  const ask = async (message: string) => {
    const { jobId } = jobSchema.parse(await post(base, "/api/chat/stream", { chatId, message }, token));
    return readAnswer(base, jobId, token);
  };
  const streamed = await ask(QUESTION);
  const answer = await fetch(`${base}/api/chat/history?chatId=${chatId}`, { headers: { authorization: `Bearer ${token}` } });
  const history = historySchema.parse(await answer.json());
  const reply = history.find((message) => message.role === "assistant")?.content;
  if (reply !== streamed.text) throw new Error("The streamed text differs from the stored answer.");
  const { text } = await ask(CALCULATION.question);
  if (!text.includes(CALCULATION.result)) throw new Error(`${CALCULATION.question} was answered: ${text}`);
  await readDocument(base, token);
  return { firstAnswerMs, ...streamed };
}

async function readDocument(base: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, origin: base };
  const ask = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const response = await fetch(`${base}${path}`, { ...init, headers, signal: AbortSignal.timeout(DEADLINE_MS) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const body = new FormData();
  body.set("file", new File([DOCUMENT.text], DOCUMENT.name));
  const { id } = fileSchema.parse(await ask("/api/files/upload", { method: "POST", body }));
  for (const deadline = performance.now() + DEADLINE_MS; performance.now() < deadline; ) {
    const { state, failure } = fileSchema.parse(await ask(`/api/files/${id}`));
    if (state === "failed") throw new Error(`The document could not be read: ${failure}`);
    if (state === "ready" && textSchema.parse(await ask(`/api/files/${id}/text`)).text.includes(DOCUMENT.words)) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error("The document was not read in time.");
}

async function post(base: string, path: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(`${base}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: base, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

type Streamed = { text: string; pieces: number; spreadMs: number };

async function readAnswer(base: string, jobId: string, token: string): Promise<Streamed> {
  const response = await fetch(`${base}/api/chat/events?jobId=${jobId}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  if (!response.ok || !response.body) throw new Error(`GET /api/chat/events answered ${response.status}`);
  let text = "";
  const arrivals: number[] = [];
  for await (const { event, data } of eventsOf(response.body)) {
    if (event === "reset") text = deltaSchema.parse(data).text;
    if (event === "delta") {
      text += deltaSchema.parse(data).text;
      arrivals.push(performance.now());
    }
    if (event !== "end") continue;
    const end = endSchema.parse(data);
    if (end.status !== "completed") throw new Error(`The answer ended as ${end.status}: ${end.reason ?? "no reason"}`);
    return { text, pieces: arrivals.length, spreadMs: (arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0) };
  }
  throw new Error("The stream closed before its end event.");
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<{ event: string; data: unknown }> {
  const decoder = new TextDecoder();
  let buffer = "";
  for await (const chunk of body) {
    buffer += decoder.decode(chunk, { stream: true });
    const blocks = buffer.split("\n\n");
    buffer = blocks.pop() ?? "";
    for (const block of blocks) {
      const event = /^event: ?(.*)$/m.exec(block)?.[1];
      const data = [...block.matchAll(/^data: ?(.*)$/gm)].map((match) => match[1]).join("\n");
      if (event && data) yield { event, data: JSON.parse(data) };
    }
  }
}
