import type { ChildProcess } from "node:child_process";
import { Socket } from "node:net";
import { WorkerFailure } from "./worker-failure.ts";
import type { WorkerReply, WorkerRequest } from "./worker-message.ts";
import { startWorkerProcess, toFailure, type WorkerProcessOptions } from "./worker-process.ts";

/**
 * Processes for work that must not take the server with it: parsers of strangers' files, models. Processes and not threads, since
 * a thread that asks for too much at once ends the whole process (V8 cannot refuse an allocation), and a process can be given no
 * secrets, no right to write or to start others, and less time and memory. They start when there is work.
 */
export type WorkerPool<Task, Result> = {
  /** Throws WorkerFailure, or the reason of the signal. */
  run(task: Task, options?: RunOptions): Promise<Result>;
  close(): void;
};

type RunOptions = { signal?: AbortSignal; onProgress?: (value: unknown) => void };

export type WorkerPoolOptions = WorkerProcessOptions & {
  size: number;
  /** Of one task, from when a worker has it. */
  timeoutMs: number;
  /** A worker is replaced after so many; 1 keeps what one task leaves behind from every other. */
  tasksPerWorker?: number;
};

type Job = { task: unknown; options: RunOptions; resolve(result: unknown): void; reject(error: unknown): void; onAbort(): void };
type Member = { child: ChildProcess; served: number; job: Job | null; notes: string; timer: NodeJS.Timeout | undefined };
type Pool = { options: WorkerPoolOptions; members: Set<Member>; waiting: Job[] };

const IDLE_MS = 60_000;
const NOTES_LENGTH = 4_096;

export function createWorkerPool<Task, Result>(options: WorkerPoolOptions): WorkerPool<Task, Result> {
  const pool: Pool = { options, members: new Set(), waiting: [] };
  let isClosed = false;
  return {
    async run(task, runOptions = {}) {
      if (isClosed) throw closed();
      runOptions.signal?.throwIfAborted();
      const result = await new Promise<unknown>((resolve, reject) => {
        const job: Job = { task, options: runOptions, resolve, reject, onAbort: () => drop(pool, job, runOptions.signal?.reason) };
        runOptions.signal?.addEventListener("abort", job.onAbort, { once: true });
        pool.waiting.push(job);
        assignWaiting(pool);
      });
      return asResult<Result>(result);
    },
    close() {
      isClosed = true;
      const open = [...pool.waiting, ...[...pool.members].flatMap(({ job }) => job ?? [])];
      for (const job of open) drop(pool, job, closed());
      for (const member of pool.members) end(pool, member);
    },
  };
}

function assignWaiting(pool: Pool): void {
  while (pool.waiting.length > 0) {
    const idle = [...pool.members].find(({ job }) => job === null);
    const member = idle ?? (pool.members.size < pool.options.size ? hire(pool) : null);
    const job = member && pool.waiting.shift();
    if (!member || !job) return;
    assign(pool, member, job);
  }
}

function hire(pool: Pool): Member {
  const member: Member = { child: startWorkerProcess(pool.options), served: 0, job: null, notes: "", timer: undefined };
  const { child } = member;
  pool.members.add(member);
  child.stderr?.on("data", (piece: Buffer) => {
    member.notes = (member.notes + piece.toString("latin1")).slice(-NOTES_LENGTH);
  });
  child.on("message", (reply: WorkerReply) => hear(pool, member, reply));
  child.on("error", () => child.kill("SIGKILL"));
  // After "close", and not yet after "exit", its last words have been read.
  child.on("close", (_code, signal) => {
    settle(member, (job) => job.reject(toFailure(member.notes, signal)));
    end(pool, member);
  });
  return member;
}

function assign(pool: Pool, member: Member, job: Job): void {
  const { timeoutMs } = pool.options;
  clearTimeout(member.timer);
  member.job = job;
  member.served += 1;
  keepAwake(member.child, true);
  member.timer = setTimeout(() => drop(pool, job, new WorkerFailure("timed_out", `A worker had ${timeoutMs} ms.`)), timeoutMs);
  const request: WorkerRequest = { task: job.task };
  member.child.send(request, (error) => {
    if (error) member.child.kill("SIGKILL");
  });
}

function hear(pool: Pool, member: Member, reply: WorkerReply): void {
  if (reply.type === "progress") {
    member.job?.options.onProgress?.(reply.value);
    return;
  }
  settle(member, (job) => (reply.type === "done" ? job.resolve(reply.result) : job.reject(new WorkerFailure("threw", reply.message))));
  if (member.served >= (pool.options.tasksPerWorker ?? Number.POSITIVE_INFINITY)) end(pool, member);
  else {
    keepAwake(member.child, false);
    member.timer = setTimeout(() => end(pool, member), IDLE_MS).unref();
    assignWaiting(pool);
  }
}

/** Nobody wants its result any more. A worker that has it cannot be asked to stop: it may not be listening. */
function drop(pool: Pool, job: Job, reason: unknown): void {
  const place = pool.waiting.indexOf(job);
  if (place >= 0) pool.waiting.splice(place, 1);
  const member = [...pool.members].find((each) => each.job === job);
  job.options.signal?.removeEventListener("abort", job.onAbort);
  job.reject(reason);
  if (!member) return;
  member.job = null;
  end(pool, member);
}

/** Its place is free at once: the next task does not wait for a process to be gone. */
function end(pool: Pool, member: Member): void {
  pool.members.delete(member);
  clearTimeout(member.timer);
  member.child.kill("SIGKILL");
  keepAwake(member.child, false);
  assignWaiting(pool);
}

/** Whatever comes of a task comes once; then the worker has none. */
function settle(member: Member, tell: (job: Job) => void): void {
  const { job } = member;
  if (!job) return;
  member.job = null;
  clearTimeout(member.timer);
  job.options.signal?.removeEventListener("abort", job.onAbort);
  tell(job);
}

/** A worker with a task keeps this process awake, one without does not. */
function keepAwake(child: ChildProcess, isAwake: boolean): void {
  const parts = [child, child.channel, child.stderr instanceof Socket ? child.stderr : null];
  for (const part of parts) isAwake ? part?.ref() : part?.unref();
}

function closed(): WorkerFailure {
  return new WorkerFailure("closed", "The pool is closed.");
}

/** What an entry answers is what the pool beside it is typed with. */
function asResult<Result>(value: unknown): Result {
  return value as Result;
}
