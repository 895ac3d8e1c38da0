import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../../local/child-script.ts";
import { type Guide, readGuide } from "./programs.ts";

const NAMES = ["quick-start.md", "quick-start-chat.md", "quick-start-risk.md", "prompts-api.md", "webhooks.md"] as const;

/** Each with its own account, at the given address instead of the one the guide names. */
export function loadGuides(url: string): { name: string; guide: Guide; environment: Record<string, string> }[] {
  return NAMES.map((name) => {
    const text = readFileSync(path.join(PROJECT_ROOT, "docs", "guides", name), "utf8");
    const email = `ada-${Math.random().toString(36).slice(2)}@quick-start.example`;
    const guide = readGuide(text.replaceAll("http://localhost:3000", url).replaceAll("ada@example.com", email));
    return { name, guide, environment: { ...guide.settings } };
  });
}
