// What secrets look like, one line each, alphabetical. Every pattern begins where a word begins, which may be after `_` or
// `-` as in a file's name, and has no quantifier inside another: time stays linear whatever the text. Whatever a pattern matches, its `hint` finds too; where it has
// groups `lead` and `secret`, only the second is masked. The examples are made up.
import { guardPattern } from '../domain/guarded-pattern.js';

export interface SecretRule {
  readonly name: string;
  readonly hint: RegExp;
  readonly pattern: RegExp;
  readonly example: string;
}

const LETTERS = 'Ab3dEf6hIj9kLm2nOp5qRs8tUv1wXy4zAc7dEg0hJk3mNp6rTv9xZb2dFh5jLn8pRt1vXz4bDf7hKm0qSu3w';
const some = (length: number): string => LETTERS.repeat(3).slice(0, length);
const hex = (length: number): string => '3f9a1c7e5b20d846'.repeat(8).slice(0, length);
const digits = (length: number): string => '7301946285'.repeat(4).slice(0, length);

/** Whatever a pattern matches holds one of these, or a long run: most texts have neither, and are done with. */
export const SECRET_MARKS: readonly string[] = (
  'AGE-SECRET-KEY-1 LTAI sk-ant- TT3x ATBB AKIA ASIA ABIA ACCA AccountKey= SharedAccessKey= sig= NRJS- /api/webhooks/ dckr_ ya29. ' +
  'fm1a_ fm1r_ fm2_ glc_ eyJ PRIVATE PuTTY-User-Key-File- SG. :// sntrys_ sntryu_ xox xapp- xwfp- hooks.slack.com/ ' +
  'sk_live_ sk_test_ rk_live_ rk_test_ whsec_ .atlasv1. hvs. hvb. hvr. gl GR1348941 sq0 pscale_'
).split(' ');
export const LONG_RUN = /[\w-]{27}/;

let made: readonly SecretRule[] | undefined;

/** Made when a text first asks for them: a hundred patterns are a millisecond's work. */
export function secretRules(): readonly SecretRule[] {
  return (made ??= [...rulesToK(), ...rulesFromL()]);
}

