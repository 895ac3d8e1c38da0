import { AppError } from "../errors.ts";
import type { AuditScope } from "./audit.store.ts";
import type { AuditFilter } from "./export-format.ts";

export function toAuditScope({ from, to, ...equal }: AuditFilter): AuditScope {
  if (from !== undefined && to !== undefined && from >= to) {
    const detail = "`to` must be later than `from`.";
    throw new AppError("invalid", "audit.period_invalid", detail, { errors: [{ pointer: "/query/to", detail }] });
  }
  return { ...equal, from: from === undefined ? undefined : new Date(from), until: to === undefined ? undefined : new Date(to) };
}
