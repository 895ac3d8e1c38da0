import { ALNUM, characterClass } from "../character-class.ts";
import { hasMixedClasses } from "../randomness.ts";
import {
  BASE64,
  DASHED,
  DOTTED,
  HEX,
  HYPHENED,
  isRandomRun,
  keys,
  LOWER_HEX,
  looseKeys,
  type PrefixFormat,
  UNDERSCORED,
  URL_PATH,
  UUID,
  WORD,
} from "./format.ts";

const DOLLARED = characterClass(`${ALNUM}$`);
const ADYEN = characterClass(`${ALNUM}+/=-^_*.(){}[]<>:;,?!#%&~@$`);
const QUERY = characterClass(`${ALNUM}_-.=&%?/`);
const SALESFORCE = characterClass(`${ALNUM}_.!`);
const ASANA = characterClass(`${ALNUM}/:`);

/** Payment, shops, messages, sales and papers. */
export const BUSINESS_FORMATS: readonly PrefixFormat[] = [
  keys("stripe-key", ["sk_live_", "rk_live_", "sk_test_", "rk_test_", "sk_org_live_", "sk_org_test_"], WORD, 10, {
    isGlued: true,
    full: 24,
  }),
  keys("stripe-key", "whsec_", BASE64, 16, { isGlued: true, full: 32 }),
  keys("square-token", ["sq0atp-", "sq0csp-", "sq0idp-"], DASHED, 20, { full: 22 }),
  looseKeys("square-token", "EAAA", DASHED, 50, { isAlone: true, full: 60 }),
  keys("paypal-token", ["access_token$production$", "access_token$sandbox$"], DOLLARED, 40, { full: 49 }),
  keys("shopify-token", ["shpat_", "shpca_", "shppa_", "shpss_", "shpua_", "shptka_"], HEX, 24, { isGlued: true, full: 32 }),
  keys("adyen-key", "AQE", ADYEN, 80, { isAlone: true, full: 200, check: isRandomRun }),
  keys("plaid-token", ["access-production-", "access-sandbox-", "access-development-"], UUID, 30, { full: 36 }),
  keys("razorpay-key", ["rzp_live_", "rzp_test_"], WORD, 14),
  keys("flutterwave-key", ["FLWSECK-", "FLWSECK_TEST-", "FLWSECK_PROD-"], HYPHENED, 24, { full: 32 }),
  keys("gocardless-token", ["live_", "sandbox_"], DASHED, 38, { isAlone: true, full: 40, check: hasMixedClasses }),
  keys("mollie-key", ["access_"], WORD, 40, { isAlone: true, check: hasMixedClasses }),
  keys("easypost-key", ["EZAK", "EZTK"], WORD, 50, { isAlone: true, full: 54 }),
  keys("shippo-token", ["shippo_live_", "shippo_test_"], HEX, 30, { full: 40 }),
  keys("lob-key", ["live_pub_", "test_pub_"], LOWER_HEX, 28, { full: 31 }),
  keys(
    "slack-token",
    ["xoxa-", "xoxb-", "xoxe-", "xoxe.xoxp-", "xoxe.xoxb-", "xoxo-", "xoxp-", "xoxr-", "xoxs-", "xoxc-", "xoxd-", "xapp-", "xwfp-"],
    HYPHENED,
    10,
    { isGlued: true, full: 40 },
  ),
  keys("slack-webhook", ["hooks.slack.com/services/", "hooks.slack.com/workflows/", "hooks.slack.com/triggers/"], URL_PATH, 20, {
    isGlued: true,
    full: 44,
  }),
  keys("discord-webhook", ["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"], URL_PATH, 60, { isGlued: true, full: 85 }),
  keys("teams-webhook", ["webhook.office.com/webhookb2/", "webhook.office.com/workflows/"], URL_PATH, 60, { isGlued: true, full: 120 }),
  keys("telegram-token", "api.telegram.org/bot", DASHED, 40, { isGlued: true }),
  keys("zapier-webhook", "hooks.zapier.com/hooks/catch/", URL_PATH, 12, { isGlued: true, check: (body) => /[0-9]{4}/.test(body) }),
  keys("google-chat-webhook", "chat.googleapis.com/v1/spaces/", QUERY, 60, { isGlued: true, check: (body) => body.includes("token=") }),
  looseKeys("twilio-key", "SK", LOWER_HEX, 32, { isGlued: true }),
  { ...looseKeys("sendgrid-key", "SG.", DOTTED, 30, { isGlued: true, full: 66 }), accept: (body) => hasSendgridParts(body) },
  keys("mailgun-key", ["key-", "pubkey-"], LOWER_HEX, 32),
  looseKeys("resend-key", "re_", UNDERSCORED, 24, { isAlone: true, full: 33, check: hasMixedClasses }),
  keys("brevo-key", ["xkeysib-", "xsmtpsib-"], HYPHENED, 40, { full: 81 }),
  keys("mailersend-token", "mlsn.", LOWER_HEX, 40, { full: 64 }),
  keys("klaviyo-key", "pk_", LOWER_HEX, 34, { isAlone: true, full: 34 }),
  keys("intercom-token", "dG9rOj", BASE64, 40, { isAlone: true, full: 54 }),
  keys("hubspot-token", ["pat-na1-", "pat-na2-", "pat-na3-", "pat-eu1-", "pat-ap1-"], UUID, 30, { full: 36 }),
  keys("salesforce-token", "00D", SALESFORCE, 60, { isAlone: true, check: (body) => /^[A-Za-z0-9]{9,15}!/.test(body) }),
  keys("notion-token", ["ntn_", "secret_"], WORD, 40, { isAlone: true, full: 43, check: isRandomRun }),
  looseKeys("airtable-token", "pat", DOTTED, 60, { isAlone: true, full: 79, check: (body) => /^[A-Za-z0-9]{14}\.[0-9a-f]{40}/.test(body) }),
  keys("linear-key", ["lin_api_", "lin_oauth_", "lin_wh_"], WORD, 32, { full: 40 }),
  keys("figma-token", ["figd_", "figo_", "figu_"], DASHED, 30, { full: 40 }),
  keys("dropbox-token", "sl.", DASHED, 60, { isAlone: true, full: 130, check: hasMixedClasses }),
  keys("typeform-token", "tfp_", DASHED, 40, { full: 59 }),
  keys("contentful-token", "CFPAT-", DASHED, 40, { full: 43 }),
  keys("frameio-token", "fio-u-", DASHED, 40, { full: 64 }),
  keys("facebook-token", ["EAACEdEose0cBA", "EAA"], WORD, 80, { isAlone: true, full: 100, check: hasMixedClasses }),
  keys("twitter-token", "AAAAAAAAAAAAAAAAAAAAA", QUERY, 50, { isAlone: true, full: 80 }),
  keys("instagram-token", ["IGQV", "IGAA"], DASHED, 80, { isAlone: true, full: 100 }),
  keys("clickup-token", "pk_", UNDERSCORED, 34, { isAlone: true, full: 40, check: (body) => /^[0-9]{6,10}_[0-9A-Z]{32}$/.test(body) }),
  keys("asana-token", ["0/", "1/", "2/"], ASANA, 44, {
    isAlone: true,
    check: (body) => /^[0-9]{14,18}(?:\/[0-9]{14,18})?:[0-9a-f]{32}/.test(body),
  }),
];

function hasSendgridParts(body: string): boolean {
  const parts = body.split(".");
  return parts.some((part, index) => part.length >= 16 && (parts[index + 1]?.length ?? 0) >= 32);
}
