import { hasMixedClasses, isPlaceholder } from "../randomness.ts";
import {
  ANY_BASE64,
  BASE64,
  DASHED,
  DOTTED,
  HEX,
  HYPHENED,
  keys,
  LOWER_HEX,
  looseKeys,
  type PrefixFormat,
  UNDERSCORED,
  UPPER_WORD,
  WORD,
} from "./format.ts";

const MIN_AWS_ID = 16;

/** Clouds, hosts of programs, databases and what configures them. */
export const CLOUD_FORMATS: readonly PrefixFormat[] = [
  awsId(["AKIA", "ASIA"], true),
  awsId(["ABIA", "ACCA"], false),
  keys("aws-bedrock-key", ["ABSKQmVkcm9ja0FQSUtleS", "bedrock-api-key-"], ANY_BASE64, 40, { full: 80 }),
  keys("aws-session-token", ["IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz"], ANY_BASE64, 60, { isAlone: true, full: 200 }),
  keys("google-client-secret", "GOCSPX-", DASHED, 20, { isGlued: true, full: 28 }),
  keys("google-access-token", "ya29.", DOTTED, 30, { full: 60 }),
  looseKeys("google-refresh-token", "1//0", DASHED, 40, { isAlone: true, full: 98 }),
  keys("digitalocean-token", ["dop_v1_", "doo_v1_", "dor_v1_"], LOWER_HEX, 40, { isGlued: true, full: 64 }),
  keys("heroku-key", ["HRKU-"], DASHED, 30, { full: 36 }),
  looseKeys("vercel-token", ["vcp_", "vci_", "vca_", "vcr_", "vck_"], WORD, 24, { isAlone: true, full: 56 }),
  keys("vercel-blob-token", "vercel_blob_rw_", UNDERSCORED, 24, { full: 45 }),
  looseKeys("netlify-token", ["nfp_", "nfc_", "nfo_", "nfu_", "nfb_"], WORD, 24, { full: 36 }),
  keys("fly-token", ["FlyV1 fm2_", "FlyV1 fm1r_", "FlyV1 fm1a_", "fm2_lJPE", "fo1_"], ANY_BASE64, 24, { full: 43 }),
  keys("supabase-key", ["sbp_", "sb_secret_"], DASHED, 24, { full: 31 }),
  looseKeys("databricks-token", ["dapi", "dose", "dkea"], HEX, 32, { isAlone: true }),
  looseKeys("alibaba-key", "LTAI", WORD, 16, { isAlone: true, full: 20, check: hasMixedClasses }),
  keys("tencent-key", "AKID", WORD, 28, { isAlone: true, full: 32, check: hasMixedClasses }),
  keys("cloudflare-key", ["cfut_", "cfat_", "cfk_"], WORD, 30, { full: 40 }),
  keys("cloudflare-origin-key", "v1.0-", HYPHENED, 100, { isAlone: true, full: 171 }),
  keys("terraform-token", ["atlasv1."], DASHED, 40, { full: 60 }),
  keys("planetscale-token", ["pscale_tkn_", "pscale_pw_", "pscale_oauth_"], DOTTED, 24, { full: 32 }),
  keys("neon-key", "napi_", WORD, 40, { isAlone: true, full: 64 }),
  keys("doppler-token", ["dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit.", "dp.said."], DOTTED, 30, { full: 40 }),
  keys("vault-token", ["hvs.", "hvb.", "hvr."], DASHED, 20, { isGlued: true, full: 90 }),
  keys("infracost-key", "ico-", WORD, 30, { isAlone: true, full: 32 }),
  keys("pulumi-token", "pul-", LOWER_HEX, 32, { isAlone: true, full: 40 }),
  keys("render-key", "rnd_", WORD, 24, { isAlone: true, full: 28, check: hasMixedClasses }),
  keys("tailscale-key", ["tskey-api-", "tskey-auth-", "tskey-client-", "tskey-scim-", "tskey-webhook-"], HYPHENED, 20, { full: 32 }),
  keys("scalingo-token", "tk-us-", DASHED, 40, { isAlone: true, full: 48 }),
  keys("prefect-key", ["pnu_", "pnb_"], WORD, 30, { full: 36 }),
  keys("mongodb-atlas-secret", "mdb_sa_sk_", DASHED, 30, { full: 40 }),
  keys("harness-token", ["pat.", "sat."], DOTTED, 44, {
    isAlone: true,
    full: 68,
    check: (body) => /^[\w-]{22}\.[0-9a-f]{24}\./.test(body),
  }),
  keys("onepassword-token", "ops_eyJ", BASE64, 60, { full: 250 }),
  keys("onepassword-secret-key", "A3-", HYPHENED, 32, {
    isAlone: true,
    full: 37,
    check: (body) => /^[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}/.test(body),
  }),
  keys("age-key", "AGE-SECRET-KEY-1", UPPER_WORD, 40, { full: 58 }),
];

/** Zeros in base64 are rows of "A", so only the two that are in every program count inside a word. */
function awsId(prefixes: readonly string[], isGlued: boolean): PrefixFormat {
  const accept: PrefixFormat["accept"] = (body, end) =>
    body.length >= MIN_AWS_ID && (/[0-9]/.test(body) || (end.startsToken && body.length === MIN_AWS_ID)) && !isPlaceholder(body);
  return { ...keys("aws-access-key", prefixes, UPPER_WORD, MIN_AWS_ID, { isGlued }), accept };
}
