import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { createAccount } from "../../lib/auth/create-account.ts";
import { AppError } from "../../lib/platform/errors.ts";
import { permissionsOf } from "../../lib/platform/permissions.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { withRuntime } from "../with-runtime.ts";

/** `pnpm admin:setup --email a@b.c --name "Ada Owner" [--organization "Example"]`: an organization, its owner, and a password to change. */
const USAGE = 'Usage: pnpm admin:setup --email owner@example.com --name "Ada Owner" [--organization "Example Ltd"]';
const PASSWORD_BYTES = 18;

const { values } = parseArgs({ options: { email: { type: "string" }, name: { type: "string" }, organization: { type: "string" } } });
const { email, name, organization } = values;
if (!email || !name) {
  console.error(USAGE);
  process.exit(1);
}

await withRuntime(async (runtime) => {
  // Whoever may run commands on the server may open an account where registration is closed.
  const ctx = createSystemContext(runtime, { job: "admin-setup", orgId: "", permissions: permissionsOf("OWNER") });
  const password = randomBytes(PASSWORD_BYTES).toString("base64url");
  try {
    await createAccount(ctx, { name, email, password, ...(organization && { organizationName: organization }) });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(`The account was not created: ${error.message}`);
    process.exitCode = 1;
    return;
  }
  console.log(
    `Owner ${email} is created. Password, shown this once: ${password}\nSign in at ${runtime.env.baseUrl}/login and change it under Settings.`,
  );
});
