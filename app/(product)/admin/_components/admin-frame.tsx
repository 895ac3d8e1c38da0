import type { ReactNode } from "react";
import { ModuleFrame } from "../../_shell/module-frame.tsx";

const ADMIN_PAGES = [
  { href: "/admin", name: "Overview" },
  { href: "/admin/users", name: "People" },
  { href: "/admin/quality", name: "Quality" },
  { href: "/admin/audit", name: "Audit" },
  { href: "/admin/usage", name: "Usage" },
  { href: "/admin/jobs", name: "Jobs" },
  { href: "/admin/dead-letters", name: "Dead letters" },
  { href: "/admin/integrations", name: "Integrations" },
] as const;

export function AdminFrame(props: { children: ReactNode; drawer?: ReactNode }) {
  return <ModuleFrame title="Admin" pages={ADMIN_PAGES} {...props} />;
}
