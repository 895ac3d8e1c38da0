import type { LeaseFields } from "../../platform/jobs/ledger.ts";
import type { CollectionDigest, Part } from "./archive/manifest.ts";

export type BackupKind = "snapshot" | "per-collection";
export type BackupTrigger = "schedule" | "person" | "command";
export type KeptAs = "recent" | "daily" | "weekly" | "monthly";

/** What is done with a copy: it is made, read back and compared, or the whole way back is rehearsed on it. */
export type BackupTask = "copy" | "verify" | "drill";

/** How a copy stood when somebody last looked; `problem` says what is wrong with it, in words. */
export type BackupCheck = { at: Date; seconds: number; isSound: boolean; problem: string | null };

/** Where a copy is while it is being made: everything before it lies in parts. */
export type CopyPosition = { collection: number; afterId: unknown };

/** Where reading one back is. `scratch` is the database it goes into. */
export type CheckPosition = { scratch: string; nextPart: number; parts: number; isCompared: boolean; startedAt: Date };

/** One copy of everything. It belongs to no organization; `orgId` is the empty one that the contract of jobs asks for. */
export type BackupRecord = LeaseFields & {
  at: Date;
  /** Of the schedule; one copy for each. */
  slot: string | null;
  trigger: BackupTrigger;
  task: BackupTask;
  isOpen: boolean;
  storage: string;
  /** Hex; what the archive's keys are derived with. */
  salt: string;
  keyId: string;
  kind: BackupKind | null;
  /** `seconds:increment` of the one moment everything is read at; null where the server has none. */
  clusterTime: string | null;
  expected: number;
  documents: number;
  plainBytes: number;
  sizeBytes: number;
  position: CopyPosition | null;
  names: string[];
  parts: Part[];
  digests: CollectionDigest[];
  /** When the manifest was written: from then on the archive is whole. */
  completedAt: Date | null;
  seconds: number | null;
  checking: CheckPosition | null;
  verified: BackupCheck | null;
  drilled: BackupCheck | null;
  keptAs: KeptAs[];
  deletedAt: Date | null;
  finishedAt: Date | null;
  reason: string | null;
};

/** What a list shows: without the parts, of which there may be thousands. */
export type BackupRow = Omit<BackupRecord, "parts" | "digests" | "names" | "position">;
