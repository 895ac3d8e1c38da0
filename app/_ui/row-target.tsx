import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

// The one thing in a row that can be focused; its target is the whole row, which has to be `relative`. What else in the row can be
// pressed stands above it.
const TARGET = "rounded-md -outline-offset-1 after:absolute after:inset-0";

type RowLinkProps = { id: string; href: string; className?: string; children: ReactNode };

/** Leads to the page of what the row shows. */
export function RowLink({ id, href, className, children }: RowLinkProps) {
  return (
    <Link href={href} data-list-item={id} className={classNames(TARGET, className)}>
      {children}
    </Link>
  );
}

type RowButtonProps = { id: string; isOpen: boolean; onOpen(): void; className?: string; children: ReactNode };

/** Opens what the row shows beside the list. */
export function RowButton({ id, isOpen, onOpen, className, children }: RowButtonProps) {
  return (
    <button type="button" data-list-item={id} aria-expanded={isOpen} onClick={onOpen} className={classNames(TARGET, className)}>
      {children}
    </button>
  );
}
