import { AsyncLocalStorage } from "node:async_hooks";
import type { Span, Context as TraceContext } from "@opentelemetry/api";
import type { Logger } from "../log.ts";
import { trimEndOf } from "../trim-end-of.ts";
import { withinTime } from "../within-time.ts";
import { NO_TRACER, type SpanEnd, type SpanOptions, type Tracer } from "./tracer.ts";

export type TracingSettings = { endpoint: string; headers: Readonly<Record<string, string>>; serviceName: string };

type Options = { settings: TracingSettings | null; version: string; log: Logger };

const FLUSH_MS = 2_000;
/** Spans that wait for an exporter that is away. */
const WAITING_MAX = 2_000;
const BATCH_MAX = 512;
const COMPLAINT_MS = 60_000;

/** Spans go out with what was counted, not one by one: an answer waits for none of them. */
export function createTracer({ settings, version, log }: Options): Tracer {
  if (!settings) return NO_TRACER;
  const scope = new AsyncLocalStorage<TraceContext>();
  let loading: ReturnType<typeof load> | null = null;
  let loaded: Awaited<ReturnType<typeof load>> | null = null;
  const ready = async () => {
    loading ??= load(settings, version);
    loaded = await loading;
    return loaded;
  };
  let complainedAt = Number.NEGATIVE_INFINITY;
  const complain = (error: unknown) => {
    if (performance.now() - complainedAt < COMPLAINT_MS) return;
    complainedAt = performance.now();
    log.warn({ error }, "spans could not be sent");
  };
  return {
    async span(name, options, work) {
      const sdk = await ready();
      const parent = options.parent ? sdk.contextOf(options.parent) : (scope.getStore() ?? sdk.root);
      const span = sdk.start(name, options, parent);
      try {
        return await scope.run(sdk.within(parent, span), () => work((ending) => end(sdk, span, ending)));
      } catch (error) {
        end(sdk, span, { errorType: error instanceof Error ? error.name : typeof error });
        throw error;
      } finally {
        span.end();
      }
    },
    record(name, options) {
      const parent = scope.getStore();
      // Outside of a span it would stand alone, and say nothing of what it was a part of.
      if (!loaded || !parent) return;
      const now = Date.now();
      const span = loaded.start(name, options, parent, now - options.durationMs);
      end(loaded, span, options);
      span.end(now);
    },
    async flush() {
      if (loaded) await withinTime(FLUSH_MS, loaded.send(), "The exporter took too long.").catch(complain);
    },
  };
}

type Sdk = Awaited<ReturnType<typeof load>>;

function end({ errorCode }: Sdk, span: Span, { name, attributes, errorType }: SpanEnd): void {
  if (name !== undefined) span.updateName(name);
  if (attributes) span.setAttributes(attributes);
  if (errorType) span.setAttribute("error.type", errorType).setStatus({ code: errorCode });
}

/** Loaded by the first span of a process that has an exporter. */
async function load({ endpoint, headers, serviceName }: TracingSettings, version: string) {
  const [api, { TracerProvider }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const url = `${trimEndOf(endpoint, "/")}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, headers: { ...headers }, timeoutMillis: FLUSH_MS });
  const waiting = createWaitingSpans<Parameters<typeof exporter.export>[0][number]>();
  const resource = resourceFromAttributes({ "service.name": serviceName, "service.version": version });
  const settled = async () => undefined;
  const processor = { onStart: () => undefined, onEnd: waiting.add, forceFlush: settled, shutdown: settled };
  const tracer = new TracerProvider({ resource, spanProcessors: [processor] }).getTracer("aegis", version);
  const { trace, ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags } = api;
  const kinds = { server: SpanKind.SERVER, consumer: SpanKind.CONSUMER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
  return {
    root: ROOT_CONTEXT,
    errorCode: SpanStatusCode.ERROR,
    within: (parent: TraceContext, span: Span) => trace.setSpan(parent, span),
    contextOf: ({ traceId, spanId, isSampled }: NonNullable<SpanOptions["parent"]>) =>
      trace.setSpanContext(ROOT_CONTEXT, {
        ...{ traceId, spanId, isRemote: true },
        traceFlags: isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
      }),
    start: (name: string, { kind, attributes }: SpanOptions, parent: TraceContext, startTime?: number) =>
      tracer.startSpan(name, { kind: kinds[kind], attributes: { ...attributes }, ...(startTime !== undefined && { startTime }) }, parent),
    send: () =>
      waiting.send(
        (spans) =>
          new Promise((resolve, reject) =>
            exporter.export(spans, ({ code, error }) => (code === 0 ? resolve() : reject(error ?? new Error("refused")))),
          ),
      ),
  };
}

/** What could not be sent is dropped: a trace is worth less than the memory of a process whose exporter is away. */
function createWaitingSpans<Ended>() {
  let waiting: Ended[] = [];
  return {
    add(span: Ended) {
      if (waiting.length < WAITING_MAX) waiting.push(span);
    },
    async send(out: (spans: Ended[]) => Promise<void>): Promise<void> {
      const spans = waiting;
      waiting = [];
      for (let from = 0; from < spans.length; from += BATCH_MAX) await out(spans.slice(from, from + BATCH_MAX));
    },
  };
}
