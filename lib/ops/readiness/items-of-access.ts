import type { Context } from "../../platform/context.ts";
import { fail, failInProduction, type Item, notApplicable, pass, warn } from "./item.ts";
import type { Finding, ReadinessDeps } from "./ports.ts";

const KEYS = "Secrets and keys";
const ACCESS = "Who gets in";
const OPERATORS_MAX = 50;
const FETCH_MS = 1_500;

export const ACCESS_ITEMS: readonly Item[] = [
  {
    ...{ id: "secrets", group: KEYS, title: "Secrets are strong and each its own" },
    why: "A weak or shared secret opens more than one door.",
    mend: "Make each one anew with openssl rand -hex 32: docs/runbooks/rotate-keys.md",
    check: async (ctx) => {
      const { count, problems } = ctx.deps.readinessFacts.secrets;
      return problems.length > 0 ? failInProduction(ctx, problems.join(" ")) : pass(`${count} are set, none weak, no two the same.`);
    },
  },
  {
    ...{ id: "signing-keys", group: KEYS, title: "Signing keys are set" },
    why: "Callbacks of the queue are told from forgeries by two keys, and the audit trail is signed by its own.",
    mend: "Set QSTASH_CURRENT_SIGNING_KEY, QSTASH_NEXT_SIGNING_KEY and AUDIT_SIGNING_KEY.",
    check: async ({ deps }) => pass(`Current and next key of the queue; ${deps.readinessFacts.auditKeys} of the audit trail.`),
  },
  {
    ...{ id: "post-quantum", group: KEYS, title: "Data keys are wrapped post-quantum as well" },
    why: "What is copied today may be opened by tomorrow's machines; X-Wing keeps that from happening.",
    mend: "Set ENCRYPTION_PQ_KEY to 64 hex digits: openssl rand -hex 32",
    check: async ({ deps }) =>
      deps.readinessFacts.postQuantumKeys > 0 ? pass(`${deps.readinessFacts.postQuantumKeys} set.`) : warn("ENCRYPTION_PQ_KEY is not set."),
  },
  {
    ...{ id: "second-factors", group: ACCESS, title: "Whoever is in charge has a second factor" },
    why: "A password alone can be guessed, bought or phished.",
    mend: "Let each enrol one under Account, and set ADMIN_MFA_REQUIRED=true.",
    check: checkFactors,
  },
  {
    ...{ id: "registrations", group: ACCESS, title: "Registrations are as decided" },
    why: "Open ones let anybody in; closed ones keep everybody out who has no invitation.",
    mend: "Decide under Operations, Settings; NEXT_PUBLIC_ALLOW_SIGNUP=false closes them for good.",
    check: async ({ deps }) => {
      const { registrations } = await deps.deploymentSettings.get();
      const isOpen = deps.readinessFacts.isSignUpOpen && registrations === "open";
      return pass(isOpen ? "Open to everybody." : "Closed: by invitation only.");
    },
  },
  {
    ...{ id: "maintenance", group: ACCESS, title: "Maintenance mode is off" },
    why: "While it is on, people see a notice instead of the product.",
    mend: "Switch it off under Operations, Settings.",
    check: async ({ deps }) => {
      const { maintenance } = await deps.deploymentSettings.get();
      return maintenance.isOn ? warn(`It is on and admits ${maintenance.admits}.`) : pass("It is off.");
    },
  },
  {
    ...{ id: "cors", group: ACCESS, title: "Foreign origins are named and safe" },
    why: "A page of such an origin may call the API.",
    mend: "Name https origins in CORS_ORIGINS, and only your own.",
    check: checkOrigins,
  },
  {
    ...{ id: "headers", group: ACCESS, title: "Answers carry the security headers" },
    why: "They keep browsers from framing, sniffing and telling where they come from.",
    mend: "Look whether a proxy before the product drops them.",
    check: checkHeaders,
  },
];

async function checkFactors({ deps }: Context<ReadinessDeps>): Promise<Finding> {
  const operators = await deps.directory.listOperators(OPERATORS_MAX);
  const people = await Promise.all(operators.map(({ _id }) => deps.users.find(_id)));
  const without = people.filter((person) => (person?.factors ?? []).length === 0).length;
  if (operators.length === 0) return fail("Nobody runs the deployment yet: pnpm ops:grant-platform-role names the first one.");
  if (without > 0) return fail(`${without} of ${operators.length} who run the deployment have none.`);
  const all = `All ${operators.length} who run the deployment have one`;
  return deps.readinessFacts.isAdminMfaRequired
    ? pass(`${all}, and owners and administrators need one.`)
    : warn(`${all}; owners and administrators need none, as ADMIN_MFA_REQUIRED is false.`);
}

async function checkOrigins(ctx: Context<ReadinessDeps>): Promise<Finding> {
  const { corsOrigins } = ctx.deps.readinessFacts;
  if (corsOrigins.length === 0) return pass("None is named: only the product's own pages call the API.");
  const plain = corsOrigins.filter((origin) => !origin.startsWith("https://"));
  return plain.length > 0 ? failInProduction(ctx, `Without https: ${plain.join(", ")}.`) : pass(`${corsOrigins.join(", ")}.`);
}

const HEADERS = ["content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy"];

async function checkHeaders({ deps }: Context<ReadinessDeps>): Promise<Finding> {
  const { baseUrl } = deps.readinessFacts;
  const wanted = baseUrl.startsWith("https:") ? [...HEADERS, "strict-transport-security"] : HEADERS;
  try {
    const response = await fetch(`${baseUrl}/api/health/live`, { signal: AbortSignal.timeout(FETCH_MS), redirect: "manual" });
    await response.body?.cancel();
    const missing = wanted.filter((name) => !response.headers.has(name));
    return missing.length > 0 ? fail(`Missing: ${missing.join(", ")}.`) : pass(`${wanted.length} of them, seen at /api/health/live.`);
  } catch {
    return notApplicable("Its own address could not be asked from here.");
  }
}
