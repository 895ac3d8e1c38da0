import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { Access, Route } from "./define-route.ts";
import { problemSchema } from "./problem-schema.ts";

/** The API document, derived from the declared routes and nothing else. */
export function toOpenApi(routes: readonly Route[], version: string): Record<string, unknown> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) paths[`/api${route.path}`] = { ...paths[`/api${route.path}`], [route.method]: toOperation(route) };
  const document = createDocument({
    openapi: "3.1.0",
    info: { title: "Aegis API", version, description: "Every failure is application/problem+json (RFC 9457) with a stable `code`." },
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "auth_access" },
        bearer: { type: "http", scheme: "bearer" },
        callback: { type: "apiKey", in: "header", name: "Upstash-Signature" },
      },
    },
  });
  return { ...document };
}

function toOperation(route: Route): ZodOpenApiOperationObject {
  const [tag = "system"] = route.path.split("/").filter(Boolean);
  return {
    operationId: `${route.method}${route.path.replace(/[/{}.-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: route.summary,
    tags: [tag],
    security: securityOf(route.access),
    ...parametersOf(route),
    ...(route.body && { requestBody: { content: { "application/json": { schema: route.body } } } }),
    responses: {
      ...successOf(route),
      default: {
        description: `Problem details. Codes of its own: ${route.errors.length > 0 ? route.errors.join(", ") : "none"}.`,
        content: { "application/problem+json": { schema: problemSchema } },
      },
    },
  };
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
  const content = { description: route.summary, content: { "application/json": { schema: route.output } } };
  switch (route.status) {
    case 204:
      return { "204": { description: "Done" } };
    case 202:
      return { "202": content };
    default:
      return { "200": content };
  }
}

function securityOf(access: Access): Record<string, string[]>[] {
  switch (access) {
    case "public":
      return [];
    case "queue":
      return [{ callback: [] }];
    case "cron":
    case "metrics":
      return [{ bearer: [] }];
    default:
      return [{ session: [] }, { bearer: [] }];
  }
}
