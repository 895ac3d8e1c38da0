/** What travels between a pool and its workers, by structured clone. */
export type WorkerRequest = { task: unknown };

export type WorkerReply =
  | { type: "progress"; value: unknown }
  | { type: "done"; result: unknown }
  /** The handler threw; its words stay for the log and are never shown. */
  | { type: "failed"; message: string };

/** Written by the watch of a worker before it ends itself, so that the pool can say why. */
export const MEMORY_NOTE = "aegis-worker: memory limit";
