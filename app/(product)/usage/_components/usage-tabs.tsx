"use client";

import { useSearchParams } from "next/navigation";
import { LinkTabs } from "../../../_ui/link-tabs.tsx";

const TABS = [
  { href: "/usage", name: "Spending" },
  { href: "/usage/egress", name: "Data leaving" },
  { href: "/usage/budgets", name: "Budgets" },
] as const;

/** The period goes along from tab to tab; filters belong to the page they were set on. */
const KEPT = ["period", "from", "to"] as const;

export function UsageTabs() {
  const search = useSearchParams();
  const kept = new URLSearchParams(KEPT.flatMap((name) => [[name, search.get(name) ?? ""]]).filter(([, value]) => value !== ""));
  return <LinkTabs label="Usage" tabs={TABS} query={kept.size > 0 ? `?${kept}` : ""} />;
}
