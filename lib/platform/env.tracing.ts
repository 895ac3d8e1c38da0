import { z } from "zod";
import { url, type Variable } from "./env.fields.ts";

/** `name=value,name=value`, as OpenTelemetry has it (https://opentelemetry.io/docs/specs/otel/protocol/exporter/); values may be percent-encoded. */
const headerList = z.string().transform((list, context) => {
  const headers = list.split(",").map(readHeader);
  if (headers.every(([name, value]) => name !== "" && value !== null))
    return Object.fromEntries(headers.map(([name, value]) => [name, value ?? ""]));
  context.addIssue({ code: "custom", message: "must be name=value, several with commas between them" });
  return z.NEVER;
});

/** An empty name stands for what is no header. */
function readHeader(entry: string): readonly [string, string | null] {
  const [name = "", ...value] = entry.split("=").map((part) => part.trim());
  const text = value.join("=");
  return /^[\w-]+$/.test(name) && /^[!-~ ]+$/.test(text) ? [name, decode(text)] : ["", null];
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Where traces go, in OpenTelemetry's own names. */
export const TRACING_VARIABLES = {
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    section: "Observability",
    note: "base address of an OTLP/HTTP receiver; spans of requests, jobs and calls of models go there, without any text",
    schema: url.optional(),
    example: "https://otlp.example.net",
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    section: "Observability",
    note: "name=value pairs with commas between them, such as the receiver's key",
    schema: headerList.optional(),
  },
  OTEL_SERVICE_NAME: {
    section: "Observability",
    note: "what the receiver calls this deployment",
    schema: z.string().min(1).default("aegis"),
  },
} as const satisfies Record<string, Variable>;

type TracingValues = { [Name in keyof typeof TRACING_VARIABLES]: z.output<(typeof TRACING_VARIABLES)[Name]["schema"]> };

export function tracingOf(
  values: TracingValues,
): { endpoint: string; headers: Readonly<Record<string, string>>; serviceName: string } | null {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers = {}, OTEL_SERVICE_NAME: serviceName } = values;
  return endpoint === undefined ? null : { endpoint, headers, serviceName };
}