// biome-ignore format: one rule a line reads as the table that it is
const rulesToK = (): readonly SecretRule[] => [
  { name: 'adobe-secret', hint: /p8e-/, pattern: /(?<![A-Za-z0-9])p8e-[A-Za-z0-9]{32}(?![A-Za-z0-9])/g, example: `p8e-${some(32)}` },
  { name: 'age-key', hint: /AGE-SECRET-KEY-1/, pattern: /(?<![A-Za-z0-9])AGE-SECRET-KEY-1[0-9A-Z]{58}(?![A-Za-z0-9])/g, example: `AGE-SECRET-KEY-1${some(58).toUpperCase()}` },
  { name: 'airtable-token', hint: /pat[A-Za-z0-9]{14}\./, pattern: /(?<![A-Za-z0-9])pat[A-Za-z0-9]{14}\.[0-9a-f]{64}(?![A-Za-z0-9])/g, example: `pat${some(14)}.${hex(64)}` },
  { name: 'alibaba-key', hint: /LTAI/, pattern: /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,20}(?![A-Za-z0-9])/g, example: `LTAI${some(20)}` },
  { name: 'anthropic-key', hint: /sk-ant-/, pattern: /(?<![A-Za-z0-9])sk-ant-[\w-]{20,200}/g, example: `sk-ant-api03-${some(80)}-AA` },
  { name: 'atlassian-token', hint: /ATATT3x|ATCTT3x|ATBB/, pattern: /(?<![A-Za-z0-9])(?:AT[AC]TT3x[\w=+/-]{50,250}|ATBB[A-Za-z0-9]{24,36}(?![A-Za-z0-9]))/g, example: `ATATT3xFfGF0${some(150)}=6A7B8C9D` },
  { name: 'aws-access-key', hint: /AKIA|ASIA|ABIA|ACCA/, pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}(?![A-Za-z0-9])/g, example: `AKIA${some(16).toUpperCase()}` },
  { name: 'azure-key', hint: /AccountKey=|SharedAccessKey=/, pattern: /(?<lead>(?:AccountKey|SharedAccessKey)=)(?<secret>[A-Za-z0-9+/]{43,86}={0,2})/g, example: `AccountKey=${some(86)}==` },
  { name: 'azure-sas', hint: /[?&]sig=/, pattern: /(?<lead>[?&]sig=)(?<secret>[A-Za-z0-9%+/]{40,120}={0,2})/g, example: `?sv=2024&sig=${some(43)}%3D` },
  { name: 'cloudflare-key', hint: /v1\.0-/, pattern: /(?<![A-Za-z0-9])v1\.0-[0-9a-f]{24}-[0-9a-f]{146}(?![A-Za-z0-9])/g, example: `v1.0-${hex(24)}-${hex(128)}${hex(18)}` },
  { name: 'craftnudge-token', hint: /cn_/, pattern: /(?<![A-Za-z0-9])cn_[0-9a-f]{64}(?![A-Za-z0-9])/g, example: `cn_${hex(64)}` },
  { name: 'databricks-token', hint: /dapi/, pattern: /(?<![A-Za-z0-9])dapi[0-9a-f]{32}(?:-\d)?(?![A-Za-z0-9])/g, example: `dapi${hex(32)}` },
  { name: 'digitalocean-token', hint: /dop_v1_|doo_v1_|dor_v1_/, pattern: /(?<![A-Za-z0-9])do[opr]_v1_[0-9a-f]{64}(?![A-Za-z0-9])/g, example: `dop_v1_${hex(64)}` },
  { name: 'discord-token', hint: /\.[\w-]{6}\.[\w-]{27}/, pattern: /(?<![A-Za-z0-9])[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,38}(?![\w-])/g, example: `M${some(25)}.G${some(5)}.${some(38)}` },
  { name: 'discord-webhook', hint: /\/api\/webhooks\//, pattern: /(?<lead>\/api\/webhooks\/\d{17,20}\/)(?<secret>[\w-]{60,80})/g, example: `https://discord.com/api/webhooks/${digits(18)}/${some(68)}` },
  { name: 'docker-token', hint: /dckr_pat_|dckr_oat_/, pattern: /(?<![A-Za-z0-9])dckr_[po]at_[\w-]{20,60}/g, example: `dckr_pat_${some(27)}` },
  { name: 'doppler-token', hint: /dp\.(?:pt|st|ct|sa|scim|audit)\./, pattern: /(?<![A-Za-z0-9])dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]{2,35}\.)?[A-Za-z0-9]{40,44}(?![A-Za-z0-9])/g, example: `dp.st.dev.${some(43)}` },
  { name: 'dropbox-token', hint: /sl\.[\w-]{100}|sl\.u\./, pattern: /(?<![A-Za-z0-9])sl\.(?:u\.)?[\w-]{100,200}/g, example: `sl.${some(135)}` },
  { name: 'dynatrace-token', hint: /dt0c01\./, pattern: /(?<![A-Za-z0-9])dt0c01\.[A-Z0-9]{24}\.[A-Z0-9]{64}(?![A-Za-z0-9])/g, example: `dt0c01.${some(24).toUpperCase()}.${some(64).toUpperCase()}` },
  { name: 'facebook-token', hint: /EAA[MC][A-Za-z0-9]{60}/, pattern: /(?<![A-Za-z0-9])EAA[MC][A-Za-z0-9]{60,250}/g, example: `EAAC${some(150)}` },
  { name: 'figma-token', hint: /figd_/, pattern: /(?<![A-Za-z0-9])figd_[\w-]{38,60}/g, example: `figd_${some(40)}` },
  { name: 'flyio-token', hint: /fo1_|fm1a_|fm1r_|fm2_/, pattern: /(?<![A-Za-z0-9])(?:fo1_[\w-]{43}|fm1[ar]_[\w+/=]{100,250}|fm2_[\w+/=]{100,250})/g, example: `fo1_${some(43)}` },
  { name: 'github-fine-grained-token', hint: /github_pat_/, pattern: /(?<![A-Za-z0-9])github_pat_\w{30,100}/g, example: `github_pat_${some(22)}_${some(59)}` },
  { name: 'github-token', hint: /ghp_|gho_|ghu_|ghs_|ghr_/, pattern: /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,251}/g, example: `ghp_${some(36)}` },
  { name: 'gitlab-token', hint: /glpat-|gldt-|glrt-|glptt-|glcbt-|glsoat-|GR1348941/, pattern: /(?<![A-Za-z0-9])(?:gl(?:pat|dt|rt|ptt|cbt|soat)-[\w-]{20,64}|GR1348941[\w-]{20})/g, example: `glpat-${some(20)}` },
  { name: 'google-api-key', hint: /AIza/, pattern: /(?<![A-Za-z0-9])AIza[\w-]{35}(?![\w-])/g, example: `AIza${some(35)}` },
  { name: 'google-oauth-secret', hint: /GOCSPX-/, pattern: /(?<![A-Za-z0-9])GOCSPX-[\w-]{28}(?![A-Za-z0-9])/g, example: `GOCSPX-${some(28)}` },
  { name: 'google-oauth-token', hint: /ya29\./, pattern: /(?<![A-Za-z0-9])ya29\.[\w-]{30,300}/g, example: `ya29.a0${some(120)}` },
  { name: 'grafana-token', hint: /glsa_|glc_/, pattern: /(?<![A-Za-z0-9])(?:glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}(?![A-Za-z0-9])|glc_[A-Za-z0-9+/]{32,250}={0,2})/g, example: `glsa_${some(32)}_${hex(8)}` },
  { name: 'groq-key', hint: /gsk_/, pattern: /(?<![A-Za-z0-9])gsk_[A-Za-z0-9]{48,56}(?![A-Za-z0-9])/g, example: `gsk_${some(52)}` },
  { name: 'heroku-key', hint: /HRKU-/, pattern: /(?<![A-Za-z0-9])HRKU-[\w-]{36,80}/g, example: `HRKU-AA${some(58)}` },
  { name: 'hubspot-token', hint: /pat-(?:na|eu)\d/, pattern: /(?<![A-Za-z0-9])pat-(?:na|eu)\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![A-Za-z0-9])/g, example: `pat-na1-${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}` },
  { name: 'huggingface-token', hint: /hf_[A-Za-z0-9]{34}|api_org_/, pattern: /(?<![A-Za-z0-9])(?:hf|api_org)_[A-Za-z0-9]{34,40}(?![A-Za-z0-9])/g, example: `hf_${some(34)}` },
  { name: 'jwt', hint: /eyJ/, pattern: /(?<![\w-])(?<lead>(?:[\w-]{0,60}[_-])?)(?<secret>eyJ[\w-]{10,4096}\.eyJ[\w-]{4,4096}(?:\.[\w-]{10,4096})?)/g, example: `eyJ${some(33)}.eyJ${some(60)}.${some(43)}` },
];

