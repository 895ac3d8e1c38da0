import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { type Permission, PLATFORM_ROLES, permissionsOf, ROLES } from "../../lib/platform/permissions.ts";
import { codesOfRoute, isIdempotent } from "./codes-of-route.ts";
import type { Access, Route } from "./define-route.ts";
import { tagOf, tagsOf } from "./openapi-tags.ts";
import { problemSchema } from "./problem-schema.ts";
import { wireErrorSchema } from "./wire-error-schema.ts";

/** The API document, derived from the declared routes and nothing else. `x-aegis` says what OpenAPI has no word for. */
export function toOpenApi(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) paths[`/api${route.path}`] = { ...paths[`/api${route.path}`], [route.method]: toOperation(route) };
  const description = "Every failure is application/problem+json (RFC 9457) with a stable `code`; its page is `/docs/errors/<code>`.";
  const document = createDocument(
    {
      openapi: "3.1.0",
      info: { title: "Aegis API", version, description },
      tags: tagsOf(routes),
      paths,
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "auth_access" },
          bearer: { type: "http", scheme: "bearer" },
          callback: { type: "apiKey", in: "header", name: "Upstash-Signature" },
          webhook: { type: "apiKey", in: "header", name: "webhook-signature" },
          telegram: { type: "apiKey", in: "header", name: "x-telegram-bot-api-secret-token" },
        },
      },
    },
    { override: ({ jsonSchema }) => dropNoise(jsonSchema) },
  );
  return { ...document };
}

/** zod repeats a format as a pattern of a thousand characters, and bounds every integer by what a double holds exactly. */
function dropNoise(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

/** `/chat/{chatId}/stop` as `ChatChatIdStop`. */
function toCamelCase(path: string): string {
  const words = path.split(/[^\w]/).filter((word) => word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function toOperation(route: Route): ZodOpenApiOperationObject {
  return {
    operationId: `${route.method}${toCamelCase(route.path)}`,
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    tags: [tagOf(route)],
    security: securityOf(route.access),
    ...parametersOf(route),
    ...(route.body && { requestBody: { required: isRequired(route.body), content: { "application/json": { schema: route.body } } } }),
    ...(route.receives && { requestBody: { required: true, content: { [route.receives.mediaType]: { schema: route.receives.schema } } } }),
    responses: {
      ...successOf(route),
      default: failureOf(route),
    },
    "x-aegis": {
      access: accessOf(route.access),
      limit: route.limit && { max: route.limit.max, windowSeconds: route.limit.windowSeconds, per: route.limit.per },
      isIdempotent: isIdempotent(route),
      errors: codesOfRoute(route),
    },
  };
}

function failureOf(route: Route) {
  const codes = `Codes of its own: ${route.errors.length > 0 ? route.errors.join(", ") : "none"}.`;
  if (route.reply === "wire")
    return { description: `An error in OpenAI's shape. ${codes}`, content: { "application/json": { schema: wireErrorSchema } } };
  return { description: `Problem details. ${codes}`, content: { "application/problem+json": { schema: problemSchema } } };
}

/** A body may be left out where nothing is a valid one. */
function isRequired(body: z.ZodType): boolean {
  return !body.safeParse(undefined).success;
}

function accessOf(access: Access): { type: string; permission?: string; roles?: string[]; platformRoles?: string[] } {
  switch (access) {
    case "public":
    case "queue":
    case "cron":
    case "metrics":
    case "webhook":
    case "telegram":
    case "signed-in":
      return { type: access };
    default:
      return { type: "permission", permission: access, ...holdersOf(access) };
  }
}

function parametersOf(route: Route): Pick<ZodOpenApiOperationObject, "requestParams"> {
  const path = asObject(route.params);
  const query = asObject(route.query);
  return path || query ? { requestParams: { ...(path && { path }), ...(query && { query }) } } : {};
}

/** Parameters are declared as objects; anything else is not a parameter list and is left out. */
function asObject(schema: z.ZodType | undefined): z.ZodObject | undefined {
  return schema instanceof z.ZodObject ? schema : undefined;
}

function successOf(route: Route): ZodOpenApiOperationObject["responses"] {
  if (route.reply === "events") return { "200": { description: "Server-sent events", content: { "text/event-stream": {} } } };
  if (route.reply === "text") return { "200": { description: route.summary, content: { "text/plain": {} } } };
  if (route.reply === "download")
    return { "200": { description: route.summary, content: Object.fromEntries(route.mediaTypes.map((type) => [type, {}])) } };
  const content = { description: route.summary, content: { "application/json": { schema: route.output } } };
  if (route.reply === "wire") return { "200": isStreamable(route) ? withEvents(content) : content };
  switch (route.status) {
    case 204:
      return { "204": { description: "Done" } };
    case 202:
      return { "202": content };
    default:
      return { "200": route.stream ? withEvents(content) : content, ...(route.statusOf && { "503": content }) };
  }
}

function isStreamable({ body }: Route): boolean {
  return body instanceof z.ZodObject && "stream" in body.shape;
}

function withEvents(answer: { description: string; content: object }) {
  return { description: answer.description, content: { ...answer.content, "text/event-stream": {} } };
}

/** What no role of an organization holds belongs to those who run the deployment. */
function holdersOf(permission: Permission): { roles: string[] } | { platformRoles: string[] } {
  const roles = ROLES.filter((role) => permissionsOf(role).has(permission));
  if (roles.length > 0) return { roles };
  return { platformRoles: PLATFORM_ROLES.filter((role) => permissionsOf("READ_ONLY", role).has(permission)) };
}

function securityOf(access: Access): Record<string, string[]>[] {
  switch (access) {
    case "public":
      return [];
    case "queue":
      return [{ callback: [] }];
    case "webhook":
      return [{ webhook: [] }];
    case "telegram":
      return [{ telegram: [] }];
    case "cron":
    case "metrics":
      return [{ bearer: [] }];
    default:
      return [{ session: [] }, { bearer: [] }];
  }
}
