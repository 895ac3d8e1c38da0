import type { UsageReportStore } from "../ai/usage-report.store.ts";
import type { OrganizationStore } from "../auth/organization.store.ts";
import type { UserStore } from "../auth/user.store.ts";
import type { GuardEventStore } from "../guard/event.store.ts";
import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Cache } from "../platform/cache/cache.ts";
import type { Database } from "../platform/db.ts";
import type { DeadLetterStore } from "../platform/jobs/dead-letter.store.ts";
import type { JobCount, JobPosition, JobRow, ListedState } from "../platform/jobs/job-view.ts";

/** Of a transaction that is under way. */
type Session = Parameters<Parameters<Database["withTransaction"]>[0]>[0];

export type JobTarget = { orgId: string; kind: string; id: string };

/** `kind` is the job's name, `module.verb-noun`. */
export type FleetRow = Omit<JobRow, "name"> & { kind: string };
export type FleetCount = Omit<JobCount, "name"> & { kind: string };
export type FleetPage = { kind: string | null; state: ListedState | "open"; after: JobPosition | null; limit: number };

/** Every job of the product, whatever collection its records lie in. A null organization is every one. */
export type JobFleet = {
  kinds: readonly string[];
  count(orgId: string | null): Promise<FleetCount[]>;
  list(orgId: string | null, page: FleetPage): Promise<FleetRow[]>;
  /** Null where there is no such record; "over" when it ended well, or was taken back. */
  stateOf(target: JobTarget): Promise<ListedState | "over" | null>;
  /** Tells the queue about one that waits, before its time. */
  publish(target: JobTarget): Promise<boolean>;
  /** A failed one begins anew, with what `mark` writes in the same transaction; false when it is not failed any more. */
  startOver(target: JobTarget, mark: (session: Session) => Promise<void>): Promise<boolean>;
  /** Gives up one that waits; "running" when somebody holds it. */
  cancel(target: JobTarget): Promise<"cancelled" | "running" | "neither">;
  /** Asks a run that is under way to end; false where it cannot be asked. */
  stop(target: JobTarget): Promise<boolean>;
};

/** Numbers of modules below and beside; a null organization is every one. */
export type ConsoleCounts = {
  countPeople(orgId: string | null): Promise<number>;
  /** With a session used since then. */
  countActive(orgId: string | null, since: Date): Promise<number>;
  countChats(orgId: string | null): Promise<number>;
  /** What people wrote and what answered them. */
  countMessages(orgId: string | null): Promise<number>;
};

/** What the admin console keeps. */
export type ConsoleStores = { consoleCounts: ConsoleCounts };

/** What it gets of the whole product, once that stands. */
export type ConsoleLinks = { jobFleet: JobFleet };

export type JobConsoleDeps = ConsoleLinks & { deadLetters: DeadLetterStore; audit: AuditStore; db: Database };

export type NumberDeps = ConsoleStores &
  ConsoleLinks & {
    deadLetters: DeadLetterStore;
    usageReports: UsageReportStore;
    guardEvents: GuardEventStore;
    organizations: OrganizationStore;
    users: UserStore;
    cache: Cache;
  };
