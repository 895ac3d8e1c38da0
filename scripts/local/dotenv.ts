import { existsSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "./child-script.ts";

/** .env.local, then .env; what the shell has set already stays. */
export function loadEnvironmentFiles(root = PROJECT_ROOT): void {
  for (const name of [".env.local", ".env"]) {
    const file = path.join(root, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}
