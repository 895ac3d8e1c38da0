import { Boxes, ChartColumn, HeartPulse, type LucideIcon, MessageSquare, Settings, SquareSplitHorizontal } from "lucide-react";

type ModuleGroup = "Work" | "Protect" | "Money" | "Manage";
export type ProductModule = { name: string; href: string; group: ModuleGroup; icon: LucideIcon };

/** The one table of what the rail, the bottom bar and the palette offer. A new module adds its line; groups without one are not shown. */
export const MODULES: readonly ProductModule[] = [
  { name: "Chat", href: "/chat", group: "Work", icon: MessageSquare },
  { name: "Playground", href: "/playground", group: "Work", icon: SquareSplitHorizontal },
  { name: "Models", href: "/models", group: "Manage", icon: Boxes },
  { name: "Usage", href: "/usage", group: "Manage", icon: ChartColumn },
  { name: "Health", href: "/health/dashboard", group: "Manage", icon: HeartPulse },
  { name: "Settings", href: "/settings", group: "Manage", icon: Settings },
];

const GROUP_ORDER: readonly ModuleGroup[] = ["Work", "Protect", "Money", "Manage"];

export function listModuleGroups(): ReadonlyArray<{ group: ModuleGroup; modules: ProductModule[] }> {
  const groups = GROUP_ORDER.map((group) => ({ group, modules: MODULES.filter((module) => module.group === group) }));
  return groups.filter(({ modules }) => modules.length > 0);
}

export function isInModule(pathname: string, { href }: ProductModule): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
