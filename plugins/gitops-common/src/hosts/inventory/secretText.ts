/**
 * Words in a name that say that its value is not for everybody. Rather one too many: a variable that is dropped can
 * still be declared in the Delivery, a secret that is shown cannot be taken back.
 */
const secretWords =
  /passw|passphrase|secret|token|credential|private|bearer|authori[sz]ation|cookie|apikey|accesskey|vault|htpasswd|kubeconfig|dsn$|connectionstring/;

/** Short words, that are part of many harmless ones: they count only where they stand alone. */
const secretParts = new Set([
  'auth',
  'creds',
  'otp',
  'pass',
  'pin',
  'pw',
  'pwd',
  'salt',
  'seed',
]);

/** Whether what stands under this name may be a secret: `db_password`, `apiKey`, `PGPASS`. */
export function isSecretName(name: string): boolean {
  const parts = name
    .slice(0, 256)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return (
    secretWords.test(parts.join('')) ||
    parts.some(part => secretParts.has(part) || part.endsWith('pass')) ||
    // `signing_key`, but not `key_file`
    /keys?$/.test(parts.at(-1) ?? '')
  );
}

/** What keys and tokens look like, whatever they are called. Every repetition has a bound: the texts are hostile. */
const secretShapes = [
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/,
  /PuTTY-User-Key-File/,
  /\$ANSIBLE_VAULT;/,
  /\bAGE-SECRET-KEY-1/,
  // user information in a URL
  /:\/\/[^\s/?#@:]{0,100}:[^\s/?#@]{1,200}@/,
  // crypt(3) hashes
  /\$(1|2[abxy]?|5|6|7|y|gy|argon2(i|d|id)|scrypt)\$\S{8}/,
  // tokens of GitHub, GitLab, Slack, Stripe, npm, PyPI, Vault
  /\b(gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|[rs]k_live_|npm_|pypi-|hv[sb]\.)[\w-]{10}/,
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  // JSON Web Tokens
  /\beyJ[\w-]{8,1000}\.eyJ[\w-]{8}/,
  // headers
  /\b(bearer|basic)\s{1,10}[\w+/=.~-]{12}/i,
  // options and assignments
  /(passw\w{0,10}|passphrase|secret\w{0,10}|token|api[_-]?key|credentials?|pwd)["']?\s{0,10}[=:]\s{0,10}["']?[^\s"'{]/i,
  /(^|\s)--?(password|passwd|pass|pwd|secret|token|api-?key|credentials?)\s{1,10}\S/i,
];

/** Longer texts are not looked through: certificates and scripts, which no template of a manifest needs. */
const maxLength = 8192;

/** Whether a text looks as if it held a secret, or is too long to tell. */
export function looksSecret(text: string): boolean {
  return (
    text.length > maxLength || secretShapes.some(shape => shape.test(text))
  );
}
