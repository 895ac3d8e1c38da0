import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { redactText } from "../../lib/guard/output-guard.ts";
import { PROJECT_ROOT } from "../local/child-script.ts";

/** `pnpm security:test-keys`: the product's own output guard reads the tracked files; what it would redact is a finding. */
const MAX_BYTES = 2_000_000;

type Allowed = { path: RegExp; kinds: readonly string[] | "every"; reason: string };

/** Where values of the right shape but no worth are the point; a kind that is not named there is still a finding. */
const ALLOWED: readonly Allowed[] = [
  { path: /^tests\/|\.test\.tsx?$|(?:^|\/)__fixtures__\//, kinds: "every", reason: "seeded secrets that must never reach a reader" },
  {
    path: /^lib\/guard\/internal\/(?:[\w-]+-candidate|secret-samples|formats\/[\w-]+)\.ts$/,
    kinds: "every",
    reason: "the shapes the guard looks for",
  },
  { path: /^\.env\.example$|^lib\/platform\/env\.variables\.ts$/, kinds: ["connection-string"], reason: "user:password at example.net" },
  { path: /^scripts\/bench\/guard\/hostile-texts\.ts$/, kinds: ["connection-string"], reason: "beginnings of everything, to be slow on" },
  { path: /^docs\/guides\/webhooks\.md$/, kinds: ["stripe-key", "secret"], reason: "an invented signing secret and what it signs" },
  { path: /^docs\/operations\/aegis\.rules\.test\.yml$/, kinds: ["card"], reason: "rows of numbers that rules are tried on" },
  { path: /^scripts\/bench\/load\/mixed-traffic\.ts$/, kinds: ["card"], reason: "a sample number the guard has to find" },
  { path: /^docs\/guard\/secret-formats\.md$/, kinds: ["secret"], reason: "beginnings of keys, some of them long" },
  {
    path: /^app\/\(marketing\)\/docs\/_reference\//,
    kinds: ["secret"],
    reason: "samples of a token and of a character set in the API reference",
  },
  { path: /^scripts\/guard\/secrets\/listed\.ts$/, kinds: ["secret", "jwt"], reason: "fixed parts of keys that are invented" },
  { path: /\/empty-conversation\.tsx$/, kinds: ["openai-key"], reason: "an invented key that a visitor may see redacted" },
  { path: /^lib\/auth\/passwords\/common-passwords\.generated\.ts$/, kinds: "every", reason: "passwords that nobody may have" },
  { path: /(?:^|\/)pnpm-lock\.yaml$/, kinds: "every", reason: "integrity hashes" },
];

export type Finding = { path: string; kinds: readonly string[] };

export function findSecrets(files: readonly { path: string; text: string }[]): Finding[] {
  return files.flatMap((file) => {
    const allowed = ALLOWED.filter((entry) => entry.path.test(file.path));
    if (allowed.some((entry) => entry.kinds === "every")) return [];
    const found = redactText(file.text, { classes: ["secret", "card", "iban"] }).redactions.filter(
      ({ kind }) => !allowed.some((entry) => entry.kinds.includes(kind)),
    );
    return found.length === 0 ? [] : [{ path: file.path, kinds: found.map(({ kind, count }) => `${kind} ×${count}`) }];
  });
}

function trackedFiles(): { path: string; text: string }[] {
  const names = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: PROJECT_ROOT,
    encoding: "utf8",
  });
  return names
    .split("\0")
    .filter((name) => name !== "" && statSync(path.join(PROJECT_ROOT, name), { throwIfNoEntry: false })?.isFile())
    .filter((name) => statSync(path.join(PROJECT_ROOT, name)).size <= MAX_BYTES)
    .map((name) => ({ path: name, text: readFileSync(path.join(PROJECT_ROOT, name), "utf8") }))
    .filter((file) => !file.text.includes("\0"));
}

if (import.meta.main) {
  const files = trackedFiles();
  const findings = findSecrets(files);
  for (const { path: name, kinds } of findings) console.error(`${name}: ${kinds.join(", ")}`);
  console.log(
    findings.length === 0
      ? `No secret in ${files.length} files.`
      : "Remove each value and replace the key at its vendor: what was committed is known. A harmless sample belongs into a test file.",
  );
  process.exitCode = findings.length === 0 ? 0 : 1;
}
