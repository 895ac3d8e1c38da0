/** PostgreSQL refuses to run as root; there it runs as Debian's "nobody" and owns nothing but its data. */
const NOBODY = { uid: 65_534, gid: 65_534 };

export const serverUser = (): typeof NOBODY | null => (process.getuid?.() === 0 ? NOBODY : null);

/** What to put before a program so that it runs as that user and the kernel ends it with us, however we end. */
export function asServerUser(): string[] {
  const user = serverUser();
  const identity = user === null ? [] : [`--reuid=${user.uid}`, `--regid=${user.gid}`, "--clear-groups"];
  return [...identity, "--pdeathsig", "QUIT", "--"];
}
