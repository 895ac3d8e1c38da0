import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Crash points exist only in a worker of the chaos harness (tests/chaos/compile); what is published knows neither them nor the switch. */
const TRACE = /\bCHAOS(?:_\w+)?\b|__crash\b/;

/** Every shipped text file with a trace in it. */
export function findChaosTraces(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]s|json)$/.test(entry.name))
    .flatMap((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const found = TRACE.exec(readFileSync(file, "utf8"));
      return found ? [`${path.relative(folder, file)} holds "${found[0]}": code of the chaos harness is published`] : [];
    });
}
