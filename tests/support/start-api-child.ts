import { once } from "node:events";
import path from "node:path";
import { z } from "zod";
import { RUN_TURN_JOB } from "../../lib/chat/accept-turn.ts";
import { RUN_PATH } from "../../lib/platform/jobs/publish-record.ts";
import { firstMessage, PROJECT_ROOT, startScript, stopChild } from "../../scripts/local/child-script.ts";
import type { Harness, Person } from "./harness.ts";
import { signCallback } from "./sign-callback.ts";

export type ApiChild = {
  url: string;
  /** Delivers a turn's job; null when the process died before it answered. */
  deliver(person: Person, turnId: string): Promise<number | null>;
  signal(name: "SIGKILL" | "SIGSTOP" | "SIGCONT"): void;
  gone: Promise<unknown>;
  close(): Promise<void>;
};

export type ApiChildOptions = {
  environment?: Record<string, string>;
  killAtWrite?: number;
  when?: "before" | "after";
};

const readySchema = z.object({ type: z.literal("ready"), port: z.number() });

/** A child evaluates the whole product; what the first of them compiled, the next ones read. */
const COMPILED = path.join(PROJECT_ROOT, "node_modules", ".cache", "aegis-api-child");

/** Another process of the same deployment as the harness: same address, same data. */
export async function startApiChild(harness: Harness, options: ApiChildOptions = {}): Promise<ApiChild> {
  const { environment = {}, killAtWrite = null, when = "before" } = options;
  const child = startScript("tests/support/api-child.ts", {
    environment: { ...harness.environment, NODE_COMPILE_CACHE: COMPILED, ...environment },
    args: [JSON.stringify({ killAtWrite, when })],
  });
  const gone = once(child, "exit");
  const { port } = readySchema.parse(await firstMessage(child, "The API"));
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    gone,
    signal: (name) => void child.kill(name),
    close: () => stopChild(child, 1_000),
    async deliver(person, turnId) {
      const body = JSON.stringify({ job: RUN_TURN_JOB, orgId: person.orgId, id: turnId });
      const { baseUrl, qstash } = harness.runtime.env;
      const signature = signCallback({ key: qstash.currentSigningKey, url: `${baseUrl}${RUN_PATH}`, body });
      const headers = { "content-type": "application/json", "upstash-signature": signature };
      const response = await fetch(`${url}${RUN_PATH}`, { method: "POST", headers, body }).catch(() => null);
      await response?.body?.cancel();
      return response?.status ?? null;
    },
  };
}
