import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
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

function codesInCode(): string[] {
  const permissions = new Set<string>(PERMISSIONS);
  const literals = all(/"((?:ai|auth|request|chat|jobs|job|provider|gateway)\.[a-z]+(?:_[a-z]+)*)"/g).filter(
    (code) => !permissions.has(code),
  );
  const failures = all(/^\s+\| "([a-z_]+)"(?=[\s\S]*class ProviderError)/gm).map((reason) => `provider.${reason}`);
  return [...new Set(["internal", "guard.input_blocked", ...literals, ...failures])].toSorted();
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

test.each(pages)("%s says what happened and what to do, in a few lines", (name) => {
  const text = readFileSync(`${ROOT}${PAGES}/${name}`, "utf8");
  expect(text).toMatch(new RegExp(`^# ${name.slice(0, -3).replaceAll(".", "\\.")}\\n`));
  expect(text).toMatch(/\n\*\*What happened\.\*\* \S[^\n]+/);
  expect(text).toMatch(/\n\*\*What to do\.\*\* \S[^\n]+/);
  expect(text.split("\n").length).toBeLessThanOrEqual(20);
});
