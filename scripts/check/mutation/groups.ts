/** What must not break unseen, and the unit tests that hold it. A score below the floor fails the command. */
export type MutationGroup = {
  name: string;
  files: readonly string[];
  tests: readonly string[];
  environment?: Readonly<Record<string, string>>;
};

export const FLOOR_PERCENT = 90;

export const GROUPS: readonly MutationGroup[] = [
  {
    name: "permission table",
    files: ["lib/platform/permissions.ts", "lib/auth/users/may-act-on.ts", "lib/auth/organizations/judge-roster-change.ts"],
    tests: ["lib/platform/permissions.test.ts", "lib/auth/users/may-act-on.test.ts", "lib/auth/organizations/judge-roster-change.test.ts"],
  },
  {
    name: "lock-out",
    files: ["lib/auth/lockout.ts", "lib/auth/internal/count-attempt.ts"],
    tests: ["lib/auth/lockout.test.ts", "lib/auth/internal/count-attempt.test.ts", "lib/auth/sign-in.test.ts", "lib/auth/attacks.test.ts"],
  },
  {
    name: "refresh rotation",
    files: ["lib/auth/judge-refresh.ts", "lib/auth/refresh-token.ts", "lib/auth/refresh-session.ts"],
    tests: ["lib/auth/judge-refresh.test.ts", "lib/auth/refresh-session.test.ts", "lib/auth/refresh-token.test.ts"],
  },
  { name: "key format", files: ["lib/auth/api-keys/key-format.ts"], tests: ["lib/auth/api-keys/key-format.test.ts"] },
  {
    name: "envelope",
    files: ["lib/platform/crypto/envelope.ts", "lib/platform/crypto/data-key-wrap.ts"],
    tests: ["lib/platform/crypto/envelope.test.ts", "lib/platform/crypto/cipher.test.ts", "lib/platform/crypto/data-key-wrap.test.ts"],
  },
  {
    name: "audit chain",
    files: [
      "lib/platform/audit/audit-record.ts",
      "lib/platform/audit/checkpoint.ts",
      "lib/platform/audit/internal/merkle.ts",
      "lib/platform/audit/internal/hash-exported.ts",
      // Not read-export-line.ts: where it takes less than the schema, the schema takes the rest, so half of its changes change nothing.
    ],
    tests: [
      "lib/platform/audit/audit-record.test.ts",
      "lib/platform/audit/checkpoint.test.ts",
      "lib/platform/audit/verify-export.test.ts",
      "lib/platform/audit/internal/merkle.test.ts",
      "lib/platform/audit/internal/read-export-line.test.ts",
    ],
    // The thousands of random changes run once for each mutant; the tests beside them hold each rule by name.
    environment: { AUDIT_TAMPERS: "50" },
  },
];
