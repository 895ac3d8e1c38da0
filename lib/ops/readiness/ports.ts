import type { UserStore } from "../../auth/user.store.ts";
import type { DirectoryStore } from "../../auth/users/directory.store.ts";
import type { KeptDeploymentSettings } from "../../platform/deployment-settings/kept-deployment-settings.ts";
import type { AlertStores, ObserveDeps } from "../alerts/ports.ts";
import type { ReadinessState } from "./readiness.schema.ts";

/** What only the composition root knows. Never a value of a secret. */
export type ReadinessFacts = {
  isProduction: boolean;
  isDemo: boolean;
  baseUrl: string;
  secrets: { count: number; problems: readonly string[] };
  corsOrigins: readonly string[];
  auditKeys: number;
  postQuantumKeys: number;
  mailKind: "sendgrid" | "smtp" | "mailbox" | "none";
  isAdminMfaRequired: boolean;
  isSignUpOpen: boolean;
  tickMinutes: number;
  /** `collection: keys` of each declared index that is not there. */
  findMissingIndexes(): Promise<{ declared: number; missing: readonly string[] }>;
};

export type ReadinessLinks = { readinessFacts: ReadinessFacts };

export type ReadinessDeps = ReadinessLinks &
  ObserveDeps &
  Pick<AlertStores, "operationMarks"> & {
    deploymentSettings: Pick<KeptDeploymentSettings, "get">;
    directory: Pick<DirectoryStore, "listOperators">;
    users: Pick<UserStore, "find">;
  };

export type Finding = { state: ReadinessState; evidence: string };
