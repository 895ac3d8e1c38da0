import { createHmac } from "node:crypto";
import { addMember } from "../auth/add-member.ts";
import { createAccount } from "../auth/create-account.ts";
import { normalizeEmail } from "../auth/normalize-email.ts";
import { grantPlatformRole } from "../auth/users/grant-platform-role.ts";
import { type PlatformRole, permissionsOf, type Role } from "../platform/permissions.ts";
import { playSample } from "../risk/demo/play-sample.ts";
import type { Runtime } from "./runtime.ts";
import { sampleLedgers } from "./sample-usage.ts";
import { seedSamplePrompts } from "./seed-sample-prompts.ts";
import { createSystemContext } from "./system-context.ts";

export type SampleSignIn = { role: Role | PlatformRole; email: string; password: string };

const PEOPLE: readonly { role: Role; name: string; email: string }[] = [
  { role: "OWNER", name: "Olivia Owner", email: "owner@sample.example" },
  { role: "ANALYST", name: "Arun Analyst", email: "analyst@sample.example" },
  { role: "USER", name: "Mika Member", email: "member@sample.example" },
  { role: "READ_ONLY", name: "Rosa Reader", email: "reader@sample.example" },
];

/** Runs the deployment, from an organization of their own. */
const OPERATOR = { name: "Otto Operator", email: "operator@sample.example" };

/** The sample organization with one person per role, five weeks of labelled usage, a town of generated payments and a few prompts. Safe to repeat: who is there stays, and passwords follow the deployment's secret. */
export async function seedSample(runtime: Runtime): Promise<SampleSignIn[]> {
  const signIns = PEOPLE.map(({ role, email }) => ({ role, email, password: passwordOf(runtime, email) }));
  for (const [index, person] of PEOPLE.entries()) {
    const password = signIns[index]?.password ?? "";
    if (await runtime.deps.users.findByEmail(normalizeEmail(person.email))) continue;
    if (person.role === "OWNER")
      await createAccount(operatorContext(runtime, ""), { ...person, password, organizationName: "Sample organization" });
    else await addMember(operatorContext(runtime, await sampleOrgId(runtime)), { ...person, password });
  }
  await seedLedgers(runtime);
  await playSample(operatorContext(runtime, await sampleOrgId(runtime)));
  await seedPrompts(runtime);
  return [...signIns, ...(await seedOperator(runtime))];
}

/** On this machine alone: of any other deployment `pnpm ops:grant-platform-role` says who runs it. */
async function seedOperator(runtime: Runtime): Promise<SampleSignIn[]> {
  if (!["localhost", "127.0.0.1"].includes(new URL(runtime.env.baseUrl).hostname)) return [];
  const password = passwordOf(runtime, OPERATOR.email);
  if (!(await runtime.deps.users.findByEmail(normalizeEmail(OPERATOR.email)))) {
    await createAccount(operatorContext(runtime, ""), { ...OPERATOR, password, organizationName: "Operations" });
    const reason = "Runs the local cloud of the sample";
    await grantPlatformRole(createSystemContext(runtime, { job: "seed-sample", orgId: "" }), {
      email: OPERATOR.email,
      platformRole: "SUPER_ADMIN",
      reason,
    });
  }
  return [{ role: "SUPER_ADMIN", email: OPERATOR.email, password }];
}

/** Whoever runs the command acts for the organization, also where registration is closed to strangers. */
function operatorContext(runtime: Runtime, orgId: string) {
  return createSystemContext(runtime, { job: "seed-sample", orgId, permissions: permissionsOf("OWNER") });
}

async function seedLedgers({ deps }: Runtime): Promise<void> {
  const people = await Promise.all(PEOPLE.map(({ email }) => deps.users.findByEmail(normalizeEmail(email))));
  const userIds = people.flatMap((person) => (person ? [person._id] : []));
  const [owner] = people;
  if (!owner) return;
  const { usage, egress } = sampleLedgers(owner.homeOrgId, userIds, deps.clock.now());
  await deps.usage.insertAll(usage);
  await deps.egress.insertAll(egress);
}

async function seedPrompts(runtime: Runtime): Promise<void> {
  const [owner, analyst, member] = await Promise.all(PEOPLE.map(({ email }) => runtime.deps.users.findByEmail(normalizeEmail(email))));
  if (!owner || !analyst || !member) return;
  await seedSamplePrompts(runtime, { orgId: owner.homeOrgId, ownerId: owner._id, analystId: analyst._id, memberId: member._id });
}

async function sampleOrgId(runtime: Runtime): Promise<string> {
  const owner = await runtime.deps.users.findByEmail(normalizeEmail(PEOPLE[0]?.email ?? ""));
  if (!owner) throw new Error("The sample organization has no owner.");
  return owner.homeOrgId;
}

function passwordOf(runtime: Runtime, email: string): string {
  return createHmac("sha256", runtime.env.auth.secret).update(`sample:${email}`).digest("base64url").slice(0, 16);
}
