import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Database } from "../platform/db.ts";
import type { GuardedFetch } from "../platform/outbound/guarded-fetch.ts";
import type { OutboundGuard } from "../platform/outbound/outbound-guard.ts";
import type { IntegrationStore } from "./integration.store.ts";
import type { IntegrationType } from "./schema.ts";
import type { Vault } from "./vault.ts";

/** What the deployment's own environment brings; its values are nowhere here. */
export type PlatformIntegration = { type: IntegrationType };

export type IntegrationDeps = {
  db: Database;
  audit: AuditStore;
  integrations: IntegrationStore;
  vault: Vault;
  outbound: {
    guard: OutboundGuard;
    fetch: GuardedFetch;
    /** Where a vendor's stand-in is, for tests; a deployment has none. */
    vendorUrls: Readonly<Partial<Record<IntegrationType, string>>>;
    /** How long a test may take. */
    testTimeoutMs: number;
  };
  platformIntegrations: readonly PlatformIntegration[];
};
