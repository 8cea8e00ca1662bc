import type { Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type * as wire from './index.ts'
import * as schema from './schema.ts'

/** `Static` of a schema is mutable, the hand-written types are not; nothing else may differ. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T
type Of<Name extends keyof typeof schema> = (typeof schema)[Name] extends schema.NamedSchema
  ? Frozen<Static<(typeof schema)[Name]>>
  : never

const named = Object.fromEntries(schema.NAMED_SCHEMAS.map((component) => [component.$id, component]))
const request = Compile(named, schema.CaptureRequestSchema)
const challenge = Compile(named, schema.ChallengeRequestSchema)
const result = Compile(named, schema.CaptureResultSchema)

const bundle: wire.CaptureBundle = {
  version: '1.0',
  sdkVersion: 'qe-identity-sdk-rn@0.1.0',
  platform: 'rn-ios',
  frames: ['iVBORw0KGgo='],
  capturedAt: '2026-05-24T08:15:52.481Z',
  signature: '00',
}
const capture = (changes: object) => request.Check({ customerId: 'c1', bundle: { ...bundle, ...changes } })

describe('the schemas', () => {
  it('give the hand-written types (checked by the compiler)', () => {
    expectTypeOf<Of<'ChallengeRequestSchema'>>().toEqualTypeOf<Frozen<wire.ChallengeRequest>>()
    expectTypeOf<Of<'ChallengeResultSchema'>>().toEqualTypeOf<Frozen<wire.ChallengeResult>>()
    expectTypeOf<Of<'CaptureBundleSchema'>>().toEqualTypeOf<Frozen<wire.CaptureBundle>>()
    expectTypeOf<Of<'CaptureRequestSchema'>>().toEqualTypeOf<Frozen<wire.CaptureRequest>>()
    expectTypeOf<Of<'CaptureResultSchema'>>().toEqualTypeOf<Frozen<wire.CaptureResult>>()
    expectTypeOf<Of<'CaptureClientViewSchema'>>().toEqualTypeOf<Frozen<wire.CaptureClientView>>()
    expectTypeOf<Of<'CustomerCreateRequestSchema'>>().toEqualTypeOf<Frozen<wire.CustomerCreateRequest>>()
    expectTypeOf<Of<'CustomerPageSchema'>>().toEqualTypeOf<Frozen<wire.Page<wire.Customer>>>()
    expectTypeOf<Of<'VerificationPageSchema'>>().toEqualTypeOf<Frozen<wire.Page<wire.Verification>>>()
    expectTypeOf<Of<'KtpBundleSchema'>>().toEqualTypeOf<Frozen<wire.KtpBundle>>()
    expectTypeOf<Of<'DeviceCreateRequestSchema'>>().toEqualTypeOf<Frozen<wire.DeviceCreateRequest>>()
    expectTypeOf<Of<'DevicePageSchema'>>().toEqualTypeOf<Frozen<wire.Page<wire.Device>>>()
    expectTypeOf<Of<'DeviceCreatedSchema'>>().toEqualTypeOf<Frozen<wire.DeviceCreated>>()
    expectTypeOf<Of<'SignInRequestSchema'>>().toEqualTypeOf<Frozen<wire.SignInRequest>>()
    expectTypeOf<Of<'SignInMethodsSchema'>>().toEqualTypeOf<Frozen<wire.SignInMethods>>()
    expectTypeOf<Of<'SignInResultSchema'>>().toEqualTypeOf<Frozen<wire.SignInResult>>()
    expectTypeOf<Of<'SecondFactorRequestSchema'>>().toEqualTypeOf<Frozen<wire.SecondFactorRequest>>()
    expectTypeOf<Of<'SetupRequestSchema'>>().toEqualTypeOf<Frozen<wire.SetupRequest>>()
    expectTypeOf<Of<'AnalystListSchema'>>().toEqualTypeOf<Frozen<wire.AnalystList>>()
    expectTypeOf<Of<'AnalystMeSchema'>>().toEqualTypeOf<Frozen<wire.AnalystMe>>()
    expectTypeOf<Of<'AnalystPreferencesRequestSchema'>>().toEqualTypeOf<Frozen<wire.AnalystPreferencesRequest>>()
    expectTypeOf<Of<'AnalystSessionListSchema'>>().toEqualTypeOf<Frozen<wire.AnalystSessionList>>()
    expectTypeOf<Of<'TotpEnrolmentSchema'>>().toEqualTypeOf<Frozen<wire.TotpEnrolment>>()
    expectTypeOf<Of<'TotpConfirmRequestSchema'>>().toEqualTypeOf<Frozen<wire.TotpConfirmRequest>>()
    expectTypeOf<Of<'RecoveryCodesSchema'>>().toEqualTypeOf<Frozen<wire.RecoveryCodes>>()
    expectTypeOf<Of<'PasswordChangeRequestSchema'>>().toEqualTypeOf<Frozen<wire.PasswordChangeRequest>>()
    expectTypeOf<Of<'PasswordConfirmRequestSchema'>>().toEqualTypeOf<Frozen<wire.PasswordConfirmRequest>>()
    expectTypeOf<Of<'AnalystInviteRequestSchema'>>().toEqualTypeOf<Frozen<wire.AnalystInviteRequest>>()
    expectTypeOf<Of<'AnalystInvitedSchema'>>().toEqualTypeOf<Frozen<wire.AnalystInvited>>()
    expectTypeOf<Of<'AnalystChangeRequestSchema'>>().toEqualTypeOf<Frozen<wire.AnalystChangeRequest>>()
    expectTypeOf<Of<'ApiKeyCreateRequestSchema'>>().toEqualTypeOf<Frozen<wire.ApiKeyCreateRequest>>()
    expectTypeOf<Of<'ApiKeyRotateRequestSchema'>>().toEqualTypeOf<Frozen<wire.ApiKeyRotateRequest>>()
    expectTypeOf<Of<'ApiKeyListSchema'>>().toEqualTypeOf<Frozen<wire.ApiKeyList>>()
    expectTypeOf<Of<'ApiKeyCreatedSchema'>>().toEqualTypeOf<Frozen<wire.ApiKeyCreated>>()
    expectTypeOf<Of<'TenantSettingsViewSchema'>>().toEqualTypeOf<Frozen<wire.TenantSettingsView>>()
    expectTypeOf<Of<'TenantSettingsChangeSchema'>>().toEqualTypeOf<Frozen<wire.TenantSettingsChange>>()
    expectTypeOf<Of<'ProblemSchema'>>().toEqualTypeOf<Frozen<wire.Problem>>()
  })

  it('have unique names, and every reference leads to one of them', () => {
    expect(Object.keys(named)).toHaveLength(schema.NAMED_SCHEMAS.length)
    const references = [...JSON.stringify(schema.NAMED_SCHEMAS).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1])
    expect(references.length).toBeGreaterThan(20)
    for (const name of references) expect(named).toHaveProperty(name)
  })

  it('put no keyword on a frame that must read all of it', () => {
    expect(Object.keys(schema.CaptureBundleSchema.properties.frames.items).sort()).toEqual(['description', 'type'])
  })

  it('accept a frame of 11.9 MB and one of 12.1 MB: its size is the server’s to judge', () => {
    expect(capture({ frames: ['A'.repeat(11_900_000), 'A'.repeat(12_100_000)] })).toBe(true)
  })

  it('accept unknown members at every level of a bundle', () => {
    const frameMeta = [{ step: 0, lens: { focalMm: 4 } }]
    const flashSamples = [{ step: 0, r: 0, g: 127.5, b: 255, iso: 100 }]
    expect(capture({ vendor: { deep: [1] }, frameMeta, flashSamples, sensors: { barometer: [1] } })).toBe(true)
  })

  it.each([
    ['no frame', { frames: [] }],
    ['a frame that is no text', { frames: [1] }],
    ['an unknown platform', { platform: 'symbian' }],
    ['a time that is none', { capturedAt: 'yesterday' }],
    ['a time without an offset', { capturedAt: '2026-05-24T08:15:52' }],
    ['a channel above 255', { flashSamples: [{ step: 0, r: 256, g: 0, b: 0 }] }],
    ['a sample without its step', { flashSamples: [{ r: 1, g: 0, b: 0 }] }],
    ['a step that is no integer', { flashSamples: [{ step: 0.5, r: 1, g: 0, b: 0 }] }],
    ['too many samples', { flashSamples: Array(101).fill({ step: 0, r: 1, g: 0, b: 0 }) }],
    ['a confidence above 1', { ocrConfidence: { nik: 1.01 } }],
    ['a field value that is no text', { ocrFields: { nik: 3 } }],
    ['a sensor row of three numbers', { sensors: { gyroscope: [[0, 1, 2]] } }],
    ['a version that is a number', { version: 1 }],
    ['no signature', { signature: undefined }],
  ])('refuse a bundle with %s', (_what, changes) => {
    expect(capture({})).toBe(true)
    expect(capture(changes)).toBe(false)
  })

  it.each([
    [{}, false],
    [{ customerId: '' }, false],
    [{ customerId: 'c1' }, true],
    [{ customerId: 'c1', steps: 3, ttlMs: 15_000 }, true],
    [{ customerId: 'c1', steps: 10, ttlMs: 300_000 }, true],
    [{ customerId: 'c1', steps: 2 }, false],
    [{ customerId: 'c1', steps: 11 }, false],
    [{ customerId: 'c1', steps: '5' }, false],
    [{ customerId: 'c1', ttlMs: 14_999 }, false],
    [{ customerId: 'c1', ttlMs: 300_001 }, false],
  ])('judge the challenge request %j: %s', (body, accepted) => {
    expect(challenge.Check(body)).toBe(accepted)
  })

  it('hold every member of the published reply', () => {
    const { verification, ktpBundle } = schema.CaptureResultSchema.properties
    const parts: readonly [{ readonly properties: object }, readonly string[]][] = [
      [schema.CaptureResultSchema, ['verification', 'ktpBundle', 'antiSpoof', 'tamper', 'faceEnrolment']],
      [verification, ['id', 'status', 'score']],
      [ktpBundle, ['id', 'verdict', 'assuranceTier', 'framesStored']],
      [schema.AntiSpoofResultSchema, ['fused', 'assuranceTier', 'voters', 'passed', 'present']],
      [schema.TamperResultSchema, ['fused', 'voters']],
      [schema.VoterResultSchema, ['name', 'passed', 'reason']],
      [schema.FaceEnrolmentResultSchema, ['id', 'fallbackStub', 'modelId']],
    ]
    for (const [part, members] of parts) {
      expect(Object.keys(part.properties)).toEqual(expect.arrayContaining([...members]))
    }
    expect(result.Check({})).toBe(false)
  })
})
