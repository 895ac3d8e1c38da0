import type { MembershipStore } from "../../auth/membership.store.ts";
import type { OrganizationStore } from "../../auth/organization.store.ts";
import type { UserStore } from "../../auth/user.store.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { Metrics } from "../../platform/metrics.ts";
import type { RiskCaseStore } from "./case.store.ts";
import type { RiskCaseEventStore } from "./case-event.store.ts";
import type { CaseTransactionStore } from "./case-transactions.store.ts";

/** Of one database transaction. */
export type Session = Parameters<RiskCaseEventStore["append"]>[1];

/** Bytes encrypted at rest; an id is written once, and what no event ever claims goes again by itself. */
type EvidenceFiles = {
  write(owner: { orgId: string; userId: string }, id: string, bytes: Iterable<Uint8Array>): Promise<{ size: number; sha256: string }>;
  read(orgId: string, id: string): AsyncIterable<Uint8Array>;
  claim(orgId: string, id: string, session: Session): Promise<boolean>;
  discard(orgId: string, id: string): Promise<void>;
};

/** Somebody else's opinion on a file before it is kept; null where the deployment has no scanner. */
type ScanFile = (file: {
  bytes: Uint8Array;
  sha256: string;
  type: string;
}) => Promise<{ isClean: true } | { isClean: false; finding: string }>;

export type CaseDeps = {
  db: Database;
  metrics: Metrics;
  audit: AuditStore;
  cipher: Cipher;
  memberships: MembershipStore;
  users: UserStore;
  riskCases: RiskCaseStore;
  riskCaseEvents: RiskCaseEventStore;
  caseTransactions: CaseTransactionStore;
  fileContents: EvidenceFiles;
  scanFile: ScanFile | null;
  organizations: OrganizationStore;
};

/** For opening cases, which nobody asks for by hand. */
export type OpenCaseDeps = Pick<CaseDeps, "db" | "metrics" | "cipher" | "riskCases" | "riskCaseEvents" | "caseTransactions">;

/** What belongs to cases alone. */
export type CaseStores = Pick<CaseDeps, "riskCases" | "riskCaseEvents" | "caseTransactions">;
