import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Variable } from "./env.fields.ts";
import { MAIL_CARRIERS, shape } from "./env.shape.ts";
import { TELEGRAM_ORIGIN } from "./env.telegram.ts";
import { VARIABLES, type Values, type VariableName } from "./env.variables.ts";
import { NO_VAULT, readVault, type VaultReading } from "./read-vault.ts";

/**
 * Configuration: one parse of the environment, groups all set or none, no check skipped anywhere.
 * The only file of the product that reads process.env.
 */
export type Env = ReturnType<typeof shape> & { secrets: { count: number; problems: readonly string[] } };

type Source = Readonly<Record<string, string | undefined>>;

export class EnvError extends Error {
  override readonly name = "EnvError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join("\n")}\nEvery variable is described in .env.example; \`pnpm doctor\` checks them one by one.`,
    );
    this.problems = problems;
  }
}

let parsed: Env | null = null;
// Once, while the process starts: what asks for configuration later finds it there. Without a vault nothing is waited for.
const vault = await readVault(process.env, readTextFile);

export function getEnv(): Env {
  parsed ??= parseEnv(process.env, readTextFile, vault);
  return parsed;
}

/** Throws EnvError naming every problem at once; values are never quoted. `X_FILE` names a file whose content is `X`. */
export function parseEnv(source: Source, readFile = readTextFile, fromVault: VaultReading = NO_VAULT): Env {
  const problems: string[] = [...fromVault.problems];
  const input = withVault(withFiles(source, readFile, problems), fromVault, problems);
  const result = schemaOf().safeParse(input);
  if (!result.success) {
    for (const issue of result.error.issues)
      problems.push(`${String(issue.path[0])}: ${input[String(issue.path[0])] === undefined ? "is missing" : issue.message}`);
  }
  problems.push(...groupProblems(input));
  if (input.NODE_ENV === "production") problems.push(...productionProblems(input));
  if (!result.success || problems.length > 0) throw new EnvError(problems);
  return { ...shape(asValues(result.data)), secrets: inspectSecrets(input) };
}

const names = Object.keys(VARIABLES).filter((name): name is VariableName => name in VARIABLES);
const rowOf = (name: VariableName): Variable => VARIABLES[name];

function schemaOf() {
  return z.object(Object.fromEntries(names.map((name) => [name, rowOf(name).schema])));
}

/** The schema is built from VARIABLES, so its output has exactly the shape Values derives from the same table. */
function asValues(data: Record<string, unknown>): Values {
  return data as Values;
}

function withFiles(source: Source, readFile: (path: string) => string, problems: string[]): Record<string, string | undefined> {
  const input: Record<string, string | undefined> = {};
  for (const name of names) {
    // An empty value in a host's form means "not set".
    const value = source[name] === "" ? undefined : source[name];
    const path = source[`${name}_FILE`];
    input[name] = value;
    if (!path) continue;
    if (value !== undefined) problems.push(`${name}: set either ${name} or ${name}_FILE, not both`);
    try {
      input[name] = readFile(path).trim();
    } catch {
      problems.push(`${name}_FILE: the file cannot be read`);
    }
  }
  return input;
}

function readTextFile(path: string): string {
  return readFileSync(path, "utf8");
}

/** The same rule as for files: one value has one place, or nobody knows which of two is the good one. */
function withVault(
  input: Record<string, string | undefined>,
  { values }: VaultReading,
  problems: string[],
): Record<string, string | undefined> {
  const known = names.filter((name) => values[name] !== undefined);
  for (const name of known.filter((each) => input[each] !== undefined)) problems.push(`${name}: set it here or in the vault, not both`);
  return { ...input, ...Object.fromEntries(known.map((name) => [name, values[name]])) };
}

