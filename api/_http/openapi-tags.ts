import type { Route } from "./define-route.ts";

/** The chapters of the reference, in reading order; a route belongs to the one that names the first segment of its path. */
const CHAPTERS: ReadonlyArray<{ name: string; segments: readonly string[]; description: string }> = [
  { name: "gateway", segments: ["v1"], description: "Models behind the wire format of OpenAI: any program that speaks it works here." },
  {
    name: "chat",
    segments: ["chat", "search"],
    description: "Durable conversations: a message is accepted once, and its answer survives every reload.",
  },
  {
    name: "files",
    segments: ["files"],
    description: "Files of one person: checked at the door by their content, kept encrypted, read for their text in the background.",
  },
  {
    name: "memory",
    segments: ["memories"],
    description: "What is remembered of a person from one chat to the next: to read, correct and forget.",
  },
  { name: "guard", segments: ["guard"], description: "The guard: its policy, what it has done, and its opinion on a text." },
  {
    name: "risk",
    segments: ["analyze", "demo", "risk"],
    description: "The risk guardian: judges transactions with reasons, works the cases and learns from how they end.",
  },
  {
    name: "failsafe",
    segments: ["failsafe"],
    description: "The fail-safe: audits of answers, leases to act, trips and how they are restored, drills.",
  },
  {
    name: "prompts",
    segments: ["prompts"],
    description: "The prompt library: prompts with versions and labels, runs of them, test sets, experiments, collections.",
  },
  { name: "ai", segments: ["ai"], description: "Models, budgets, usage and what left for which provider." },
  {
    name: "integrations",
    segments: ["integrations"],
    description: "Secrets of services people connect: stored encrypted, tested with a real call, never given back.",
  },
  { name: "audit", segments: ["audit"], description: "Who did what: the signed trail, its export, its verification and its public keys." },
  {
    name: "admin",
    segments: ["admin"],
    description: "An organization as its administrators see it: people, numbers, jobs, what was given up.",
  },
  {
    name: "operations",
    segments: ["operations"],
    description: "Running the deployment: alerts, schedules, backups, settings, logs, readiness. For those who hold a platform role.",
  },
  {
    name: "notifications",
    segments: ["notifications", "webhooks", "telegram"],
    description: "What people are told: the inbox, how they want to be told, and signed webhooks to systems of their own.",
  },
  { name: "auth", segments: ["auth"], description: "Registering, signing in in one or two steps, sessions and the password." },
  {
    name: "account",
    segments: ["account"],
    description: "What is kept about a person: an archive of it, and how it is forgotten.",
  },
  {
    name: "api-keys",
    segments: ["api-keys"],
    description: "Keys for programs: made by a person, with part of what that person may do, and nothing that makes more of it.",
  },
  {
    name: "organizations",
    segments: ["organizations", "members", "invitations"],
    description: "Organizations, who is in them and as what, and how somebody gets in.",
  },
  {
    name: "jobs",
    segments: ["jobs", "cron"],
    description: "Background work: dead letters for operators, callbacks for the queue and the scheduler.",
  },
  {
    name: "system",
    segments: ["health", "status", "version", "metrics", "openapi.json"],
    description: "Health, version, metrics and this document.",
  },
];

export function tagOf({ path }: Route): string {
  const [segment = ""] = path.split("/").filter(Boolean);
  return CHAPTERS.find(({ segments }) => segments.includes(segment))?.name ?? segment;
}

/** Only those with a route; one no chapter names comes last, under its own segment. */
export function tagsOf(routes: readonly Route[]): { name: string; description?: string }[] {
  const used = new Set(routes.map(tagOf));
  const known = CHAPTERS.filter(({ name }) => used.has(name)).map(({ name, description }) => ({ name, description }));
  const unknown = [...used].filter((name) => !CHAPTERS.some((chapter) => chapter.name === name));
  return [...known, ...unknown.map((name) => ({ name }))];
}
