import type { Context } from "../context.ts";
import type { JobDefinition } from "./define-job.ts";
import { forEachAtMost } from "./for-each-at-most.ts";
import type { LeaseFields } from "./ledger.ts";
import { type PublishDeps, publishDue } from "./publish-record.ts";
import { type RunnerOptions, type RunOutcome, runJob } from "./run-job.ts";

/** Below the connections of a process, so that whoever else is served there need not wait for the sweep. */
const PUBLISH_AT_ONCE = 6;

/** A job definition with its record type closed over, so that jobs of different records stand in one list. */
export type RunnableJob<Deps> = {
  name: string;
  run(ctx: Context<Deps>, target: { orgId: string; id: string }, options: RunnerOptions): Promise<RunOutcome>;
  /** Publishes what is due; returns how many. */
  sweep(deps: Deps & PublishDeps, limit: number): Promise<number>;
  publishAgain(deps: Deps & PublishDeps, target: { orgId: string; id: string }): Promise<boolean>;
  /** A failed record starts over and is published; false when it is not failed. */
  replay(deps: Deps & PublishDeps, target: { orgId: string; id: string }): Promise<boolean>;
  stateOf(
    deps: Deps,
    target: { orgId: string; id: string },
  ): Promise<{ isOpen: boolean; leaseUntil: Date | null; publishCount: number } | null>;
  /** Gives up a record nobody holds; for deliveries the queue has given up. */
  fail(ctx: Context<Deps>, target: { orgId: string; id: string }, reason: string, options: RunnerOptions): Promise<RunOutcome>;
};

export function toRunnable<Deps, Record extends LeaseFields>(definition: JobDefinition<Deps, Record>): RunnableJob<Deps> {
  const { name } = definition;
  return {
    name,
    run: (ctx, target, options) => runJob(ctx, definition, target, options),
    async sweep(deps, limit) {
      const ledger = definition.ledger(deps);
      const due = await ledger.listDue(limit);
      let published = 0;
      await forEachAtMost(PUBLISH_AT_ONCE, due, async (record) => {
        // Jobs without a record of their own lie in one collection: whoever sweeps first publishes each under its own name.
        if (await publishDue(deps, ledger, record.name ?? name, record)) published += 1;
      });
      return published;
    },
    publishAgain: (deps, target) =>
      publishDue(deps, definition.ledger(deps), name, { _id: target.id, orgId: target.orgId }, { evenIfNotDue: true }),
    async replay(deps, target) {
      const ledger = definition.ledger(deps);
      if (!(await ledger.replay(target.orgId, target.id))) return false;
      await publishDue(deps, ledger, name, { _id: target.id, orgId: target.orgId }, { evenIfNotDue: true });
      return true;
    },
    async stateOf(deps, target) {
      const record = await definition.ledger(deps).find(target.orgId, target.id);
      return record && { isOpen: record.dueAt !== null, leaseUntil: record.leaseUntil, publishCount: record.publishCount };
    },
    fail(ctx, target, reason, options) {
      const givenUp: JobDefinition<Deps, Record> = { ...definition, maxAttempts: 0, handle: async () => undefined };
      return runJob(ctx, givenUp, target, { ...options, giveUpReason: reason });
    },
  };
}