function groupProblems(input: Source): string[] {
  const groups = new Map<string, VariableName[]>();
  for (const name of names) {
    const { group } = rowOf(name);
    if (group) groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return [...groups.values()].flatMap((members) => {
    const missing = members.filter((name) => input[name] === undefined);
    return missing.length === 0 || missing.length === members.length
      ? []
      : [
          `${missing.join(", ")}: missing beside ${members.filter((name) => input[name] !== undefined).join(", ")} (set all of them or none)`,
        ];
  });
}

const SAMPLE_WORDS = /change.?me|example|your[-_ ]|secret-?here|placeholder|^(?:password|secret|test|default)/i;

function productionProblems(input: Source): string[] {
  const problems: string[] = [];
  if (input.QSTASH_DEV !== undefined)
    problems.push("QSTASH_DEV: must not be set in production; it makes the receiver accept published keys");
  if (input.JOB_TIME_DIVISOR !== undefined && input.JOB_TIME_DIVISOR !== "1")
    problems.push("JOB_TIME_DIVISOR: must not be set in production");
  if (input.ALLOW_LOOPBACK_TARGETS === "true" && !isOnThisMachineOnly(input))
    problems.push("ALLOW_LOOPBACK_TARGETS: must not be set in production (only where the application itself is on localhost)");
  if (input.SAMPLE_SEARCH_URL !== undefined && !isOnThisMachineOnly(input))
    problems.push("SAMPLE_SEARCH_URL: must not be set in production (only where the application itself is on localhost)");
  problems.push(...inspectSecrets(input).problems);
  if (isPlainHttpElsewhere(input.NEXT_PUBLIC_APP_URL))
    problems.push("NEXT_PUBLIC_APP_URL: must be https in production (http only on localhost)");
  if (isPlainHttpElsewhere(input.FILE_SCAN_URL))
    problems.push("FILE_SCAN_URL: must be https in production (http only on localhost); files go there in clear");
  if (talksToAnotherTelegram(input))
    problems.push("TELEGRAM_BASE_URL: must be https://api.telegram.org in production; the bot's token is part of every address");
  if (sendsMailElsewhere(input))
    problems.push("SENDGRID_BASE_URL: must be an address of SendGrid in production; letters hold links that open accounts");
  return problems;
}

/** How many there are, and which of them are weak or not their own; a production does not start with one. Values are never quoted. */
function inspectSecrets(input: Source): Env["secrets"] {
  const problems: string[] = [];
  const secrets = names.filter((name) => rowOf(name).isSecret && input[name] !== undefined);
  for (const name of secrets) {
    if (partsOf(input, name).some(isWeak)) problems.push(`${name}: is a weak or sample value; make one with: openssl rand -hex 32`);
  }
  const parts = secrets.flatMap((name) => partsOf(input, name).map((value) => ({ name, value })));
  for (const [index, { name, value }] of parts.entries()) {
    const twin = parts.slice(0, index).find((other) => other.value === value);
    if (twin)
      problems.push(
        `${name}: ${twin.name === name ? "holds one value twice" : `equals ${twin.name}`}; every secret needs a value of its own`,
      );
  }
  return { count: secrets.length, problems };
}

/** As for letters: a stand-in beside an application that is on this machine. */
function talksToAnotherTelegram(input: Source): boolean {
  const { TELEGRAM_BASE_URL: address } = input;
  if (address === undefined || URL.parse(address)?.origin === TELEGRAM_ORIGIN) return false;
  return !isOnThisMachineOnly(input);
}

/** Allowed where the application itself answers on this machine only: the demo's mailbox. */
function sendsMailElsewhere(input: Source): boolean {
  const { SENDGRID_BASE_URL: address } = input;
  if (address === undefined || !URL.canParse(address) || MAIL_CARRIERS.includes(new URL(address).origin)) return false;
  return !isOnThisMachineOnly(input);
}

/** Each key of a list has to stand on its own. */
const KEY_LISTS: ReadonlySet<VariableName> = new Set(["ENCRYPTION_KEY", "ENCRYPTION_PQ_KEY", "BACKUP_ENCRYPTION_KEY"]);

function partsOf(input: Source, name: VariableName): string[] {
  const value = input[name] ?? "";
  return KEY_LISTS.has(name) ? value.split(",").map((key) => key.trim()) : [value];
}

function isWeak(value: string): boolean {
  return SAMPLE_WORDS.test(value) || new Set(value).size < 8;
}

function isPlainHttpElsewhere(address: string | undefined): boolean {
  return address !== undefined && URL.parse(address)?.protocol === "http:" && !isLocalAddress(address);
}

/** Nobody else can reach it, so nobody else can aim it at this machine. */
function isOnThisMachineOnly(input: Source): boolean {
  return input.VERCEL === undefined && input.NEXT_PUBLIC_APP_URL !== undefined && isLocalAddress(input.NEXT_PUBLIC_APP_URL);
}

function isLocalAddress(address: string): boolean {
  const hostname = URL.parse(address)?.hostname;
  return hostname === "localhost" || hostname === "127.0.0.1";
}
