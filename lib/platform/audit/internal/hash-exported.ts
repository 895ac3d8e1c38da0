import { hash } from "node:crypto";
import type { ExportedRecord } from "../export-format.ts";

/**
 * `hashOf` of a record whose fields are known to be exactly these: written down in the order of their names, the text is canonical as it
 * is. Sorting the names of each record took a verifier more time than anything else.
 */
export function hashOfExported(record: ExportedRecord): string {
  const canonical = JSON.stringify({
    _id: record._id,
    action: record.action,
    actor: record.actor,
    afterDigest: record.afterDigest,
    at: record.at,
    beforeDigest: record.beforeDigest,
    ip: record.ip,
    orgId: record.orgId,
    prevHash: record.prevHash,
    reason: record.reason,
    requestId: record.requestId,
    role: record.role,
    seq: record.seq,
    severity: record.severity,
    target: { id: record.target.id, type: record.target.type },
    userAgent: record.userAgent,
  });
  return hash("sha256", canonical, "hex");
}
