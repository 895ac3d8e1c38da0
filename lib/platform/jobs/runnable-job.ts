import type { ClientSession } from "mongodb";
import type { Context } from "../context.ts";
import type { JobDefinition } from "./define-job.ts";
import { forEachAtMost } from "./for-each-at-most.ts";
import type { JobView } from "./job-view.ts";
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
  /** A failed record starts over, to be published after the commit; false when it is not failed. */
  restart(deps: Deps, target: { orgId: string; id: string }, session: ClientSession): Promise<boolean>;
  /** `isOwn`: not of another job that lies in the same collection. */
  stateOf(
    deps: Deps,
    target: { orgId: string; id: string },
  ): Promise<{ isOpen: boolean; isOwn: boolean; state: string; leaseUntil: Date | null; publishCount: number } | null>;
  /** Of the collection its records lie in, with those of other jobs where they have none of their own. */
  viewOf(deps: Deps): JobView;
  /** Gives up a record nobody holds; for deliveries the queue has given up. */
  fail(ctx: Context<Deps>, target: { orgId: string; id: string }, reason: string, options: RunnerOptions): Promise<RunOutcome>;
  /** Asks a run that is under way to end; false where it cannot be asked, or has ended. */
  stop(ctx: Context<Deps>, target: { orgId: string; id: string }): Promise<boolean>;
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
    restart: (deps, target, session) => definition.ledger(deps).replay(target.orgId, target.id, session),
    viewOf: (deps) => definition.ledger(deps).view,
    async stateOf(deps, target) {
      const record = await definition.ledger(deps).find(target.orgId, target.id);
      if (!record) return null;
      const { state, dueAt, leaseUntil, publishCount } = record;
      return { isOpen: dueAt !== null, isOwn: isOf(record, name), state, leaseUntil, publishCount };
    },
    async stop(ctx, target) {
      const { stop } = definition;
      const record = stop && (await definition.ledger(ctx.deps).find(target.orgId, target.id));
      return record ? stop(ctx, record) : false;
    },
    fail(ctx, target, reason, options) {
      const givenUp: JobDefinition<Deps, Record> = { ...definition, maxAttempts: 0, handle: async () => undefined };
      return runJob(ctx, givenUp, target, { ...options, giveUpReason: reason });
    },
  };
}

/** A payload is what records in the shared collection have; those say in `name` which job's they are. */
function isOf(record: LeaseFields, job: string): boolean {
  return !("payload" in record && "name" in record) || record.name === job;
}
