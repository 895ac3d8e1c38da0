import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { type JsonSchema, jsonSchemaSchema } from "./json-schema.ts";

/** The committed API document as the reference reads it; a test holds it equal to the routes. */
const contentSchema = z.record(z.string(), z.looseObject({ schema: jsonSchemaSchema.optional() }));
const parameterSchema = z.looseObject({
  in: z.enum(["path", "query", "header", "cookie"]),
  name: z.string(),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: jsonSchemaSchema,
});
const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(parameterSchema).default([]),
  requestBody: z.looseObject({ required: z.boolean().default(false), content: contentSchema }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string(), content: contentSchema.default({}) })),
  "x-aegis": z.looseObject({
    access: z.looseObject({
      type: z.string(),
      permission: z.string().optional(),
      roles: z.array(z.string()).default([]),
      platformRoles: z.array(z.string()).default([]),
    }),
    limit: z.looseObject({ max: z.number(), windowSeconds: z.number(), per: z.string() }).nullable(),
    isIdempotent: z.boolean(),
    errors: z.array(z.string()),
  }),
});
const documentSchema = z.looseObject({
  info: z.looseObject({ version: z.string() }),
  tags: z.array(z.looseObject({ name: z.string(), description: z.string().default("") })),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), jsonSchemaSchema).default({}) }),
});

export type Parameter = z.output<typeof parameterSchema>;
export type Operation = z.output<typeof operationSchema> & { method: string; path: string; tag: string };
export type Chapter = { name: string; description: string; operations: Operation[] };
/** What a `$ref` may name. */
export type Components = Readonly<Record<string, JsonSchema>>;
export type ApiDocument = { version: string; chapters: Chapter[]; components: Components };

let current: Promise<ApiDocument> | undefined;

/** Read once: the file is part of the build. A failed read is not kept. */
export function readApiDocument(): Promise<ApiDocument> {
  current ??= readFile(path.join(process.cwd(), "docs", "openapi.json"), "utf8")
    .then((text) => parseApiDocument(JSON.parse(text)))
    .catch((error: unknown) => {
      current = undefined;
      throw error;
    });
  return current;
}

export function parseApiDocument(value: unknown): ApiDocument {
  const { info, tags, paths, components } = documentSchema.parse(value);
  const operations = Object.entries(paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => ({ ...operation, method, path: route, tag: operation.tags[0] ?? "" })),
  );
  const chapters = tags.map(({ name, description }) => ({ name, description, operations: operations.filter(({ tag }) => tag === name) }));
  return { version: info.version, chapters, components: components.schemas };
}

export function findOperation(document: ApiDocument, operationId: string): Operation | null {
  return document.chapters.flatMap(({ operations }) => operations).find((operation) => operation.operationId === operationId) ?? null;
}
