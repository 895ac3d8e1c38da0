import type { Context } from "../../platform/context.ts";
import { REQUESTS_MIN, VERIFIED_SECONDS_MAX } from "../alerts/judges.ts";
import { withinWindow } from "../alerts/observation.ts";
import { readBackups, readJobs, readMissed } from "../alerts/observe.ts";
import { ruleOf } from "../alerts/rules.ts";
import { countOf, quantile, sumDistributions } from "../quantile.ts";
import { readRollback } from "../rollback/get-rollback.ts";
import { ago, fail, failInProduction, type Item, notApplicable, pass, warn } from "./item.ts";
import type { Finding, ReadinessDeps } from "./ports.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const TESTED_WITHIN_MS = 30 * DAY_MS;
/** One tick may be late; two are a fault. */
const TICKS = 3;
const MINUTE_TICK = "platform.sweep";
const at = ({ clock }: Context) => new Date(clock.now());

export const WORK_ITEMS: readonly Item[] = [
  {
    ...{ id: "cron", group: "Background work", title: "The clock ticks" },
    why: "Sweeps, alerts, backups and retention run by it.",
    mend: "Call /api/cron/daily once with CRON_SECRET: it renews the queue's schedule. Then docs/runbooks/missed-schedules.md",
    check: checkTick,
  },
  {
    ...{ id: "schedules", group: "Background work", title: "No schedule was missed" },
    why: "What was due and has not run is late or lost.",
    mend: "See Operations, Schedules, and run it there.",
    check: async (ctx) => {
      const missed = await readMissed(ctx.deps, at(ctx));
      return missed.length > 0
        ? fail(`Not when they were due: ${missed.join(", ")}.`)
        : pass("Each one that has ever run has run when it was due.");
    },
  },
  {
    ...{ id: "jobs", group: "Background work", title: "Nothing waits and nothing was given up" },
    why: "A job that nobody begins is work that somebody waits for.",
    mend: "docs/runbooks/queue-backlog.md",
    check: checkJobs,
  },
  {
    ...{ id: "backup-fresh", group: "Backups", title: "The last backup is fresh" },
    why: "What came after it is lost with the database; six hours at most is the promise.",
    mend: "Make one under Operations, Backups, or with pnpm db:backup.",
    check: (ctx) => checkBackup(ctx, "completeSeconds", ruleOf("BackupStale").threshold),
  },
  {
    ...{ id: "backup-verified", group: "Backups", title: "A backup was restored and compared" },
    why: "A copy nobody has read back is a hope.",
    mend: "Verify one under Operations, Backups, or with pnpm db:verify.",
    check: (ctx) => checkBackup(ctx, "verifiedSeconds", VERIFIED_SECONDS_MAX),
  },
  {
    ...{ id: "delivery", group: "Being told", title: "The way alerts go was tested" },
    why: "An alert that reaches nobody is no alert.",
    mend: "Send a test under Operations, Alerts.",
    check: checkDelivery,
  },
  {
    ...{ id: "mail", group: "Being told", title: "Letters leave" },
    why: "Without them nobody can be told, invited or given a new password.",
    mend: "Set SENDGRID_API_KEY, SENDGRID_FROM_EMAIL and SENDGRID_FROM_NAME, or an SMTP server.",
    check: async (ctx) => {
      const { mailKind } = ctx.deps.readinessFacts;
      if (mailKind === "none") return failInProduction(ctx, "No carrier is configured.");
      return mailKind === "mailbox" ? warn("They go to the page at /dev/mail and no further.") : pass(`By ${mailKind}.`);
    },
  },
  {
    ...{ id: "error-rate", group: "Traffic", title: "Few requests fail" },
    why: "More than one in a hundred is an outage for somebody.",
    mend: "docs/runbooks/errors.md",
    check: (ctx) => checkTraffic(ctx, "errors"),
  },
  {
    ...{ id: "latency", group: "Traffic", title: "Answers are quick" },
    why: "95 of 100 are promised within half a second.",
    mend: "docs/runbooks/slow.md",
    check: (ctx) => checkTraffic(ctx, "latency"),
  },
  {
    ...{ id: "rollback-target", group: "Traffic", title: "It is known what to go back to" },
    why: "A bad deployment is undone in a minute by who knows the one before.",
    mend: "Deploy through Vercel, which names each deployment; the second one has one to go back to.",
    check: async (ctx) => {
      const { target, command, note } = await readRollback(ctx);
      if (command !== null) return pass(`${target?.version} since ${target?.startedAt}.`);
      return warn(note);
    },
  },
];

