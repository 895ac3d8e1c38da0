"use client";

import { LoaderCircle, TableOfContents } from "lucide-react";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { Button } from "../../../_ui/button.tsx";
import { classNames } from "../../../_ui/class-names.ts";
import { Kbd } from "../../../_ui/kbd.tsx";
import { moveInList } from "../../../_ui/move-in-list.ts";
import { SearchField } from "../../../_ui/search-field.tsx";
import { filterGroups, type NavGroup, type NavLink } from "./filter-groups.ts";

/** All there is to read, by chapter; `/` leads to the search from anywhere, arrows move through what it found. */
export function DocsNav({ groups }: { groups: readonly NavGroup[] }) {
  const pathname = usePathname();
  const [query, setQuery] = useState("");
  const [isOpen, setOpen] = useState(false);
  const nav = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const shown = filterGroups(groups, query);
  const count = shown.reduce((sum, { links }) => sum + links.length, 0);

  useSlashKey(field, setOpen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what these follow.
  useEffect(() => {
    setOpen(false);
    nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: "nearest" });
  }, [pathname]);

  function handleKey(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === "Escape") {
      setQuery("");
      field.current?.focus();
      return;
    }
    moveInList(event, list.current);
  }

  return (
    <nav
      ref={nav}
      aria-label="Documentation"
      onKeyDown={handleKey}
      className="border-b lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:w-72 lg:shrink-0 lg:overflow-y-auto lg:border-r lg:border-b-0 print:hidden"
    >
      <div className="p-2 lg:hidden noscript:hidden">
        <Button
          tone="quiet"
          className="w-full justify-start"
          aria-expanded={isOpen}
          aria-controls="contents"
          onClick={() => setOpen(!isOpen)}
        >
          <TableOfContents aria-hidden className="size-4" />
          Contents and search
        </Button>
      </div>
      <div id="contents" className={classNames("px-4 pt-2 pb-6 lg:block lg:pt-4 noscript:block", !isOpen && "hidden")}>
        <DocsSearch field={field} query={query} onQuery={setQuery} />
        <p role="status" className="sr-only">
          {query === "" ? "" : `${count} found`}
        </p>
        {count === 0 && <p className="py-4 text-ink-soft text-sm">Nothing has “{query}” in its address, name or code.</p>}
        <div ref={list}>
          {shown.map((group) => (
            <NavSection key={group.title} group={group} pathname={pathname} />
          ))}
        </div>
      </div>
    </nav>
  );
}

type DocsSearchProps = { field: RefObject<HTMLInputElement | null>; query: string; onQuery(query: string): void };

function DocsSearch({ field, query, onQuery }: DocsSearchProps) {
  return (
    <div className="relative noscript:hidden">
      <SearchField ref={field} label="Search the docs" value={query} onValue={onQuery} />
      {query === "" && (
        <span aria-hidden className="pointer-events-none absolute top-2 right-2">
          <Kbd>/</Kbd>
        </span>
      )}
    </div>
  );
}

function useSlashKey(field: RefObject<HTMLInputElement | null>, open: (isOpen: boolean) => void): void {
  useEffect(() => {
    function handleSlash(event: globalThis.KeyboardEvent): void {
      if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      open(true);
      // After the paint that shows it: what is hidden cannot take the focus.
      requestAnimationFrame(() => field.current?.focus());
    }
    document.addEventListener("keydown", handleSlash);
    return () => document.removeEventListener("keydown", handleSlash);
  }, [field, open]);
}

function NavSection({ group: { title, links }, pathname }: { group: NavGroup; pathname: string }) {
  return (
    <div className="pt-5">
      <h2 className="pb-1 font-medium text-ink-faint text-xs">{title}</h2>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <NavItem link={link} isActive={pathname === link.href} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Not fetched ahead: a page is small, and there are as many of them as there are operations. */
function NavItem({ link: { href, text, method }, isActive }: { link: NavLink; isActive: boolean }) {
  return (
    <Link
      href={href}
      prefetch={false}
      data-list-item
      aria-current={isActive ? "page" : undefined}
      className={classNames(
        "-mx-2 flex min-h-7 items-baseline gap-2 rounded-md px-2 py-1 text-sm -outline-offset-2",
        isActive ? "bg-accent-soft font-medium text-accent-ink" : "text-ink-soft hover:bg-hover hover:text-ink",
      )}
    >
      {method !== undefined && <span className="w-11 shrink-0 font-mono text-xs uppercase">{method === "delete" ? "del" : method}</span>}
      <span className={classNames("min-w-0 [overflow-wrap:anywhere]", method !== undefined && "font-mono text-xs")}>{text}</span>
      <Progress />
    </Link>
  );
}

function Progress() {
  const { pending } = useLinkStatus();
  return pending ? <LoaderCircle aria-label="Loading" className="size-3.5 shrink-0 animate-turn self-center" /> : null;
}
