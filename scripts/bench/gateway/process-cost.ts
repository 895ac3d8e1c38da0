import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What a process has used so far, as the kernel counts it: other work on the machine hardly moves it. NaN where there is no /proc. */
export function processorMs(pid: number): number {
  // The second field is the command's name in brackets, which may hold spaces; user and system time are the 14th and 15th.
  const fields = readProc(pid, "stat").split(") ").at(-1)?.split(" ") ?? [];
  return ((Number(fields[11] ?? Number.NaN) + Number(fields[12] ?? Number.NaN)) * 1_000) / ticksPerSecond();
}

const KIB_PER_MB = 1_000_000 / 1_024;

/** The most it has held since it began. */
export function peakMemoryMb(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readProc(pid, "status"))?.[1] ?? Number.NaN) / KIB_PER_MB;
}

function readProc(pid: number, name: "stat" | "status"): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

let ticks: number | null = null;

function ticksPerSecond(): number {
  ticks ??= Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
  return ticks;
}
