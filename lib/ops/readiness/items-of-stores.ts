import type { Context } from "../../platform/context.ts";
import { fail, failInProduction, type Item, notApplicable, pass, warn } from "./item.ts";
import type { Finding, ReadinessDeps } from "./ports.ts";

const GROUP = "Stores";
const PING_MS = 1_500;
const NAMED_MAX = 5;

export const STORE_ITEMS: readonly Item[] = [
  {
    ...{ id: "database", group: GROUP, title: "MongoDB answers" },
    why: "It holds every fact: without it nothing works.",
    mend: "Look at MONGODB_URI, the network access list and the cluster's state: docs/runbooks/database-down.md",
    check: ({ deps }) => timed(() => deps.db.ping(PING_MS)),
  },
  {
    ...{ id: "redis", group: GROUP, title: "Redis answers" },
    why: "Limits hold across instances and streams are quick only with it.",
    mend: "Look at UPSTASH_REDIS_REST_URL and its token: docs/runbooks/redis-lost.md",
    check: async ({ deps: { redis } }) =>
      redis ? timed(() => redis.ping()) : notApplicable("REDIS_ENABLED is false or no address is set: MongoDB does its work."),
  },
  {
    ...{ id: "queue", group: GROUP, title: "QStash answers" },
    why: "Answers in chat and all background work are delivered by it.",
    mend: "Look at QSTASH_URL and QSTASH_TOKEN: docs/runbooks/queue-backlog.md",
    check: ({ deps }) => timed(() => deps.queue.ping()),
  },
  {
    ...{ id: "indexes", group: GROUP, title: "Every declared index is there" },
    why: "Without its index a query reads a whole collection, and a rule that something may exist once does not hold.",
    mend: "Run pnpm db:create-indexes; it adds what is missing and changes nothing else.",
    check: checkIndexes,
  },
  {
    ...{ id: "providers", group: GROUP, title: "Keys of AI providers are accepted" },
    why: "A provider that refuses its key answers nothing; others have to.",
    mend: "Put a new key into the environment, or take the old one out: docs/runbooks/provider-outage.md",
    check: checkProviders,
  },
  {
    ...{ id: "demo-mode", group: GROUP, title: "Demo mode is off" },
    why: "Without a key of any AI provider the demo engine makes every answer up.",
    mend: "Set a provider's key, e.g. OPENAI_API_KEY, and deploy.",
    check: async (ctx) =>
      ctx.deps.readinessFacts.isDemo ? failInProduction(ctx, "No AI provider has a key.") : pass("At least one AI provider has a key."),
  },
];

async function timed(ping: () => Promise<void>): Promise<Finding> {
  const startedAt = performance.now();
  try {
    await ping();
    return pass(`It answered in ${Math.round(performance.now() - startedAt)} ms.`);
  } catch {
    return fail("It did not answer.");
  }
}

async function checkIndexes({ deps }: Context<ReadinessDeps>): Promise<Finding> {
  const { declared, missing } = await deps.readinessFacts.findMissingIndexes();
  if (missing.length === 0) return pass(`All ${declared} are there.`);
  const more = missing.length > NAMED_MAX ? `, and ${missing.length - NAMED_MAX} more` : "";
  return fail(`${missing.length} of ${declared} are missing: ${missing.slice(0, NAMED_MAX).join("; ")}${more}.`);
}

async function checkProviders({ deps }: Context<ReadinessDeps>): Promise<Finding> {
  const own = (await deps.router.states()).filter(({ isDemo }) => !isDemo);
  if (own.length === 0) return notApplicable("None is configured.");
  const refused = own.filter(({ condition }) => condition === "misconfigured").map(({ provider }) => provider);
  if (refused.length > 0) return fail(`${refused.join(", ")} refused the key.`);
  const away = own.filter(({ condition }) => condition === "open" || condition === "parked").map(({ provider }) => provider);
  return away.length > 0 ? warn(`${away.join(", ")} may not be called now.`) : pass(`${own.map(({ provider }) => provider).join(", ")}.`);
}
