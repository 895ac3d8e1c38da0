/** A line of the log as it is kept for whoever runs the deployment: no text anybody wrote, no name, no address. */
export type LogLine = {
  at: Date;
  level: LineLevel;
  /** A constant sentence of the code. */
  message: string;
  requestId: string | null;
  route: string | null;
  method: string | null;
  status: number | null;
  durationMs: number | null;
  /** Pseudonyms, which only this deployment can make. */
  organization: string | null;
  user: string | null;
  code: string | null;
  job: string | null;
  /** The kind of error, never its words. */
  error: string | null;
};

export const LINE_LEVELS = ["error", "warn", "info"] as const;
export type LineLevel = (typeof LINE_LEVELS)[number];
