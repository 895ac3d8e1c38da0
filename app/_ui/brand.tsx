/** The mark and the name; the mark alone where space is short, on phones by `isShort`. */
export function Brand({ isMarkOnly = false, isShort = false }: { isMarkOnly?: boolean; isShort?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-base">
      <svg aria-hidden="true" viewBox="0 0 24 24" className="size-6 text-accent" fill="none" stroke="currentColor" strokeWidth="2">
        <path d="M12 3l7 2.6v6.2c0 4.4-3 7.4-7 9.2-4-1.8-7-4.800-7-9.2V5.600z" strokeLinejoin="round" />
        <path d="M9 12h6" strokeLinecap="round" />
      </svg>
      <span className={isMarkOnly ? "sr-only" : isShort ? "sr-only md:not-sr-only" : undefined}>Aegis</span>
    </span>
  );
}
