import type { ErrorEvent, Exception, StackFrame } from "@sentry/nextjs";

/**
 * What may leave for the error tracker: which error, where in our code, in which request. The list names what stays, so a
 * field the vendor adds tomorrow stays home. Messages are cut too: a driver's message can quote the document it failed on.
 */
export type SentryOptions = {
  dsn: string;
  release: string;
  sendDefaultPii: false;
  maxBreadcrumbs: 0;
  includeLocalVariables: false;
  beforeSend(event: ErrorEvent): ErrorEvent;
  integrations<Integration extends { name: string }>(defaults: Integration[]): Integration[];
};

/** No sample rate is set, which leaves tracing off altogether. */
export function sentryOptions(dsn: string, release: string): SentryOptions {
  return {
    dsn,
    release,
    sendDefaultPii: false,
    maxBreadcrumbs: 0,
    includeLocalVariables: false,
    beforeSend: scrubEvent,
    // Sessions, console, request and context data travel past beforeSend or only feed it: what stays catches errors.
    integrations: (defaults) => defaults.filter(({ name }) => KEPT_INTEGRATIONS.has(name)),
  };
}

const KEPT_INTEGRATIONS: ReadonlySet<string> = new Set(["EventFilters", "LinkedErrors", "OnUncaughtException", "OnUnhandledRejection"]);
const KEPT_TAGS = ["requestId", "code", "route", "runtime"] as const;

export function scrubEvent(event: ErrorEvent): ErrorEvent {
  const tags = Object.fromEntries(KEPT_TAGS.flatMap((name) => (event.tags?.[name] === undefined ? [] : [[name, event.tags[name]]])));
  return {
    type: undefined,
    tags,
    ...(event.event_id !== undefined && { event_id: event.event_id }),
    ...(event.timestamp !== undefined && { timestamp: event.timestamp }),
    ...(event.level !== undefined && { level: event.level }),
    ...(event.platform !== undefined && { platform: event.platform }),
    ...(event.release !== undefined && { release: event.release }),
    ...(event.environment !== undefined && { environment: event.environment }),
    exception: { values: (event.exception?.values ?? []).map(scrubException) },
  };
}

function scrubException(exception: Exception): Exception {
  return {
    type: exception.type ?? "Error",
    value: "[cut]",
    stacktrace: { frames: (exception.stacktrace?.frames ?? []).map(scrubFrame) },
  };
}

/** Neither local variables nor the source lines around: both can hold values. */
function scrubFrame(frame: StackFrame): StackFrame {
  return {
    ...(frame.filename !== undefined && { filename: frame.filename }),
    ...(frame.function !== undefined && { function: frame.function }),
    ...(frame.lineno !== undefined && { lineno: frame.lineno }),
    ...(frame.colno !== undefined && { colno: frame.colno }),
    ...(frame.in_app !== undefined && { in_app: frame.in_app }),
  };
}
