/**
 * Writes vectors/*.json: one signed bundle a file, for SDKs in any language and for our own tests.
 * Canonical form and MAC come from `canonicalize` and node:crypto, not from this package, so the vectors can disagree
 * with our code. Deterministic: running it again must change nothing.
 *
 *   node packages/protocol/scripts/make-vectors.mjs [folder]
 */
import { createHash, createHmac } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import canonicalize from 'canonicalize'

const folder = process.argv[2] ?? fileURLToPath(new URL('../vectors/', import.meta.url))
const WEB_KEY = 'qe_whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'
const DEVICE_KEY = 'qe_dev_Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA'

const head = '"version":"1.0","sdkVersion":"vectors@1.0.0","capturedAt":"2026-05-24T08:15:52.481Z"'
/** Bundles are written as JSON text, because JSON.stringify would lose what some of them are about (-0, 1.0, 1e21). */
const vectors = [
  {
    name: 'worked-example',
    about: 'The example of docs/signing.md: a web capture that answers a challenge of three steps.',
    hmacKey: WEB_KEY,
    bundleJson: `{
  "version": "1.0",
  "sdkVersion": "my-app@1.4.2",
  "platform": "web",
  "frames": ["/9j/4AAQSkZJRgABAQ=="],
  "capturedAt": "2026-05-24T08:15:52.481Z",
  "flashChallengeNonce": "9f8e7d6c-5b4a-4321-8765-0123456789ab",
  "flashSamples": [
    { "step": 0, "r": 24.5, "g": 21, "b": 20 },
    { "step": 1, "r": 96, "g": 92, "b": 90.25 },
    { "step": 2, "r": 25, "g": 90, "b": 22 }
  ],
  "ocrFields": { "fullName": "ANDRÉ SPÉCIMEN", "nik": "0000000000000000" }
}`,
  },
  {
    name: 'minimal',
    about: 'Only the required members, signed with a device key.',
    hmacKey: DEVICE_KEY,
    bundleJson: `{${head},"platform":"android","frames":["iVBORw0KGgo="]}`,
  },
  {
    name: 'signature-left-out',
    about: 'The outermost signature is not signed; members of that name further down are.',
    hmacKey: DEVICE_KEY,
    bundleJson: `{"signature":"0000",${head},"platform":"ios","frames":["iVBORw0KGgo="],"vendor":{"signature":"kept"}}`,
  },
  {
    name: 'non-ascii-names',
    about: 'Text outside ASCII goes in as UTF-8, never escaped and never normalised (é comes in both spellings).',
    hmacKey: WEB_KEY,
    bundleJson: `{${head},"platform":"flutter","frames":["iVBORw0KGgo="],"ocrFields":{"fullName":"I GUSTI AYU \\u00c9KA / e\\u0301","address":"JL. \\ud83c\\udf34 RAYA 5","alias":"\\u0639\\u0628\\u062f \\u0627\\u0644\\u0644\\u0647","kampung":"\\ua9b2\\ua9a4"}}`,
  },
  {
    name: 'escapes',
    about: 'Only the quote, the backslash and U+0000–U+001F are escaped; /, DEL and U+2028 are not.',
    hmacKey: WEB_KEY,
    bundleJson: `{${head},"platform":"web","frames":["\\/9j\\/4AAQ"],"note":"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f\\"\\\\\\/\\u007f\\u0080\\u2028\\u2029\\uFEFF\\u0061"}`,
  },
  {
    name: 'numbers',
    about: 'Numbers are printed as ECMAScript prints doubles, however they were written.',
    hmacKey: WEB_KEY,
    bundleJson: `{${head},"platform":"rn-ios","frames":["iVBORw0KGgo="],"numbers":[-0,0.0,1.0,1e2,1e21,1E20,-1e-7,0.000001,0.1,4.35,333333333.33333329,9007199254740993,5e-324,1.7976931348623157e308,123456789012345680000]}`,
  },
  {
    name: 'key-order',
    about: 'Members are sorted by UTF-16 code units: an emoji (surrogates, D83D) comes before U+FB33, "10" before "9".',
    hmacKey: WEB_KEY,
    bundleJson: `{"zeta":1,${head},"platform":"rn-android","frames":["iVBORw0KGgo="],"names":{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis","":"Empty","9":"Nine","10":"Ten","A":"Upper","a":"Lower"}}`,
  },
  {
    name: 'nested-unknown-fields',
    about: 'Members the server does not know are signed like all others, at every depth.',
    hmacKey: WEB_KEY,
    bundleJson: `{${head},"platform":"web","frames":["iVBORw0KGgo="],"frameMeta":[{"step":0,"camera":"rear","torch":false,"x-lens":{"focalMm":4.2}}],"x-vendor":{"z":[{"b":[],"a":{}},null,true],"a":{"deep":{"deeper":[[1,[2]]]}}}}`,
  },
  {
    name: 'long-key',
    about: 'A key longer than 64 bytes, with text outside ASCII: its UTF-8 bytes, all of them.',
    hmacKey: `kunci-perangkat-é-${'0123456789'.repeat(6)}`,
    bundleJson: `{${head},"platform":"ios","frames":["iVBORw0KGgo="]}`,
  },
  {
    name: 'megabyte-frame',
    about: 'A frame of one mebibyte of base64, given as a recipe. It is no image; it is for signing only.',
    hmacKey: DEVICE_KEY,
    bundleJson: `{${head},"platform":"android","frames":["","iVBORw0KGgo="]}`,
    frameRecipe: {
      rule: 'frames[frame] = standard base64 of byteLength bytes, byte i being (i * multiply + add) mod 256',
      frame: 0,
      byteLength: 786_432,
      multiply: 31,
      add: 7,
    },
  },
]

mkdirSync(folder, { recursive: true })
for (const { name, about, hmacKey, bundleJson, frameRecipe } of vectors) {
  const bundle = JSON.parse(bundleJson)
  if (frameRecipe) {
    const { frame, byteLength, multiply, add } = frameRecipe
    bundle.frames[frame] = Buffer.alloc(byteLength)
      .map((_, i) => (i * multiply + add) % 256)
      .toString('base64')
  }
  delete bundle.signature
  const canonical = canonicalize(bundle)
  const vector = {
    name,
    about,
    hmacKey,
    bundleJson,
    ...(frameRecipe ? { frameRecipe } : { canonicalJson: canonical }),
    canonicalByteLength: Buffer.byteLength(canonical),
    canonicalSha256: createHash('sha256').update(canonical).digest('hex'),
    signature: createHmac('sha256', hmacKey).update(canonical).digest('hex'),
  }
  // Plain ASCII on disk, so that no editor or tool can change an invisible character.
  const text = JSON.stringify(vector, null, 2).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  writeFileSync(`${folder}/${name}.json`, `${text}\n`)
}
