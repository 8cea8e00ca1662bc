import type { Voter } from '../voter.ts'

export const signingKey: Voter<
  'session',
  'challenge_key' | 'device_key' | 'self_asserted' | 'self_asserted_allowed' | 'no_bundle'
> = {
  name: 'signing_key',
  family: 'anti_spoof',
  version: '1',
  needs: ['session'],
  findings: {
    challenge_key: 'pass',
    device_key: 'pass',
    self_asserted: 'fail',
    self_asserted_allowed: 'fail',
    no_bundle: 'absent',
  },
  about: {
    sees: 'Which key signed the bundle: the secret of a single-use challenge, a provisioned device key, or a key that only the sender knows.',
    fooledBy:
      'Anyone who runs the client: a browser is handed its secret, and a rooted phone gives up its device key. A good signature never shows that a camera was used.',
    thresholdSource: 'No threshold: the key either is known to the server or is not (docs/signing.md).',
  },
  vote({ session }) {
    const measured = { keySource: session.keySource, platform: session.platform }
    switch (session.keySource) {
      case 'challenge':
        return { finding: 'challenge_key', reason: 'Signed with the secret of a single-use challenge.', measured }
      case 'device':
        return { finding: 'device_key', reason: 'Signed with a key provisioned to this device.', measured }
      case 'self_asserted':
        return session.selfAssertedAllowed
          ? {
              finding: 'self_asserted_allowed',
              reason: 'Signed with a key the server does not know; this tenant accepts such bundles.',
              measured,
            }
          : {
              finding: 'self_asserted',
              reason:
                'Signed with a key the server does not know, so the signature proves only that the body arrived whole.',
              measured,
            }
      case null:
        return { finding: 'no_bundle', reason: 'The frames came without a signed bundle.', measured }
    }
  },
}
