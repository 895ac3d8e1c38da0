"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { classNames } from "../../../_ui/class-names.ts";

const TABS = [
  { href: "/usage", name: "Spending" },
  { href: "/usage/egress", name: "Data leaving" },
  { href: "/usage/budgets", name: "Budgets" },
] as const;

/** The period goes along from tab to tab; filters belong to the page they were set on. */
const KEPT = ["period", "from", "to"] as const;

export function UsageTabs() {
  const pathname = usePathname();
  const search = useSearchParams();
  const kept = new URLSearchParams(KEPT.flatMap((name) => [[name, search.get(name) ?? ""]]).filter(([, value]) => value !== ""));
  const query = kept.size > 0 ? `?${kept}` : "";
  return (
    <nav aria-label="Usage" className="-mb-px flex gap-1 overflow-x-auto border-b">
      {TABS.map(({ href, name }) => {
        const isActive = pathname === href;
        return (
          <Link
            key={href}
            href={`${href}${query}`}
            aria-current={isActive ? "page" : undefined}
            className={classNames(
              "flex h-10 items-center whitespace-nowrap border-b-2 px-3 text-base -outline-offset-2",
              isActive ? "border-accent font-medium text-accent-ink" : "border-transparent text-ink-soft hover:text-ink",
            )}
          >
            {name}
          </Link>
        );
      })}
    </nav>
  );
}
