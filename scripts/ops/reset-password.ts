import { parseArgs } from "node:util";
import { issueResetLink } from "../../lib/auth/passwords/issue-reset-link.ts";
import { AppError } from "../../lib/platform/errors.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { withRuntime } from "../with-runtime.ts";

/** `pnpm admin:reset-password EMAIL --reason "…"`: a link that sets a new password once. Make sure who asks before you hand it over. */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { reason: { type: "string" } } });
const [email] = positionals;
const reason = values.reason?.trim() ?? "";
if (!email || reason === "") {
  console.error('Usage: pnpm admin:reset-password EMAIL --reason "Their mailbox is gone; seen in person"');
  process.exit(2);
}

await withRuntime(async (runtime) => {
  try {
    const { link, minutes } = await issueResetLink(createSystemContext(runtime, { job: "reset-password", orgId: "" }), { email, reason });
    console.log(`Open once, within ${minutes} minutes. A new password signs them out everywhere:\n${link}`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(`Nothing was changed: ${error.message}`);
    process.exitCode = 1;
  }
});
