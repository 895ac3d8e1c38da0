import { BlockList, isIP } from "node:net";

/**
 * Addresses and networks (CIDR) a key may be used from. Node's list also knows that ::ffff:10.0.0.1, as a socket may say it, is the
 * IPv4 address 10.0.0.1.
 */
export type AllowList = { allows(ip: string): boolean };

/** An empty list allows every address. */
export function createAllowList(networks: readonly string[]): AllowList {
  if (networks.length === 0) return EVERYBODY;
  const list = new BlockList();
  for (const text of networks) {
    const network = parseNetwork(text);
    // What cannot be read allows nobody; it was checked when it was written down.
    if (network) list.addSubnet(network.address, network.prefix, network.family);
  }
  return {
    allows(ip) {
      const address = ip.split("%", 1)[0] ?? "";
      const version = isIP(address);
      return version !== 0 && list.check(address, version === 4 ? "ipv4" : "ipv6");
    },
  };
}

const EVERYBODY: AllowList = { allows: () => true };

type Network = { address: string; prefix: number; family: "ipv4" | "ipv6" };

/** Null for what is neither an address nor a network. A zone has no meaning outside one machine; mapped IPv4 is written as IPv4. */
function parseNetwork(text: string): Network | null {
  const [address = "", length, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0 || address.includes("%") || /^::ffff:/i.test(address)) return null;
  const max = version === 4 ? 32 : 128;
  if (length !== undefined && (!/^(?:0|[1-9]\d{0,2})$/.test(length) || Number(length) > max)) return null;
  return { address, prefix: length === undefined ? max : Number(length), family: version === 4 ? "ipv4" : "ipv6" };
}

export function isNetwork(text: string): boolean {
  return parseNetwork(text) !== null;
}
