import {
  Boxes,
  ChartColumn,
  Files,
  HeartPulse,
  type LucideIcon,
  MessageSquare,
  OctagonX,
  Radar,
  ServerCog,
  Settings,
  Shield,
  SquareLibrary,
  SquareSplitHorizontal,
  UsersRound,
} from "lucide-react";
import type { User } from "../../_client/auth.ts";
import { isAdmin } from "../../_client/use-me.ts";

type ModuleGroup = "Work" | "Protect" | "Money" | "Manage";
export type ProductModule = {
  name: string;
  href: string;
  group: ModuleGroup;
  icon: LucideIcon;
  /** Left out for everybody else; the page itself says why when they come by its address. */
  isFor?: (user: User) => boolean;
};

/** The one table of what the rail, the bottom bar and the palette offer. A new module adds its line; groups without one are not shown. */
const MODULES: readonly ProductModule[] = [
  { name: "Chat", href: "/chat", group: "Work", icon: MessageSquare },
  { name: "Prompts", href: "/prompts", group: "Work", icon: SquareLibrary },
  { name: "Files", href: "/files", group: "Work", icon: Files },
  { name: "Playground", href: "/playground", group: "Work", icon: SquareSplitHorizontal },
  { name: "Guard", href: "/guard", group: "Protect", icon: Shield },
  { name: "Risk", href: "/risk", group: "Protect", icon: Radar },
  { name: "Fail-safe", href: "/failsafe", group: "Protect", icon: OctagonX },
  { name: "Models", href: "/models", group: "Manage", icon: Boxes },
  { name: "Usage", href: "/usage", group: "Manage", icon: ChartColumn },
  { name: "Admin", href: "/admin", group: "Manage", icon: UsersRound, isFor: isAdmin },
  { name: "Admin", href: "/admin/users", group: "Manage", icon: UsersRound, isFor: (user) => isAdministrative(user) && !isAdmin(user) },
  { name: "Operations", href: "/operations", group: "Manage", icon: ServerCog, isFor: isOperator },
  { name: "Health", href: "/health/dashboard", group: "Manage", icon: HeartPulse },
  { name: "Settings", href: "/settings", group: "Manage", icon: Settings },
];

const GROUP_ORDER: readonly ModuleGroup[] = ["Work", "Protect", "Money", "Manage"];

/** Who runs the deployment, or helps to. */
function isOperator({ platformRole }: User): boolean {
  return platformRole !== undefined;
}

/** Who sees people, or at least the audit trail. */
function isAdministrative({ role, platformRole }: User): boolean {
  return role === "OWNER" || role === "ADMIN" || role === "ANALYST" || platformRole !== undefined;
}

export function modulesFor(user: User | undefined): ProductModule[] {
  return MODULES.filter(({ isFor }) => !isFor || (user !== undefined && isFor(user)));
}

export function groupModules(all: readonly ProductModule[]): ReadonlyArray<{ group: ModuleGroup; modules: ProductModule[] }> {
  const groups = GROUP_ORDER.map((group) => ({ group, modules: all.filter((module) => module.group === group) }));
  return groups.filter(({ modules }) => modules.length > 0);
}

export function isInModule(pathname: string, { href }: ProductModule): boolean {
  const [root = ""] = href.split("/").filter(Boolean);
  return pathname === href || pathname.startsWith(`/${root}/`);
}
