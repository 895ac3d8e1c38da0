// While the database is away nobody's inbox, preferences or address can be read, and no alert be written down. Whoever the configuration
// names gets a letter straight from here, and the error tracker hears of it; everything else waits until it is back.

import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db.ts";
import type { Logger } from "../../platform/log.ts";
import type { Mailer } from "../../platform/mailer.ts";
import type { Probes } from "../../platform/probes.ts";
import type { RedisConnection } from "../../platform/redis.ts";
import type { ReportError } from "../../platform/report-error.ts";
import { ruleOf } from "./rules.ts";

export type DirectDeps = {
  db: Pick<Database, "ping">;
  redis: RedisConnection | null;
  probes: Probes;
  mailer: Pick<Mailer, "kind" | "send">;
  clock: Clock;
  log: Logger;
  reportError: ReportError;
};

const AGAIN_AFTER_MS = 30 * 60_000;
const PING_MS = 1_000;
const LETTER_MS = 5_000;

/** Of this process; Redis, where there is one, knows of the others. */
const toldAt = new WeakMap<DirectDeps["db"], number>();

/** True when people were told now. */
export async function tellWithoutDatabase(deps: DirectDeps, { emails, baseUrl }: { emails: readonly string[]; baseUrl: string }) {
  const { db, probes, mailer, clock, log, reportError } = deps;
  if (await probes.look("database", () => db.ping(PING_MS))) return false;
  const { title, summary, runbook } = ruleOf("DatabaseDown");
  log.error({ alert: "DatabaseDown" }, "the database is down, so the checks cannot run");
  if (!(await isFirst(deps))) return false;
  await reportError(new Error(title), { code: "DatabaseDown" });
  if (mailer.kind === "none") return false;
  const at = new Date(clock.now()).toISOString();
  const letter = { subject: `Alert: ${title}`, text: `${summary}\n\nSeen at ${at} by ${baseUrl}.\n\nWhat to do: ${runbook}` };
  const sent = await Promise.allSettled(
    emails.map((email) => mailer.send({ to: { email, name: "Operator" }, ...letter }, AbortSignal.timeout(LETTER_MS))),
  );
  if (sent.some(({ status }) => status === "rejected"))
    log.error({ alert: "DatabaseDown" }, "a letter about the database could not be sent");
  return sent.some(({ status }) => status === "fulfilled");
}

/** Once in half an hour, over all processes where Redis is there to say so. */
async function isFirst({ db, redis, clock }: DirectDeps): Promise<boolean> {
  if (clock.now() - (toldAt.get(db) ?? Number.NEGATIVE_INFINITY) < AGAIN_AFTER_MS) return false;
  toldAt.set(db, clock.now());
  if (!redis) return true;
  const key = `${redis.prefix}alerts:database-down`;
  return redis.client.set(key, "1", { nx: true, px: AGAIN_AFTER_MS }).then(
    (reply) => reply !== null,
    () => true,
  );
}
