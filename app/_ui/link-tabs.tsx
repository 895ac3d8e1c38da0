"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";

type LinkTabsProps = {
  label: string;
  tabs: readonly { href: string; name: string }[];
  /** Goes along from tab to tab, with its question mark. */
  query?: string;
  /** A tab also stands for the pages below its address, but for the first, which is the module's own. */
  hasPagesBelow?: boolean;
};

/** Pages of one module, side by side. They are links: each has its own address. */
export function LinkTabs({ label, tabs, query = "", hasPagesBelow = false }: LinkTabsProps) {
  const pathname = usePathname();
  const tabList = useRef<HTMLElement>(null);
  // On a phone the tab one came by may lie beyond the edge. Only the strip itself moves.
  useEffect(() => {
    const list = tabList.current;
    const active = pathname === "" ? null : list?.querySelector<HTMLElement>('[aria-current="page"]');
    if (list && active) list.scrollLeft = active.offsetLeft - (list.clientWidth - active.clientWidth) / 2;
  }, [pathname]);
  return (
    <nav ref={tabList} aria-label={label} className="relative -mb-px flex gap-1 overflow-x-auto border-b">
      {tabs.map(({ href, name }, index) => {
        const isActive = pathname === href || (hasPagesBelow && index > 0 && pathname.startsWith(`${href}/`));
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
