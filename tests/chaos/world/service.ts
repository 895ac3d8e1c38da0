import { z } from "zod";
import { endWithParent } from "../../../scripts/local/end-with-parent.ts";
import { startEmbeddedMongo } from "../../../scripts/local/mongo/server.ts";
import { deriveReply, type FakeReply } from "../../../scripts/local/openai/derive-reply.ts";
import { faultSchema } from "../../../scripts/local/openai/fault.ts";
import { startOpenAiFake } from "../../../scripts/local/openai/server.ts";
import { startQStash } from "../../../scripts/local/qstash/server.ts";
import { startUpstashRedis } from "../../../scripts/local/redis/server.ts";
import { createScaledClock } from "./scaled-clock.ts";

/** One stand-in in a process of its own, so that a fault can end or freeze it alone; started by service-process.ts. */
const mongo = z.object({ service: z.literal("mongo"), port: z.number(), dir: z.string() });
const redis = z.object({ service: z.literal("redis"), port: z.number(), token: z.string() });
const qstash = z.object({
  service: z.literal("qstash"),
  port: z.number(),
  dir: z.string(),
  token: z.string(),
  currentSigningKey: z.string(),
  nextSigningKey: z.string(),
  epochMs: z.number(),
  timeFactor: z.number(),
});
const openai = z.object({ service: z.literal("openai"), port: z.number(), apiKey: z.string(), tokenDelayMs: z.number() });

const settingsSchema = z.discriminatedUnion("service", [mongo, redis, qstash, openai]);
export type ServiceSettings = z.infer<typeof settingsSchema>;

const providerFaultSchema = z.object({ fault: faultSchema.nullable(), times: z.number().optional(), whenText: z.string().optional() });
/** The final read compares every call with the ledger. */
const KEPT_CALLS = 50_000;
/** Any number of deliveries at once, as the vendor sends them. */
const MAX_PARALLEL = 200;
const questionSchema = z.object({ id: z.number(), ask: z.string(), with: z.unknown().optional() });

type Answers = Record<string, (value: unknown) => unknown>;
type Started = { port: number; answers: Answers; close(): Promise<void> };

let started: Started | null = null;
endWithParent(async () => started?.close(), { graceMs: 2_000, ignore: ["SIGINT"] });
started = await start(settingsSchema.parse(JSON.parse(process.argv[2] ?? "null")));
process.on("message", (raw) => void answer(raw));
process.send?.({ type: "ready", port: started.port });

async function start(settings: ServiceSettings): Promise<Started> {
  switch (settings.service) {
    case "mongo": {
      const { service: _, ...options } = settings;
      const server = await startEmbeddedMongo(options);
      return { port: server.port, answers: {}, close: () => server.close() };
    }
    case "redis": {
      const server = await startUpstashRedis({ port: settings.port, token: settings.token });
      return {
        port: portOf(server.url),
        answers: {
          pids: () => server.pids,
          engine: () => server.engine,
          commandCount: () => server.commandCount(),
          administer: (command) => server.administer(z.array(z.string()).parse(command)),
        },
        close: () => server.close(),
      };
    }
    case "qstash":
      return startQueue(settings);
    case "openai": {
      const server = await startOpenAiFake({ ...settings, keptCalls: KEPT_CALLS, reply: createNumberedReply() });
      return {
        port: portOf(server.url),
        answers: {
          calls: () => server.calls(),
          bites: () => server.bites(),
          setFault(value) {
            const { fault, times, whenText } = providerFaultSchema.parse(value);
            server.setFault(fault, times, whenText);
          },
        },
        close: () => server.close(),
      };
    }
  }
}

/** No two calls say the same, as with a real model: text that two runs wrote cannot pass for that of one. */
function createNumberedReply(): (request: Parameters<typeof deriveReply>[0]) => FakeReply {
  let calls = 0;
  return (request) => {
    calls += 1;
    const reply = deriveReply(request);
    return typeof reply === "string" ? `(${calls}) ${reply}` : reply;
  };
}

async function startQueue(settings: z.infer<typeof qstash>): Promise<Started> {
  const { epochMs, timeFactor, service: _, ...options } = settings;
  const server = await startQStash({ ...options, clock: createScaledClock(epochMs, timeFactor), maxParallel: MAX_PARALLEL });
  return {
    port: portOf(server.url),
    answers: {
      idle: () => server.idle(),
      messages: () => server.messages(),
      deadLetters: () => server.deadLetters(),
      deliverNow: () => server.deliverNow(),
      pause: (isPaused) => server.pause(z.boolean().parse(isPaused)),
      redeliver: (messageId) => server.redeliver(z.string().parse(messageId)),
    },
    close: () => server.close(),
  };
}

async function answer(raw: unknown): Promise<void> {
  const question = questionSchema.parse(raw);
  try {
    const ask = started?.answers[question.ask];
    if (!ask) throw new Error(`This service does not answer "${question.ask}".`);
    process.send?.({ type: "answer", id: question.id, value: (await ask(question.with)) ?? null });
  } catch (error) {
    process.send?.({ type: "answer", id: question.id, error: error instanceof Error ? error.message : String(error) });
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
