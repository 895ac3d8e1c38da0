import { VARIABLES } from "../../lib/platform/env.variables.ts";
import { loadSecrets } from "./secrets.ts";

/** Set by the host or the runtime: their presence does not mean that somebody configured the product. */
const HOST_SECTION = "Host";

/** A complete, valid environment that reaches nothing: for builds and checks, which read it but never use it. */
export function sampleEnvironment(): Record<string, string> {
  return {
    ...loadSecrets(null),
    MONGODB_URI: "mongodb://127.0.0.1:1/aegis",
    UPSTASH_REDIS_REST_URL: "http://127.0.0.1:1",
    QSTASH_URL: "http://127.0.0.1:1",
    NEXT_PUBLIC_APP_URL: "http://localhost:3000",
    NEXTAUTH_URL: "http://localhost:3000",
  };
}

/** True when none of the product's own variables is set: a checkout, not a deployment with something forgotten. */
export function isUnconfigured(environment: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(VARIABLES).every(
    ([name, row]) => row.section === HOST_SECTION || (!environment[name] && !environment[`${name}_FILE`]),
  );
}
