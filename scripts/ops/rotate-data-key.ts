import { parseArgs } from "node:util";
import { toAuditRecord } from "../../lib/platform/audit/audit-record.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { withRuntime } from "../with-runtime.ts";

/** `pnpm keys:rotate --organization org_…`: new values get a new data key from two minutes on; older ones stay readable. */
const { values } = parseArgs({ options: { organization: { type: "string" } } });
await withRuntime(async (runtime) => {
  const orgId = values.organization ?? "";
  if (!/^org_\w{26}$/.test(orgId)) throw new Error("Name the organization: --organization org_…");
  const ctx = createSystemContext(runtime, { job: "rotate-data-key", orgId });
  await runtime.deps.cipher.rotateDataKey(orgId);
  await runtime.deps.audit.append(
    toAuditRecord(ctx, { action: "platform.data-key-rotated", target: { type: "organization", id: orgId }, severity: "notice" }),
  );
  console.log(`${orgId} has a new data key.`);
});
