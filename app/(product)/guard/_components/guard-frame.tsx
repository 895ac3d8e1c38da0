import type { ReactNode } from "react";
import { ModuleFrame } from "../../_shell/module-frame.tsx";
import { GUARD_PAGES } from "./guard-pages.ts";

export function GuardFrame(props: { children: ReactNode; drawer?: ReactNode }) {
  return <ModuleFrame title="Guard" pages={GUARD_PAGES} {...props} />;
}
