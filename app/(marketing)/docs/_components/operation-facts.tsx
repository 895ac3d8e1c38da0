import type { ReactNode } from "react";
import type { Operation } from "../_reference/api-document.ts";

/** Who may call it, how often, and whether sending twice does harm. */
export function OperationFacts({ operation }: { operation: Operation }) {
  const { limit, isIdempotent } = operation["x-aegis"];
  return (
    <dl className="grid gap-x-6 gap-y-1 rounded-md border px-4 py-3 text-sm sm:grid-cols-[6rem_1fr]">
      <Fact name="Access">{accessWords(operation)}</Fact>
      <Fact name="Limit">{limit ? limitWords(limit, operation) : "Not counted."}</Fact>
      {isIdempotent && (
        <Fact name="Repeats">
          Honours <code className="font-mono">Idempotency-Key</code>: the same key with the same content gets the first answer.
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="font-medium">{name}</dt>
      <dd className="text-ink-soft">{children}</dd>
    </>
  );
}

const ACCESS_WORDS: Readonly<Record<string, string>> = {
  public: "Anybody, without signing in.",
  "signed-in": "Anybody signed in.",
  queue: "The queue alone: the call is signed for this address and body.",
  cron: "The scheduler alone, with CRON_SECRET as a bearer.",
  telegram: "Telegram alone, with the secret it was given for the bot's updates.",
  metrics: "Whoever holds METRICS_TOKEN, as a bearer.",
};

const ALL_ROLES = 5;

function accessWords({ "x-aegis": { access } }: Operation): ReactNode {
  if (access.permission === undefined) return ACCESS_WORDS[access.type] ?? access.type;
  const held = `held by ${[...access.roles, ...access.platformRoles].join(", ")}`;
  const roles = access.roles.length === ALL_ROLES ? "every role holds it" : held;
  return (
    <>
      Permission <code className="font-mono text-ink">{access.permission}</code>, {roles}.
    </>
  );
}

const WHO: Readonly<Record<string, string>> = {
  caller: "per person",
  ip: "per address",
  organization: "per organization",
};

function limitWords({ max, windowSeconds, per }: NonNullable<Operation["x-aegis"]["limit"]>, { security }: Operation): string {
  const who = per === "caller" && security.length === 0 ? "per person, or per address when nobody is signed in" : (WHO[per] ?? per);
  const minutes = windowSeconds / 60;
  const time = windowSeconds === 60 ? "a minute" : Number.isInteger(minutes) ? `in ${minutes} minutes` : `in ${windowSeconds} s`;
  return `${max.toLocaleString("en")} calls ${time} ${who}.`;
}
