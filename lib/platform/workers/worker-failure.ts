export type WorkerFailureReason = "timed_out" | "out_of_memory" | "crashed" | "threw" | "closed";

export class WorkerFailure extends Error {
  override readonly name = "WorkerFailure";
  readonly reason: WorkerFailureReason;

  constructor(reason: WorkerFailureReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
