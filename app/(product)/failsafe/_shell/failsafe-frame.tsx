import type { ReactNode } from "react";
import { ModuleFrame } from "../../_shell/module-frame.tsx";
import { FAILSAFE_PAGES } from "./failsafe-pages.ts";

export function FailsafeFrame(props: { children: ReactNode }) {
  return <ModuleFrame title="Fail-safe" pages={FAILSAFE_PAGES} hasPagesBelow {...props} />;
}
