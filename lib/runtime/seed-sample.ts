import { createHmac } from "node:crypto";
import { addMember } from "../auth/add-member.ts";
import { createAccount } from "../auth/create-account.ts";
import { normalizeEmail } from "../auth/normalize-email.ts";
import { permissionsOf, type Role } from "../platform/permissions.ts";
import type { Runtime } from "./runtime.ts";
import { createSystemContext } from "./system-context.ts";

export type SampleSignIn = { role: Role; email: string; password: string };

const PEOPLE: readonly { role: Role; name: string; email: string }[] = [
  { role: "OWNER", name: "Olivia Owner", email: "owner@sample.example" },
  { role: "ANALYST", name: "Arun Analyst", email: "analyst@sample.example" },
  { role: "USER", name: "Mika Member", email: "member@sample.example" },
  { role: "READ_ONLY", name: "Rosa Reader", email: "reader@sample.example" },
];

/** The sample organization with one person per role. Safe to repeat: who is there stays, and passwords follow the deployment's secret. */
export async function seedSample(runtime: Runtime): Promise<SampleSignIn[]> {
  const signIns = PEOPLE.map(({ role, email }) => ({ role, email, password: passwordOf(runtime, email) }));
  for (const [index, person] of PEOPLE.entries()) {
    const password = signIns[index]?.password ?? "";
    if (await runtime.deps.users.findByEmail(normalizeEmail(person.email))) continue;
    if (person.role === "OWNER") await createAccount(openSignUp(runtime), { ...person, password, organizationName: "Sample organization" });
    else await addMember(await ownerContext(runtime), { ...person, password });
  }
  return signIns;
}

/** A closed registration is for strangers; the operator's own command may still create the sample. */
function openSignUp(runtime: Runtime) {
  const ctx = createSystemContext(runtime, { job: "seed-sample", orgId: "" });
  return { ...ctx, deps: { ...ctx.deps, auth: { ...ctx.deps.auth, isSignUpOpen: true } } };
}

async function ownerContext(runtime: Runtime) {
  const owner = await runtime.deps.users.findByEmail(normalizeEmail(PEOPLE[0]?.email ?? ""));
  if (!owner) throw new Error("The sample organization has no owner.");
  const ctx = createSystemContext(runtime, { job: "seed-sample", orgId: owner.homeOrgId, permissions: permissionsOf("OWNER") });
  return { ...ctx, role: "OWNER" as const };
}

function passwordOf(runtime: Runtime, email: string): string {
  return createHmac("sha256", runtime.env.auth.secret).update(`sample:${email}`).digest("base64url").slice(0, 16);
}
