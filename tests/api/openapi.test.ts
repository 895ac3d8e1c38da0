import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { toOpenApi } from "../../api/_http/openapi.ts";
import { routes } from "../../api/_routes/registry.ts";
import { createHarness } from "../support/harness.ts";

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const { version } = z.object({ version: z.string() }).parse(read("package.json"));

/** The parts of an OpenAPI 3.1 document that make it one (https://spec.openapis.org/oas/v3.1.1.html), with nothing unknown beside them. */
const jsonSchemaSchema = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const contentSchema = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), z.strictObject({ schema: jsonSchemaSchema.optional() }));
const parameterSchema = z.strictObject({
  in: z.enum(["path", "query", "header", "cookie"]),
  name: z.string().min(1),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: jsonSchemaSchema,
});
const operationSchema = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z0-9]+$/),
  summary: z.string().min(5),
  description: z.string().min(20).optional(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parameterSchema).optional(),
  requestBody: z.strictObject({ content: contentSchema, required: z.boolean().optional() }).optional(),
  responses: z.record(
    z.string().regex(/^(?:[1-5]\d\d|default)$/),
    z.strictObject({ description: z.string().min(1), content: contentSchema.optional() }),
  ),
  "x-aegis": z.strictObject({
    access: z.strictObject({
      type: z.string(),
      permission: z.string().optional(),
      roles: z.array(z.string()).min(1).optional(),
      platformRoles: z.array(z.string()).min(1).optional(),
    }),
    limit: z.strictObject({ max: z.int(), windowSeconds: z.int(), per: z.string() }).nullable(),
    isIdempotent: z.boolean(),
    errors: z.array(z.string()).min(1),
  }),
});
const documentSchema = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string().min(1), version: z.string().min(1), description: z.string() }),
  tags: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  paths: z.record(z.string().regex(/^\/[^?#]*$/), z.partialRecord(z.enum(["get", "post", "put", "patch", "delete"]), operationSchema)),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), z.object({ type: z.enum(["apiKey", "http"]) })),
    schemas: z.record(z.string().regex(/^[\w.-]+$/), jsonSchemaSchema).optional(),
  }),
});
const committed = read("docs/openapi.json");
const document = documentSchema.parse(committed);
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation, name: `${method.toUpperCase()} ${path}` })),
);

function valuesOf(value: unknown, key: string): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => [...(name === key ? [inner] : []), ...valuesOf(inner, key)]);
}

describe("the committed document", () => {
  test("is what the routes declare; a difference is a decision: pnpm openapi:write", () => {
    expect(toOpenApi(routes, version)).toEqual(committed);
    expect(readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8")).toBe(
      `${JSON.stringify(toOpenApi(routes, version), null, 2)}\n`,
    );
  });

  test("is what the app serves, to anybody and for the edge network to keep", async () => {
    const harness = await createHarness({ environment: { NEXT_PUBLIC_APP_VERSION: version } });
    for (const time of ["made", "from the cache"]) {
      const response = await harness.call("GET", "/api/openapi.json");
      expect(response.status, time).toBe(200);
      expect(response.headers.get("cdn-cache-control")).toMatch(/^public, s-maxage=\d+$/);
      expect(await response.json(), time).toEqual(committed);
    }
  });

  test("holds every route and nothing else", () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual(
      routes.map(({ method, path }) => `${method.toUpperCase()} /api${path}`).toSorted(),
    );
  });
});

describe("as OpenAPI 3.1 it is sound", () => {
  test("operation ids are unique", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
  test("every reference leads somewhere", () => {
    const found = valuesOf(committed, "$ref");
    for (const reference of found) {
      const parts = String(reference).split("/");
      expect(parts[0]).toBe("#");
      const target = parts.slice(1).reduce<unknown>((value, part) => z.record(z.string(), z.unknown()).parse(value)[part], committed);
      expect(target, String(reference)).toBeDefined();
    }
  });
  test.each(operations)("$name: parameters, security and answers hold together", ({ path, operation }) => {
    const parameters = operation.parameters ?? [];
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(
      parameters
        .filter((parameter) => parameter.in === "path")
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(inPath.toSorted());
    for (const parameter of parameters) if (parameter.in === "path") expect(parameter.required).toBe(true);
    expect(new Set(parameters.map(({ name, in: where }) => `${where} ${name}`)).size).toBe(parameters.length);
    for (const name of operation.security.flatMap(Object.keys)) expect(document.components.securitySchemes).toHaveProperty(name);
    expect(Object.keys(operation.responses).filter((status) => /^2/.test(status))).toHaveLength(1);
    // OpenAI's clients read OpenAI's errors.
    const failure = path.startsWith("/api/v1/") ? "application/json" : "application/problem+json";
    expect(Object.keys(operation.responses.default?.content ?? {})).toEqual([failure]);
  });
});

describe("what it says is what happens", () => {
  test.each(routes.map((route) => ({ name: `${route.method.toUpperCase()} /api${route.path}`, route })))("$name", ({ name, route }) => {
    const operation = operations.find((each) => each.name === name)?.operation;
    expect(operation?.security.length === 0).toBe(route.access === "public");
    expect(Boolean(operation?.requestBody)).toBe(Boolean(route.body ?? route.receives));
    const declared = Object.keys(valuesOf(operation?.requestBody, "properties")[0] ?? {});
    for (const field of declared)
      expect(field).toMatch(route.reply === "wire" || route.access === "telegram" ? /^[a-z][a-z_]*$/ : /^[a-z][A-Za-z]*$/);
    if (route.reply === "events") expect(operation?.responses["200"]?.content).toHaveProperty(["text/event-stream"]);
  });
  test("every code a route can answer has its page, its own codes among them", () => {
    const pages = new Set(readdirSync(new URL("../../docs/errors/", import.meta.url)).map((name) => name.replace(/\.md$/, "")));
    for (const route of routes) {
      const said =
        operations.find(({ name }) => name === `${route.method.toUpperCase()} /api${route.path}`)?.operation["x-aegis"].errors ?? [];
      expect(route.errors.filter((code) => !said.includes(code))).toEqual([]);
      expect(
        said.filter((code) => !pages.has(code)),
        route.path,
      ).toEqual([]);
    }
  });
  test("every operation belongs to a chapter that says what it holds", () => {
    const chapters = document.tags.map(({ name }) => name);
    for (const { name, operation } of operations) expect(chapters, name).toEqual(expect.arrayContaining(operation.tags));
  });
  test("a session cookie and a bearer token open the same routes; the queue's signature others", () => {
    for (const { name, operation } of operations) {
      const kinds = operation.security.flatMap(Object.keys).toSorted().join();
      expect(["", "bearer", "bearer,session", "callback", "webhook", "telegram"], name).toContain(kinds);
    }
  });
});
