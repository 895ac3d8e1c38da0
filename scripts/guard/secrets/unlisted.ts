import type { Style } from "./listed.ts";
import { BASE36, BASE64_URL, HEX, type Random, UPPER36 } from "./random.ts";

const style = (type: string, make: (random: Random) => string): Style => ({ type, make });

/** Keys of vendors nobody has heard of, in every fashion keys come in. A test keeps their prefixes out of the guard's table. */
export const UNLISTED: readonly Style[] = [
  style("live-base62", (r) => `acme_live_${r.text(32)}`),
  style("test-base62", (r) => `zephyr_test_${r.text(24)}`),
  style("key-hex", (r) => `orbit_key_${r.text(40, HEX)}`),
  style("api-base36", (r) => `quill-api-${r.text(36, BASE36)}`),
  style("short-prefix", (r) => `qx_${r.text(40)}`),
  style("dotted", (r) => `mk.${r.text(22)}.${r.text(43, BASE64_URL)}`),
  style("secret-base64", (r) => `sec_${r.text(43, BASE64_URL)}`),
  style("versioned", (r) => `hz1.${r.text(48)}`),
  style("pat-hyphen", (r) => `nova-pat-${r.text(28)}`),
  style("upper-prefix", (r) => `KQTX-${r.text(8, UPPER36)}-${r.text(8, UPPER36)}-${r.text(8, UPPER36)}-${r.text(8, UPPER36)}`),
  style("colon", (r) => `svc:${r.text(32)}`),
  style("long-hex", (r) => r.text(64, HEX)),
  style("md5-like", (r) => r.text(32, HEX)),
  style("sha1-like", (r) => r.text(40, HEX)),
  style("base62-20", (r) => r.text(20)),
  style("base62-32", (r) => r.text(32)),
  style("base62-48", (r) => r.text(48)),
  style("base36-24", (r) => r.text(24, BASE36)),
  style("base36-40", (r) => r.text(40, BASE36)),
  style("upper-32", (r) => r.text(32, UPPER36)),
  style("base64-32", (r) => r.base64(32)),
  style("base64-24", (r) => r.base64(24)),
  style("base64-url-43", (r) => r.text(43, BASE64_URL)),
  style("uuid", (r) => r.uuid()),
  style("two-uuids", (r) => `${r.uuid()}:${r.uuid()}`),
  style("token-dash", (r) => `tok-${r.text(12)}-${r.text(12)}`),
  style("workspace", (r) => `wsk_${r.text(8, BASE36)}_${r.text(24)}`),
  style("bot", (r) => `botx-${r.text(18, "0123456789")}-${r.text(24)}`),
  style("admin", (r) => `admin.${r.text(30, BASE64_URL)}`),
  style("password", (r) => `${r.text(6)}!${r.text(5)}#${r.text(2, "0123456789")}`),
];
