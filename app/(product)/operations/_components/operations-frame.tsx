import type { ReactNode } from "react";
import { asProblem } from "../../../_client/problem.ts";
import { ModuleFrame } from "../../_shell/module-frame.tsx";
import { OperatorsOnly } from "./operators-only.tsx";

const OPERATIONS_PAGES = [
  { href: "/operations", name: "Overview" },
  { href: "/operations/alerts", name: "Alerts" },
  { href: "/operations/incidents", name: "Incidents" },
  { href: "/operations/readiness", name: "Readiness" },
  { href: "/operations/schedules", name: "Schedules" },
  { href: "/operations/backups", name: "Backups" },
  { href: "/operations/logs", name: "Logs" },
  { href: "/operations/settings", name: "Settings" },
] as const;

type OperationsFrameProps = {
  children: ReactNode;
  drawer?: ReactNode;
  /** Of the question the page stands on: where the API refuses it, the frame says for whom the page is and shows nothing else. */
  error?: unknown;
};

const FORBIDDEN = 403;

/** The pages of whoever runs the deployment. */
export function OperationsFrame({ children, drawer, error = null }: OperationsFrameProps) {
  const isRefused = error !== null && asProblem(error).status === FORBIDDEN;
  return (
    <ModuleFrame title="Operations" pages={OPERATIONS_PAGES} drawer={isRefused ? undefined : drawer}>
      {isRefused ? <OperatorsOnly /> : children}
    </ModuleFrame>
  );
}
