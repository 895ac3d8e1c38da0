import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { createId } from "../../../lib/platform/ids.ts";
import { CLOSED_LEASE, openLease } from "../../../lib/platform/jobs/ledger.ts";
import { TELL_DECIDERS_JOB } from "../../../lib/prompts/versions/promotions/tell-deciders-name.ts";
import { promote } from "../../api/platform/callers.ts";
import { startConversation } from "../conversation.ts";
import { createHarness, type Harness, type Person } from "../harness.ts";
import { insertTrip } from "../trip-rows.ts";

const METRICS_TOKEN = "metrics-token-of-the-runbooks-0123456789";

/** What an operator has at hand: the variables that docs/runbooks/README.md names, and something of everything the runbooks are about. */
export async function createRunbookWorld(): Promise<Readonly<Record<string, string | undefined>>> {
  const folder = mkdtempSync(path.join(tmpdir(), "runbook-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const backups = { BACKUP_FOLDER: path.join(folder, "backups"), BACKUP_ENCRYPTION_KEY: "7b".repeat(32) };
  const harness = await createHarness({ environment: { METRICS_TOKEN, ...backups, LOG_LEVEL: "silent" } });
  const { person } = await startConversation(harness);
  const operator = await promote(harness, await harness.createPerson(), "SUPER_ADMIN");
  const leaver = await harness.addPerson(person, "USER");
  const { tripId } = await insertTrip(harness, person.orgId, { subject: { type: "agent", name: "night-run" } });
  return {
    ...harness.environment,
    AEGIS: harness.url,
    TOKEN: person.token,
    OPERATOR_TOKEN: operator.token,
    EMAIL: person.email,
    USER_ID: leaver.userId,
    TRIP: tripId,
    DEAD_LETTER: await giveUp(harness, person),
  };
}

/** Work that was given up, and would end well today. */
async function giveUp({ runtime: { deps } }: Harness, { orgId }: Person): Promise<string> {
  const [id, at] = [createId("job"), new Date(deps.clock.now())];
  const lease = { ...openLease(deps.clock.now(), deps.jobTiming), ...CLOSED_LEASE, state: "failed" as const };
  const payload = { promptId: "prm_none", promotionId: "prp_none" };
  const row = { ...lease, name: TELL_DECIDERS_JOB, payload, deduplicationKey: id, createdAt: at, finishedAt: at, reason: "mail.not_sent" };
  await deps.jobs.insert({ _id: id, orgId, ...row });
  const letter = { job: TELL_DECIDERS_JOB, recordId: id, reason: "mail.not_sent", at, replayedAt: null, replayedBy: null };
  await deps.deadLetters.insert({ _id: `ddl_${id}_1`, orgId, ...letter });
  return `ddl_${id}_1`;
}
