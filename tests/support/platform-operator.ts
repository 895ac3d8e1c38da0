import { z } from "zod";
import { grantPlatformRole } from "../../lib/auth/users/grant-platform-role.ts";
import type { PlatformRole } from "../../lib/platform/permissions.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import type { Harness, Person } from "./harness.ts";

/** Somebody with an organization of their own who runs the deployment, or helps to. */
export async function createOperator(harness: Harness, platformRole: PlatformRole = "SUPER_ADMIN"): Promise<Person> {
  const person = await harness.createPerson();
  const { email, password } = person;
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId: "" });
  await grantPlatformRole(ctx, { email, platformRole, reason: "Runs the deployment" });
  const signedIn = await harness.call("POST", "/api/auth/login", { body: { email, password } });
  const { token } = z.object({ token: z.string() }).parse(await signedIn.json());
  return { ...person, token };
}
