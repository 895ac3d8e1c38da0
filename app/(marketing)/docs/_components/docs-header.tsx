import Link from "next/link";
import { Brand } from "../../../_ui/brand.tsx";
import { Button } from "../../../_ui/button.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

export function DocsHeader() {
  return (
    <header className="sticky top-0 z-20 border-b bg-surface print:hidden">
      <div className="mx-auto flex h-14 max-w-360 items-center gap-3 px-4 md:px-6">
        <Link href="/" className="rounded-md">
          <Brand />
        </Link>
        <Link href="/docs" className="rounded-md border-l pl-3 text-ink-soft hover:text-ink">
          Docs
        </Link>
        <div className="flex-1" />
        <ThemeSwitch />
        <Button asChild size="small">
          <Link href="/chat" prefetch={false}>
            Open Aegis
          </Link>
        </Button>
      </div>
    </header>
  );
}