// biome-ignore format: as above
const rulesFromL = (): readonly SecretRule[] => [
  { name: 'linear-key', hint: /lin_api_|lin_oauth_/, pattern: /(?<![A-Za-z0-9])lin_(?:api|oauth)_[A-Za-z0-9]{40,64}(?![A-Za-z0-9])/g, example: `lin_api_${some(40)}` },
  { name: 'mailchimp-key', hint: /[0-9a-f]-us\d/, pattern: /(?<![A-Za-z0-9])[0-9a-f]{32}-us\d{1,2}(?![A-Za-z0-9])/g, example: `${hex(32)}-us12` },
  { name: 'mailgun-key', hint: /key-[0-9a-f]{32}/, pattern: /(?<![A-Za-z0-9])key-[0-9a-f]{32}(?![A-Za-z0-9])/g, example: `key-${hex(32)}` },
  { name: 'new-relic-key', hint: /NRAK-|NRJS-|NRII-|[0-9a-f]NRAL/, pattern: /(?<![A-Za-z0-9])(?:NRAK-[A-Z0-9]{27}|NRJS-[0-9a-f]{19}|NRII-[\w-]{32}|[0-9a-f]{36}NRAL)(?![A-Za-z0-9])/g, example: `NRAK-${some(27).toUpperCase()}` },
  { name: 'notion-token', hint: /ntn_|secret_[A-Za-z0-9]{43}/, pattern: /(?<![A-Za-z0-9])(?:ntn_[A-Za-z0-9]{40,50}|secret_[A-Za-z0-9]{43})(?![A-Za-z0-9])/g, example: `ntn_${some(46)}` },
  { name: 'npm-token', hint: /npm_/, pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g, example: `npm_${some(36)}` },
  { name: 'nuget-key', hint: /oy2[a-z0-9]{43}/, pattern: /(?<![A-Za-z0-9])oy2[a-z0-9]{43}(?![A-Za-z0-9])/g, example: `oy2${some(43).toLowerCase()}` },
  { name: 'openai-key', hint: /sk-[A-Za-z]/, pattern: /(?<![A-Za-z0-9])sk-(?:(?:proj|svcacct|admin|None)-[\w-]{40,250}|(?:or-v1-)?[A-Za-z0-9]{40,64}(?![\w-]))/g, example: `sk-proj-${some(74)}T3BlbkFJ${some(74)}` },
  { name: 'perplexity-key', hint: /pplx-/, pattern: /(?<![A-Za-z0-9])pplx-[A-Za-z0-9]{48}(?![A-Za-z0-9])/g, example: `pplx-${some(48)}` },
  { name: 'pgp-private-key', hint: /BEGIN PGP PRIVATE/, pattern: /-----BEGIN PGP PRIVATE KEY BLOCK-----[^]*?(?:-----END PGP PRIVATE KEY BLOCK-----|$)/g, example: `-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n${some(64)}\n-----END PGP PRIVATE KEY BLOCK-----` },
  { name: 'planetscale-token', hint: /pscale_/, pattern: /(?<![A-Za-z0-9])pscale_(?:tkn|pw|oauth)_[\w.=-]{32,64}/g, example: `pscale_tkn_${some(43)}` },
  { name: 'postman-key', hint: /PMAK-/, pattern: /(?<![A-Za-z0-9])PMAK-[0-9a-f]{24}-[0-9a-f]{34}(?![A-Za-z0-9])/g, example: `PMAK-${hex(24)}-${hex(34)}` },
  { name: 'private-key', hint: /PRIVATE KEY-----/, pattern: /-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY-----[^]*?(?:-----END (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY-----|$)/g, example: `-----BEGIN RSA PRIVATE KEY-----\n${some(64)}\n${some(40)}=\n-----END RSA PRIVATE KEY-----` },
  { name: 'pulumi-token', hint: /pul-[0-9a-f]{40}/, pattern: /(?<![A-Za-z0-9])pul-[0-9a-f]{40}(?![A-Za-z0-9])/g, example: `pul-${hex(40)}` },
  { name: 'putty-key', hint: /PuTTY-User-Key-File-/, pattern: /PuTTY-User-Key-File-\d: [^]*?(?:Private-MAC: [0-9a-f]{40,64}|$)/g, example: `PuTTY-User-Key-File-2: ssh-rsa\nPrivate-Lines: 1\n${some(64)}\nPrivate-MAC: ${hex(40)}` },
  { name: 'pypi-token', hint: /pypi-AgE/, pattern: /(?<![A-Za-z0-9])pypi-AgE[\w-]{50,250}/g, example: `pypi-AgEIcHlwaS5vcmc${some(120)}` },
  { name: 'rubygems-key', hint: /rubygems_/, pattern: /(?<![A-Za-z0-9])rubygems_[0-9a-f]{48}(?![A-Za-z0-9])/g, example: `rubygems_${hex(48)}` },
  { name: 'sendgrid-key', hint: /SG\./, pattern: /(?<![A-Za-z0-9])SG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g, example: `SG.${some(22)}.${some(43)}` },
  { name: 'sendinblue-key', hint: /xkeysib-/, pattern: /(?<![A-Za-z0-9])xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}(?![A-Za-z0-9])/g, example: `xkeysib-${hex(64)}-${some(16)}` },
  { name: 'sentry-dsn', hint: /:\/\/[0-9a-f]{32}/, pattern: /(?<lead>https:\/\/)(?<secret>[0-9a-f]{32}(?::[0-9a-f]{32})?)@[\w.-]{1,100}\/\d{1,20}/g, example: `https://${hex(32)}@o123456.ingest.sentry.io/4501234` },
  { name: 'sentry-token', hint: /sntrys_|sntryu_/, pattern: /(?<![A-Za-z0-9])sntry[su]_[\w+/=-]{40,300}/g, example: `sntryu_${hex(64)}` },
  { name: 'shopify-token', hint: /shpat_|shpca_|shppa_|shpss_/, pattern: /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}(?![A-Za-z0-9])/g, example: `shpat_${hex(32)}` },
  { name: 'slack-token', hint: /xox[abeoprs][.-]|xapp-|xwfp-/, pattern: /(?<![A-Za-z0-9])(?:xox[abeoprs](?:\.xox[bp])?|xapp|xwfp)-[\w-]{10,250}/g, example: `xoxb-${digits(12)}-${digits(13)}-${some(24)}` },
  { name: 'slack-webhook', hint: /hooks\.slack\.com\//, pattern: /(?<lead>hooks\.slack\.com\/(?:services|workflows|triggers)\/)(?<secret>[\w/-]{20,120})/g, example: `https://hooks.slack.com/services/T${some(9).toUpperCase()}/B${some(9).toUpperCase()}/${some(24)}` },
  { name: 'square-token', hint: /EAAA[\w-]{60}|sq0(?:atp|csp)-/, pattern: /(?<![A-Za-z0-9])(?:EAAA[\w-]{60}|sq0(?:atp|csp)-[\w-]{22,43})(?![\w-])/g, example: `sq0atp-${some(22)}` },
  { name: 'stripe-key', hint: /sk_live_|sk_test_|rk_live_|rk_test_|whsec_/, pattern: /(?<![A-Za-z0-9])(?:[sr]k_(?:live|test)_[A-Za-z0-9]{16,250}|whsec_[A-Za-z0-9+/]{32,64})/g, example: `sk_live_${some(24)}` },
  { name: 'supabase-key', hint: /sbp_|sb_secret_/, pattern: /(?<![A-Za-z0-9])(?:sbp_[0-9a-f]{40}|sb_secret_[\w-]{31,41})(?![\w-])/g, example: `sbp_${hex(40)}` },
  { name: 'telegram-token', hint: /:AA/, pattern: /(?<![A-Za-z0-9])\d{8,10}:AA[\w-]{33}(?![\w-])/g, example: `${digits(9).replace(/^0/, '1')}:AA${some(33)}` },
  { name: 'terraform-token', hint: /\.atlasv1\./, pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}/g, example: `${some(14)}.atlasv1.${some(67)}` },
  { name: 'twilio-key', hint: /(?:SK|AC)[0-9a-f]{32}/, pattern: /(?<![A-Za-z0-9])(?:SK|AC)[0-9a-f]{32}(?![A-Za-z0-9])/g, example: `SK${hex(32)}` },
  { name: 'url-password', hint: /:\/\/[^\s/@]{1,300}@/, pattern: /(?<lead>:\/\/[^\s/:@"'<>[\]]{0,100}:)(?<secret>[^\s/@"'<>]{1,200})@/g, example: `postgres://app:${some(16)}@db.example.org/app` },
  { name: 'vault-token', hint: /hvs\.|hvb\.|hvr\./, pattern: /(?<![A-Za-z0-9])hv[sbr]\.[\w-]{24,250}/g, example: `hvs.${some(90)}` },
  { name: 'vercel-token', hint: /vercel_blob_rw_|vcp_/, pattern: /(?<![A-Za-z0-9])(?:vercel_blob_rw_\w{40,70}|vcp_[A-Za-z0-9]{50,60}(?![A-Za-z0-9]))/g, example: `vercel_blob_rw_${some(16)}_${some(30)}` },
  { name: 'xai-key', hint: /xai-/, pattern: /(?<![A-Za-z0-9])xai-[A-Za-z0-9]{70,90}(?![A-Za-z0-9])/g, example: `xai-${some(80)}` },
];

/** `key=value` and `key: value`, where the key says what the value is. Whether it is one is decided by `looksSecret`. */
export const assignmentRule = {
  name: 'secret',
  hint: guardPattern(/pass|pwd|secret|token|key|credential|authorization/i, [
    'pass',
    'pwd',
    'secret',
    'token',
    'key',
    'credential',
    'authorization',
  ]),
  pattern:
    /(?<key>(?:pass(?:word|wd|phrase|code)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|encryption[_-]?key|signing[_-]?key|credentials?|authorization)[\w.-]{0,30})(?<between>["'`\]]{0,2}\s{0,3}(?:=>|:=|[:=])\s{0,3}(?:Bearer |Basic |token )?["'`]?)(?<value>[^\s"'`,;]{6,400})/gi,
} as const;
