import type { ReactNode } from "react";
import { ModuleFrame } from "../../_shell/module-frame.tsx";
import { RISK_PAGES } from "./risk-pages.ts";

export function RiskFrame(props: { children: ReactNode; drawer?: ReactNode }) {
  return <ModuleFrame title="Risk" pages={RISK_PAGES} hasPagesBelow {...props} />;
}
