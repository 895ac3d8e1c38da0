import type { ReadinessFacts } from "../ops/readiness/ports.ts";
import { toMode } from "./app-info.ts";
import { collections } from "./collections.ts";
import type { Runtime } from "./runtime.ts";

/** What readiness has to know of the configuration: that something is set, never what it is. */
export function createReadinessFacts(runtime: () => Runtime): ReadinessFacts {
  const env = () => runtime().env;
  return {
    get isProduction() {
      return env().nodeEnv === "production" && toMode(env()) !== "demo";
    },
    get isDemo() {
      return toMode(env()) === "demo";
    },
    get baseUrl() {
      return env().baseUrl;
    },
    get secrets() {
      return env().secrets;
    },
    get corsOrigins() {
      return env().corsOrigins;
    },
    get auditKeys() {
      return env().auditSigningKeys.length;
    },
    get postQuantumKeys() {
      return env().postQuantumKeys.length;
    },
    get mailKind() {
      return runtime().deps.mailer.kind;
    },
    get isAdminMfaRequired() {
      return env().auth.isAdminMfaRequired;
    },
    get isSignUpOpen() {
      return env().auth.isSignUpOpen;
    },
    get tickMinutes() {
      return env().tickMinutes;
    },
    async findMissingIndexes() {
      const declared = collections.reduce((sum, { indexes }) => sum + indexes.length, 0);
      return { declared, missing: await runtime().deps.db.findMissingIndexes(collections) };
    },
  };
}
