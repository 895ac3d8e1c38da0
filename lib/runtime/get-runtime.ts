import { getEnv } from "../platform/env.ts";
import { createRuntime } from "./create-runtime.ts";
import type { Runtime } from "./runtime.ts";

let runtime: Runtime | null = null;

/** One runtime per process: functions share instances, and a client is pooled per process. */
export function getRuntime(): Runtime {
  runtime ??= createRuntime(getEnv());
  return runtime;
}
