import type { ReactNode } from "react";
import { ModuleFrame } from "../../_shell/module-frame.tsx";
import { PROMPT_PAGES } from "./prompt-pages.ts";

/** For the pages of the module; the pages of one prompt stand in its own frame. */
export function PromptsFrame(props: { drawer?: ReactNode; children: ReactNode }) {
  return <ModuleFrame title="Prompts" pages={PROMPT_PAGES} hasPagesBelow {...props} />;
}
