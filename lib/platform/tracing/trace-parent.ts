/** The trace a caller is in (https://www.w3.org/TR/trace-context/). */
export type IncomingTrace = { traceId: string; spanId: string; isSampled: boolean };

const FORM = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Null for anything but the one version there is: what cannot be read begins a trace of its own. */
export function readTraceParent(header: string | null): IncomingTrace | null {
  const [, traceId = "", spanId = "", flags = ""] = FORM.exec(header ?? "") ?? [];
  if (traceId === "" || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