async function checkTick(ctx: Context<ReadinessDeps>): Promise<Finding> {
  const record = (await ctx.deps.schedules.listAll()).find(({ _id }) => _id === MINUTE_TICK);
  if (!record) return fail("It has never ticked.");
  const words = `The last tick began ${ago(record.startedAt, ctx.clock.now())}.`;
  const mostMs = TICKS * ctx.deps.readinessFacts.tickMinutes * MINUTE_MS;
  return ctx.clock.now() - record.startedAt.getTime() > mostMs ? fail(words) : pass(words);
}

async function checkJobs(ctx: Context<ReadinessDeps>): Promise<Finding> {
  const jobs = await readJobs(ctx.deps, at(ctx));
  if (jobs === null) return warn("It could not be read.");
  const { oldestWaitingSeconds, newDeadLetters } = jobs;
  const words = `The oldest waits for ${Math.round(oldestWaitingSeconds)} s; ${newDeadLetters} given up in the last 15 minutes.`;
  return oldestWaitingSeconds > ruleOf("JobsStuck").threshold || newDeadLetters > 0 ? fail(words) : pass(words);
}

async function checkBackup(
  ctx: Context<ReadinessDeps>,
  which: "completeSeconds" | "verifiedSeconds",
  mostSeconds: number,
): Promise<Finding> {
  const { backups, backupSetup } = ctx.deps;
  if (backupSetup.keys.length === 0 || backupSetup.storage === null)
    return failInProduction(ctx, "Backups are not set up: they need BACKUP_ENCRYPTION_KEY and a place to lie.");
  const newest = await backups.findNewest(which === "completeSeconds" ? "complete" : "verified");
  const ages = await readBackups(ctx.deps, at(ctx));
  if (!newest || ages === null) return fail(which === "completeSeconds" ? "There is none yet." : "None was ever verified.");
  const words = `${ago(new Date(ctx.clock.now() - ages[which] * 1_000), ctx.clock.now())}: ${newest._id}.`;
  return ages[which] > mostSeconds ? fail(words) : pass(words);
}

async function checkDelivery(ctx: Context<ReadinessDeps>): Promise<Finding> {
  const mark = await ctx.deps.operationMarks.find("delivery-tested");
  if (!mark) return failInProduction(ctx, "It was never tested.");
  const words = `Tested ${ago(mark.at, ctx.clock.now())}, to ${mark.count} ${mark.count === 1 ? "person" : "people"}.`;
  return ctx.clock.now() - mark.at.getTime() > TESTED_WITHIN_MS || mark.count === 0 ? fail(words) : pass(words);
}

const PROMISED_SECONDS = 0.5;

async function checkTraffic(ctx: Context<ReadinessDeps>, what: "errors" | "latency"): Promise<Finding> {
  const now = at(ctx);
  const rows = withinWindow(await ctx.deps.measurements.read(new Date(now.getTime() - 6 * MINUTE_MS), new Date(now.getTime() + 1)), now);
  const durations = sumDistributions(rows.map(({ duration }) => duration));
  const requests = rows.reduce((sum, row) => sum + row.requests, 0);
  if (Math.min(requests, countOf(durations)) < REQUESTS_MIN)
    return notApplicable(`${requests} requests in five minutes; fewer than ${REQUESTS_MIN} say nothing.`);
  if (what === "errors") {
    const failures = rows.reduce((sum, row) => sum + row.failures, 0);
    const words = `${failures} of ${requests} requests in five minutes failed.`;
    return failures / requests > ruleOf("ErrorRate").threshold ? fail(words) : pass(words);
  }
  const p95 = quantile(0.95, durations) ?? 0;
  const words = `p95 is ${(p95 * 1_000).toFixed(0)} ms over ${requests} requests.`;
  if (p95 > ruleOf("HighLatency").threshold) return fail(words);
  return p95 > PROMISED_SECONDS ? warn(words) : pass(words);
}
