import type { IncomingTrace } from "./trace-parent.ts";

/** Names, numbers and kinds. Never a text anybody wrote: a span leaves for a service that is not ours. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export type SpanOptions = {
  kind: "server" | "consumer" | "client" | "internal";
  attributes: SpanAttributes;
  /** What the caller says this is a part of. */
  parent?: IncomingTrace | null;
};

/** What is known once it has ended; `errorType` marks a failure. */
export type SpanEnd = { name?: string; attributes?: SpanAttributes; errorType?: string | null };

export type Tracer = {
  /** Spans that are recorded within the work belong to it. What it throws, it throws. */
  span<Result>(name: string, options: SpanOptions, work: (end: (ending: SpanEnd) => void) => Promise<Result>): Promise<Result>;
  /** Something that has just ended and took so long. */
  record(name: string, options: SpanOptions & SpanEnd & { durationMs: number }): void;
  /** Sends what has ended; never throws, and takes two seconds at most. */
  flush(): Promise<void>;
};

/** Without an exporter nothing is measured and nothing is loaded. */
export const NO_TRACER: Tracer = { span: (_name, _options, work) => work(ignore), record: ignore, flush: async () => undefined };

function ignore(): void {}
