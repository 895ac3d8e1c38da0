import { readFile } from "node:fs/promises";
import path from "node:path";

/** Guides that are pages too; the names are fixed here, so no address chooses a file. */
const GUIDES = {
  models: "quick-start.md",
  chat: "quick-start-chat.md",
  risk: "risk.md",
  riskStart: "quick-start-risk.md",
  guard: "guard.md",
  failsafe: "failsafe.md",
  keys: "api-keys.md",
} as const;

export function readGuide(name: keyof typeof GUIDES): Promise<string> {
  return readFile(path.join(process.cwd(), "docs", "guides", GUIDES[name]), "utf8");
}
