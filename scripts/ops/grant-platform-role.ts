import { parseArgs } from "node:util";
import { grantPlatformRole } from "../../lib/auth/users/grant-platform-role.ts";
import { platformRoleSchema } from "../../lib/auth/users/schema.ts";
import { AppError } from "../../lib/platform/errors.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { withRuntime } from "../with-runtime.ts";

/** The only way to a platform role: whoever may run commands on the server. NONE takes it away. */
const USAGE = 'Usage: pnpm ops:grant-platform-role EMAIL SUPER_ADMIN|SUPPORT|NONE --reason "Runs the deployment since May"';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { reason: { type: "string" } } });
const [email, wanted] = positionals;
const role = platformRoleSchema.safeParse(wanted);
const reason = values.reason?.trim() ?? "";
if (!email || !(role.success || wanted === "NONE") || reason === "") {
  console.error(USAGE);
  process.exit(1);
}
const platformRole = role.success ? role.data : null;

await withRuntime(async (runtime) => {
  const ctx = createSystemContext(runtime, { job: "grant-platform-role", orgId: "" });
  try {
    const userId = await grantPlatformRole(ctx, { email, platformRole, reason });
    console.log(
      `${email} (${userId}) ${platformRole ? `is now ${platformRole}` : "has no platform role any more"}. Their sessions have ended.`,
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(`Nothing was changed: ${error.message}`);
    process.exitCode = 1;
  }
});
