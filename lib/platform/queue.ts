import { Client, Receiver } from "@upstash/qstash";
import { z } from "zod";
import { withinTime } from "./within-time.ts";

/** Delivery by QStash. A message carries ids only, never text; what must happen stands in MongoDB. */
export type QueueMessage = {
  path: string;
  body: object;
  deduplicationId: string;
  delaySeconds?: number;
  retries: number;
  timeoutSeconds: number;
};

export type Queue = {
  publish(message: QueueMessage): Promise<void>;
  /** True only for a callback signed by QStash for exactly this address and body. */
  isSignedCallback(input: { signature: string | null; path: string; body: string }): Promise<boolean>;
  /** Creates or replaces the schedule of that name. */
  schedule(input: { name: string; cron: string; path: string; body: object }): Promise<void>;
  dropDeadLetter(deadLetterId: string): Promise<void>;
  ping(): Promise<void>;
};

export type QueueConfig = {
  url: string;
  token: string;
  currentSigningKey: string;
  nextSigningKey: string;
  protectionBypass: string | null;
};

const PUBLISH_TIMEOUT_MS = 3_000;
/** QStash's clocks and ours may differ; its signatures live 5 minutes. */
const CLOCK_TOLERANCE_SECONDS = 5;

export function createQueue(config: QueueConfig, baseUrl: string): Queue {
  const client = new Client({ baseUrl: config.url, token: config.token, retry: false, enableTelemetry: false, devMode: false });
  const receiver = new Receiver({ currentSigningKey: config.currentSigningKey, nextSigningKey: config.nextSigningKey, devMode: false });
  const headers = config.protectionBypass ? { "x-vercel-protection-bypass": config.protectionBypass } : {};
  return {
    async publish(message) {
      await withTimeout(
        client.publishJSON({
          url: `${baseUrl}${message.path}`,
          body: message.body,
          deduplicationId: message.deduplicationId,
          retries: message.retries,
          timeout: message.timeoutSeconds,
          failureCallback: `${baseUrl}/api/jobs/failed`,
          headers,
          ...(message.delaySeconds !== undefined && { delay: message.delaySeconds }),
        }),
      );
    },
    async isSignedCallback({ signature, path, body }) {
      if (!signature) return false;
      return receiver.verify({ signature, body, url: `${baseUrl}${path}`, clockTolerance: CLOCK_TOLERANCE_SECONDS }).catch(() => false);
    },
    async schedule({ name, cron, path, body }) {
      await withTimeout(
        client.schedules.create({
          scheduleId: name,
          destination: `${baseUrl}${path}`,
          cron,
          body: JSON.stringify(body),
          headers: { "content-type": "application/json", ...headers },
        }),
      );
    },
    async dropDeadLetter(deadLetterId) {
      await withTimeout(client.dlq.delete(deadLetterId));
    },
    ping: () => pingQueue(config),
  };
}

function withTimeout<Result>(work: Promise<Result>): Promise<Result> {
  return withinTime(PUBLISH_TIMEOUT_MS, work, "QStash did not answer in time.");
}

async function pingQueue(config: QueueConfig): Promise<void> {
  const response = await fetch(`${config.url}/v2/queues`, {
    headers: { authorization: `Bearer ${config.token}` },
    signal: AbortSignal.timeout(1_000),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`QStash answered ${response.status}.`);
}

/** What QStash posts to the failure callback; https://upstash.com/docs/qstash/features/callbacks */
export const failureCallbackSchema = z.object({
  status: z.number().optional(),
  sourceMessageId: z.string(),
  sourceBody: z.string(),
  dlqId: z.string().optional(),
  retried: z.number().optional(),
});
