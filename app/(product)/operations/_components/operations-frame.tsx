import type { ReactNode } from "react";
import { ModuleFrame } from "../../_shell/module-frame.tsx";

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

/** The pages of whoever runs the deployment. */
export function OperationsFrame(props: { children: ReactNode; drawer?: ReactNode }) {
  return <ModuleFrame title="Operations" pages={OPERATIONS_PAGES} {...props} />;
}
