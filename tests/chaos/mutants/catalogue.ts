import type { Invariant } from "../checkers/violation.ts";

/** How a mutant is brought to show itself: by the same worlds, clients and checkers that judge the product. */
export type Trial =
  /** Kills at these points until there were so many. */
  | { type: "kills"; points: readonly string[]; kills: number }
  /** Conversations and intruders, and nothing breaks. */
  | { type: "talk" }
  /** Redis is gone, and somebody signs up again and again. */
  | { type: "limit" }
  /** The queue is gone while people talk. */
  | { type: "queue" }
  /** One entry of the fault catalogue. */
  | { type: "fault"; name: string };

/** `file` exports the patches that make the mutant out of the product's source; one of `caughtBy` has to complain, others may. */
export type Mutant = { name: string; file: string; trial: Trial; caughtBy: readonly Invariant[] };

const mutant = (name: string, trial: Trial, ...caughtBy: Invariant[]): Mutant => ({
  name,
  file: `tests/chaos/mutants/${name}.ts`,
  trial,
  caughtBy,
});

const IN_A_RUN = ["claim.after", "step.retrieve.after-started", "step.model.before-finished", "stream.token", "commit.before"];

export const MUTANTS: readonly Mutant[] = [
  mutant("mark-then-work", { type: "kills", points: IN_A_RUN, kills: 2 }, "stuck", "lost"),
  mutant("acknowledge-before-commit", { type: "kills", points: IN_A_RUN, kills: 2 }, "stuck", "lost"),
  mutant("no-fence", { type: "fault", name: "process-zombie" }, "duplicate", "auditGap", "doubleCharge"),
  mutant("no-sweep", { type: "queue" }, "stuck"),
  mutant("content-hash-job-id", { type: "talk" }, "lost", "duplicate"),
  mutant("limiter-fails-open", { type: "limit" }, "failOpen"),
  mutant("no-tenant-in-one-query", { type: "talk" }, "failOpen", "crossTenant"),
];
