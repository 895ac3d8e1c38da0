import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "../_ui/brand.tsx";
import { SkipLink } from "../_ui/skip-link.tsx";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex h-14 items-center px-4 md:px-6">
        <Link href="/" className="flex rounded-md">
          <Brand />
        </Link>
      </header>
      <main id="main" className="mx-auto w-full max-w-96 flex-1 px-4 pt-8 pb-16 md:pt-16">
        {children}
      </main>
    </div>
  );
}
