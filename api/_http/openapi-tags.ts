import type { Route } from "./define-route.ts";

/** The chapters of the reference, in reading order; a route belongs to the one that names the first segment of its path. */
const CHAPTERS: ReadonlyArray<{ name: string; segments: readonly string[]; description: string }> = [
  { name: "gateway", segments: ["v1"], description: "Models behind the wire format of OpenAI: any program that speaks it works here." },
  {
    name: "chat",
    segments: ["chat"],
    description: "Durable conversations: a message is accepted once, and its answer survives every reload.",
  },
  { name: "ai", segments: ["ai"], description: "Models, budgets, usage and what left for which provider." },
  { name: "auth", segments: ["auth"], description: "Registering, signing in, sessions and the password." },
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
