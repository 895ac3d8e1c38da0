/** Why this address is not put under load; null where it may be. `owned`: the host whoever asks says is theirs. */
export function refusalOf(url: URL, owned: string | undefined): string | null {
  if (url.protocol !== "http:" && url.protocol !== "https:") return `${url.protocol} is no address of a deployment.`;
  if (isLoopback(url.hostname) || owned === url.host || owned === url.hostname) return null;
  return `${url.host} is not this machine. If the deployment is yours, say so: --i-own-this ${url.host}`;
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
