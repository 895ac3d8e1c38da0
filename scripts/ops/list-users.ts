import { parseArgs } from "node:util";
import { listUsers } from "../../lib/auth/users/list-users.ts";
import { permissionsOf } from "../../lib/platform/permissions.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { withRuntime } from "../with-runtime.ts";

/** `pnpm admin:users [--search BEGINNING] [--organization ID] [--banned] [--limit N]`: who is there, newest first, over all organizations. */
const { values } = parseArgs({
  options: {
    search: { type: "string" },
    organization: { type: "string" },
    banned: { type: "boolean", default: false },
    limit: { type: "string", default: "50" },
  },
});
const limit = Number(values.limit);
if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) {
  console.error("Usage: pnpm admin:users [--search BEGINNING] [--organization ID] [--banned] [--limit 1 to 1000]");
  process.exit(2);
}

await withRuntime(async (runtime) => {
  const permissions = permissionsOf("OWNER", "SUPPORT");
  const system = createSystemContext(runtime, { job: "list-users", orgId: "", permissions });
  const { search: q, organization: orgId, banned } = values;
  const ctx = { ...system, platformRole: "SUPPORT" as const };
  const { items, nextCursor } = await listUsers(ctx, { q, orgId, banned: banned ? "true" : undefined, cursor: undefined, limit });
  for (const { id, role, email, name, isBanned, ...row } of items)
    console.log([id, row.orgId ?? "", role.padEnd(9), isBanned ? "banned" : "      ", email, name].join("  "));
  console.log(`${items.length} shown${nextCursor === null ? "" : `; there are more: --limit ${Math.min(limit * 2, 1_000)}`}.`);
});
