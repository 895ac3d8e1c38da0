import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { z } from "zod";
import { STATUS_BY_KIND } from "./errors.ts";
import { PERMISSIONS } from "./permissions.ts";

/** Every problem carries the address of its page, so every code the product can send or store as a reason has one. */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PAGES = "docs/errors";

const files = ["lib", "api"].flatMap((folder) =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .map((path) => ({ path: `${folder}/${path.replaceAll("\\", "/")}`, text: readFileSync(`${ROOT}${folder}/${path}`, "utf8") })),
);
const all = (pattern: RegExp) => files.flatMap(({ text }) => [...text.matchAll(pattern)].flatMap((match) => (match[1] ? [match[1]] : [])));

/** Of OpenAI's wire format. */
const NAMES_OF_OTHERS = new Set(["chat.completion"]);

function codesInCode(): string[] {
  const permissions = new Set<string>(PERMISSIONS);
  const literals = all(
    /"((?:account|ai|audit|auth|request|chat|failsafe|integrations|jobs|job|knowledge|memory|notifications|operations|provider|gateway|mail|prompts|risk|webhooks)\.[a-z0-9]+(?:_[a-z0-9]+)*)"/g,
  ).filter((code) => !permissions.has(code) && !NAMES_OF_OTHERS.has(code));
  const failures = all(/^\s+\| "([a-z_]+)"(?=[\s\S]*class ProviderError)/gm).map((reason) => `provider.${reason}`);
  // Reasons of a verdict begin with "guard." as well; what is thrown has a page.
  const guards = all(/new AppError\(\s*"\w+",\s*"(guard\.[a-z_]+)"/g);
  return [...new Set(["internal", "guard.input_blocked", ...guards, ...literals, ...failures])].toSorted();
}

const codes = codesInCode();
const pages = readdirSync(`${ROOT}${PAGES}`).filter((name) => name.endsWith(".md") && name !== "README.md");

test("every code has a page and every page a code", () => {
  expect(pages.map((name) => name.slice(0, -3)).toSorted()).toEqual(codes);
});

test("the codes are found where they are thrown", () => {
  for (const known of [
    "auth.locked_out",
    "request.invalid",
    "jobs.busy",
    "job.unknown",
    "provider.rate_limited",
    "provider.none_configured",
  ])
    expect(codes).toContain(known);
  const thrown = all(/new AppError\(\s*"\w+",\s*"([^"]+)"/g);
  expect(thrown.length).toBeGreaterThan(30);
  expect(thrown.filter((code) => !codes.includes(code))).toEqual([]);
  expect(all(/new JobFailure\(\s*"([^"]+)"/g).filter((code) => !codes.includes(code))).toEqual([]);
});

const pageOf = (name: string) => readFileSync(`${ROOT}${PAGES}/${name}`, "utf8");
const statusOf = (text: string) => Number(/^HTTP (\d{3})/m.exec(text.split("\n")[2] ?? "")?.[1] ?? 0);

test.each(pages)("%s says what happened, why and what to do, in a few lines", (name) => {
  const text = pageOf(name);
  expect(text).toMatch(new RegExp(`^# ${name.slice(0, -3).replaceAll(".", "\\.")}\\n\\n\\S`));
  for (const part of ["What happened", "Why", "What to do"])
    expect(text, `**${part}.** and a sentence`).toMatch(new RegExp(`\\n\\*\\*${part}\\.\\*\\* \\S[^\\n]+`));
  expect(text.split("\n").length).toBeLessThanOrEqual(45);
});

/** A problem, OpenAI's shape under /api/v1, or the record that holds a reason. */
const problem = z.strictObject({
  type: z.url(),
  title: z.string(),
  status: z.int(),
  detail: z.string().min(5),
  code: z.string(),
  requestId: z.string().regex(/^req_/),
  errors: z.array(z.strictObject({ pointer: z.string().startsWith("/"), detail: z.string() })).optional(),
  methods: z.array(z.string()).optional(),
});
const openAiError = z.object({
  error: z.object({
    message: z.string(),
    type: z.string(),
    param: z.string().nullable(),
    code: z.string(),
    aegis: z.strictObject({ code: z.string(), docs: z.url(), requestId: z.string() }),
  }),
});
const withReason = z.object({ reason: z.string() });

test.each(pages)("%s shows an example that holds its own code and status", (name) => {
  const code = name.slice(0, -3);
  const text = pageOf(name);
  const example: unknown = JSON.parse(/```json\n([\s\S]+?)\n```/.exec(text)?.[1] ?? "null");
  const asOpenAi = openAiError.safeParse(example);
  if (asOpenAi.success) {
    const { aegis } = asOpenAi.data.error;
    expect([aegis.code, aegis.docs]).toEqual([code, `https://aegis.example/docs/errors/${code}`]);
    return;
  }
  if (statusOf(text) === 0) {
    expect(withReason.parse(example).reason).toBe(code);
    return;
  }
  const words = (code.split(".").at(-1) ?? code).replaceAll("_", " ");
  expect(problem.parse(example)).toMatchObject({
    code,
    status: statusOf(text),
    title: words.charAt(0).toUpperCase() + words.slice(1),
    type: `https://aegis.example/docs/errors/${code}`,
  });
});

test("a page's status is the one its code is thrown with", () => {
  const pattern = /new AppError\(\s*"(\w+)",\s*"([^"]+)"/g;
  const literal = files.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => ({ kind: match[1] ?? "", code: match[2] ?? "" })));
  const mapped = files
    .filter(({ path }) => path.endsWith("ai/to-app-error.ts"))
    .flatMap(({ text }) => [...text.matchAll(/^ {2}(\w+): "(\w+)",$/gm)]);
  const thrown = [...literal, ...mapped.map((match) => ({ kind: match[2] ?? "", code: `provider.${match[1]}` }))];
  expect(literal.length).toBeGreaterThan(30);
  expect(mapped.length).toBeGreaterThan(8);
  const statuses = new Map<string, number>(Object.entries(STATUS_BY_KIND));
  const wrong = thrown.filter(({ code, kind }) => pages.includes(`${code}.md`) && statusOf(pageOf(`${code}.md`)) !== statuses.get(kind));
  expect(wrong).toEqual([]);
});
