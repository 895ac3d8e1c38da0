export type AuditStores = Record<never, never>;
